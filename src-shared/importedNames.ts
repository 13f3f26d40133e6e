const mark = '_imported';

/** What an imported column is called where its name could be taken for one that an export adds, or for one so marked. */
export const markImported = (name: string): string => name + mark;

export const isMarkedImported = (name: string): boolean => name.endsWith(mark);

/** The name that was marked. */
export const withoutImportedMark = (name: string): string =>
  isMarkedImported(name) ? name.slice(0, -mark.length) : name;
