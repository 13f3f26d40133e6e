/** What a JSON text says, with the text that was parsed; `value` is the error where it is none. */
export interface Parsed {
  value: unknown;
  json: string;
}

/** NaN and Infinity, which some writers put where JSON has no word, are read as null. */
export function parseLenient(text: string): Parsed {
  try {
    return { value: JSON.parse(text), json: text };
  } catch (cause) {
    const strings = /"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity)\b/g;
    const repaired = text.replace(strings, (match) => (match[0] === '"' ? match : 'null'));
    if (repaired === text) return { value: cause, json: text };
    try {
      return { value: JSON.parse(repaired), json: repaired };
    } catch {
      return { value: cause, json: text };
    }
  }
}
