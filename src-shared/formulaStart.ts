/** How a text begins that a spreadsheet would run as a formula. In a table that we write, an apostrophe stands before it. */
export const formulaStart = /^[=+\-@\t\r]/;
