/** What a JSON text says, with the text that was parsed; `value` is the error where it is none. */
export interface Parsed {
  value: unknown;
  json: string;
  /** NaN and Infinity, as they stood there. */
  noNumbers: readonly string[];
}

/** NaN and Infinity, which some writers put where JSON has no word, are read as null. */
export function parseLenient(text: string): Parsed {
  try {
    return { value: JSON.parse(text), json: text, noNumbers: [] };
  } catch (cause) {
    const strings = /"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity)\b/g;
    const noNumbers: string[] = [];
    const repaired = text.replace(strings, (match) => {
      if (match[0] === '"') return match;
      noNumbers.push(match);
      return 'null';
    });
    try {
      return { value: JSON.parse(repaired), json: repaired, noNumbers };
    } catch {
      return { value: cause, json: text, noNumbers: [] };
    }
  }
}
