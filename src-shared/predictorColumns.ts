import { type Message, say } from './message';

/** Why a column of the analyst's is no predictor. */
export const reasonsLeftOut = [
  'text',
  'manyCategories',
  'constant',
  'mostlyMissing',
  'identifier',
  'tellsTarget',
] as const;
export type ReasonLeftOut = (typeof reasonsLeftOut)[number];

/** The analyst's columns, by name: those that were predicted from, and those that were not. */
export interface PredictorColumns {
  used: string[];
  leftOut: { name: string; why: ReasonLeftOut }[];
}

/** What there is to say of them; nothing where a table has no further column. */
export function columnNotes({ used, leftOut }: PredictorColumns): Message[] {
  const why = leftOut.map(({ name, why }) => say(`leftOut.${why}`, { column: name }));
  return [
    ...(used.length > 0 ? [say('predict.fromColumns', { columns: used })] : []),
    ...(why.length > 0 ? [say('predict.notFromColumns', { columns: why })] : []),
  ];
}
