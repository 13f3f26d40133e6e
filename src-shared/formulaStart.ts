/**
 * How a text begins that a spreadsheet would run as a formula: with one of its signs, and not as a number does. In a table that we
 * write, an apostrophe stands before it; a text that begins with apostrophes before such a sign gets one more, so that reading takes
 * away what writing added.
 */
export const formulaStart = /^'*(?:[=@\t\r]|[+-](?!$|[.,]?\d[\d.,\u0020\u00a0\u202f]*(?:e[+-]?\d+)?%?$))/i;

/** The text that was written with an apostrophe before it. */
export const withoutGuard = (text: string): string =>
  text.startsWith("'") && formulaStart.test(text) ? text.slice(1) : text;
