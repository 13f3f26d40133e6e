import { expect, it } from 'vitest';
import { canBeTarget, kindsFor, sourcesOf } from './targetColumns';

const rent = { name: 'rent', kind: 'number', datasetIds: [1, 2] } as const;
const size = { name: 'size', kind: 'number', datasetIds: [2, 3] } as const;
const sold = { name: 'sold', kind: 'date', datasetIds: [1] } as const;
const columns = (...ids: number[]) => [...ids];

it('takes labels from every dataset that has all columns, and dates where there are some', () => {
  const column = { ...rent, datasetIds: columns(1, 2) };
  const per = { ...size, datasetIds: columns(2, 3) };
  const date = { ...sold, datasetIds: columns(1) };
  expect([sourcesOf(column, null, date), sourcesOf(column, per, date)]).toEqual([
    [
      { datasetId: 1, column: 'rent', per: null, date: 'sold' },
      { datasetId: 2, column: 'rent', per: null, date: null },
    ],
    [{ datasetId: 2, column: 'rent', per: 'size', date: null }],
  ]);
});

it('offers what a column can be', () => {
  const kinds = (['number', 'category', 'date', 'text'] as const).map((kind) => ({ kind }));
  expect(kinds.map((column) => [kindsFor(column), canBeTarget(column)])).toEqual([
    [['value', 'density', 'class'], true],
    [['class'], true],
    [[], false],
    [[], false],
  ]);
});
