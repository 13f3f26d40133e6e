/** The ids of a table, in its order. */
export const idsOf = <Id extends string>(table: Record<Id, unknown>) => Object.keys(table) as [Id, ...Id[]];

/** Whether a text, such as one out of a file, is the id of a row. */
export const isIdOf = <Id extends string>(table: Record<Id, unknown>, text: string): text is Id =>
  Object.hasOwn(table, text);
