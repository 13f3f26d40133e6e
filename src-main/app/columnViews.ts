import { type ColumnView } from '../../src-shared/contract/app/data';
import { commonKind, listColumns, type StoredColumn } from '../project/columns';
import { type Project } from '../project/project';

/** The columns of all visible datasets, those of one name as one. */
export function columnViews(project: Project): ColumnView[] {
  const byName = Map.groupBy(listColumns(project), ({ name }) => name);
  return [...byName.values()].map(merged);
}

function merged(columns: StoredColumn[]): ColumnView {
  const [{ id, name }] = columns;
  const summaries = columns.map(({ summary }) => summary);
  const numbers = (values: (number | null)[]) => values.filter((value) => value !== null);
  const [mins, maxes] = [numbers(summaries.map(({ min }) => min)), numbers(summaries.map(({ max }) => max))];
  const kind = commonKind(columns);
  return {
    id,
    name,
    kind,
    unit: columns.find(({ unit }) => unit !== null)?.unit ?? null,
    datasetIds: columns.map(({ datasetId }) => datasetId),
    count: summaries.reduce((sum, { count }) => sum + count, 0),
    min: mins.length > 0 ? Math.min(...mins) : null,
    max: maxes.length > 0 ? Math.max(...maxes) : null,
    categories:
      kind === 'category' ? mergedCategories(summaries.map(({ categories }) => categories ?? [])) : null,
    hasMore: summaries.some(({ hasMore }) => hasMore),
    examples: [...new Set(summaries.flatMap(({ examples }) => examples))].slice(0, 3),
  };
}

function mergedCategories(lists: { text: string; count: number }[][]): { text: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { text, count } of lists.flat()) counts.set(text, (counts.get(text) ?? 0) + count);
  return [...counts].map(([text, count]) => ({ text, count }));
}
