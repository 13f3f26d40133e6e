import { z } from 'zod';
import { categoryOf, type CellValue, type ColumnKind } from '../../src-shared/kinds/columns';
import { type DecimalMark } from '../../src-shared/numbers';
import { numbersOf, type PlacedCells, readerOf } from './columnCells';
import { ColumnProfile } from './columnProfile';

export const summarySchema = z.object({
  /** Cells that hold something. */
  count: z.int().nonnegative(),
  /** Of numbers, and of dates in milliseconds since 1970. */
  min: z.number().nullable(),
  max: z.number().nullable(),
  /** Of categories, in the order in which they occur; only the first where there are very many. */
  categories: z.array(z.object({ text: z.string(), count: z.int() })).nullable(),
  /** Whether there are more than `categories` lists. */
  hasMore: z.boolean(),
  examples: z.array(z.string()),
});
/** What a column holds, in short. */
export type ColumnSummary = z.infer<typeof summarySchema>;

const exampleCount = 3;

/** What a column holds, in short, read as that kind; `decimal` is the mark of its file. */
export function summaryOf(
  kind: ColumnKind,
  chunks: readonly PlacedCells[],
  decimal: DecimalMark,
): ColumnSummary {
  const profile = new ColumnProfile();
  for (const { cells } of chunks) profile.add(cells);
  return summaryFrom(kind, profile, () => chunks, decimal);
}

/** The same from a profile; `chunks` are asked for where it cannot tell. */
export function summaryFrom(
  kind: ColumnKind,
  profile: ColumnProfile,
  chunks: () => Iterable<PlacedCells>,
  decimal: DecimalMark,
): ColumnSummary {
  const values = [...profile.values];
  const summary = {
    count: profile.count,
    min: null,
    max: null,
    categories: null,
    hasMore: profile.hasMore,
    examples: values.slice(0, exampleCount).map(([value]) => String(value).slice(0, 60)),
  };
  if (kind === 'category') return { ...summary, categories: categoriesOf(values) };
  if (kind === 'text' || profile.count === 0) return summary;
  if (kind === 'number' && profile.isPlain) return { ...summary, min: profile.min, max: profile.max };
  return { ...summary, ...rangeOf([...chunks()], kind, decimal) };
}

function categoriesOf(values: [CellValue, number][]): { text: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const [value, count] of values) {
    const text = categoryOf(value)!;
    counts.set(text, (counts.get(text) ?? 0) + count);
  }
  return [...counts].map(([text, count]) => ({ text, count }));
}

function rangeOf(
  chunks: PlacedCells[],
  kind: 'number' | 'date',
  decimal: DecimalMark,
): Pick<ColumnSummary, 'count' | 'min' | 'max'> {
  const read = readerOf(chunks, kind, decimal);
  let [count, min, max] = [0, Infinity, -Infinity];
  for (const { cells } of chunks)
    for (const value of numbersOf(cells, read)) {
      if (Number.isNaN(value)) continue;
      count++;
      if (value < min) min = value;
      if (value > max) max = value;
    }
  return count === 0 ? { count, min: null, max: null } : { count, min, max };
}
