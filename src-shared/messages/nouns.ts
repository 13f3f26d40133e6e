import { type AdviceId, adviceRows, type FileKind, fileKindRows } from '../kinds/files';
import { type MapClass, mapClassRows } from '../kinds/mapClasses';
import { type ModelId, models } from '../kinds/models';
import { type PointKind, pointKindRows } from '../kinds/pointKinds';
import { type SplitId, splits } from '../kinds/splits';
import { proposedWords, type ProposedTarget } from '../kinds/targets';
import { type VariantId, variants } from '../kinds/variants';
import { type Words } from '../languages';

/** The words of a table's rows as messages, under `noun.id`. */
const wordsOfRows = <Noun extends string, Id extends string>(
  noun: Noun,
  rows: Record<Id, { words: Words }>,
): Record<`${Noun}.${Id}`, Words> =>
  Object.fromEntries(
    Object.entries<{ words: Words }>(rows).map(([id, { words }]) => [`${noun}.${id}`, words]),
  ) as Record<`${Noun}.${Id}`, Words>;

/** What the tables of nouns (`kinds/`) call their rows. */
export const nounMessages = {
  ...wordsOfRows<'mapClass', MapClass>('mapClass', mapClassRows),
  ...wordsOfRows<'file', FileKind>('file', fileKindRows),
  ...wordsOfRows<'advice', AdviceId>('advice', adviceRows),
  ...wordsOfRows<'pointKind', PointKind>('pointKind', pointKindRows),
  ...wordsOfRows<'split', SplitId>('split', splits),
  ...wordsOfRows<'model', ModelId>('model', models),
  ...wordsOfRows<'target', ProposedTarget>('target', proposedWords),
  ...wordsOfRows<'variant', VariantId>('variant', variants),
};
