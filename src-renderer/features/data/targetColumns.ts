import { type ColumnView } from '../../../src-shared/contract/app/data';
import { type ColumnKind } from '../../../src-shared/kinds/columns';
import { type TargetKind } from '../../../src-shared/kinds/targets';

type Column = Pick<ColumnView, 'name' | 'kind' | 'datasetIds'>;

const kindsOf: Record<ColumnKind, TargetKind[]> = {
  /** Codes of classes are often numbers. */
  number: ['value', 'density', 'class'],
  category: ['class'],
  date: [],
  text: [],
};

/** What a column can be learnt as, the likeliest first. */
export const kindsFor = ({ kind }: Pick<Column, 'kind'>): TargetKind[] => kindsOf[kind];

export const canBeTarget = (column: Pick<Column, 'kind'>): boolean => kindsFor(column).length > 0;

/** Where labels come from: each dataset that has the column, and what it is divided by; its date where it has one. */
export const sourcesOf = (column: Column, per: Column | null, date: Column | null) =>
  column.datasetIds
    .filter((datasetId) => per === null || per.datasetIds.includes(datasetId))
    .map((datasetId) => ({
      datasetId,
      column: column.name,
      per: per?.name ?? null,
      date: date?.datasetIds.includes(datasetId) ? date.name : null,
    }));
