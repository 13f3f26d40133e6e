import { afterAll, beforeAll, expect, it } from 'vitest';
import { readColumns } from '../project/columnValues';
import { getTarget, labelsOf, labelsWithClasses, listStoredTargets } from '../project/targets';
import { changeColumn, listColumns } from '../project/columns';
import { nameTarget } from '../project/targetEdits';
import { type NamedTarget } from './importTargets';
import { outcome, TestFiles } from './testFiles.fixture';

let files: TestFiles;
beforeAll(() => (files = new TestFiles()));
afterAll(() => files.remove());

const table = [
  'lng,lat,price (EUR),area (m²),rent,zone,sold,note',
  '1,50,100,50,5,A,2020-01-31,x1',
  '2,50,200,0,0,B,2020-02-01,x2',
  '3,50,dear,40,-1,A,2020-02-02,x3',
  '4,50,300,100,7,,2020-02-03,x4',
].join('\n');

it('takes labels from any column, divided by another, or as classes, and tells which cells are none', async () => {
  const report = await files.import('t.csv', table, {
    targets: [
      { name: 'Price per m²', column: 'price (EUR)/area (m²)', date: 'sold' },
      { name: 'Rent', column: 'rent', transform: 'log1p' },
      { name: 'Zone', column: 'ZONE' },
    ],
  });
  expect(report.labels).toEqual({
    'price-per-m2': { column: 'price (EUR)', per: 'area (m²)', count: 2, missing: 0 },
    rent: { column: 'rent', count: 3, missing: 0 },
    zone: { column: 'zone', count: 3, missing: 1 },
  });
  expect(
    report.problems.map(({ reason, target, count, rows }) => [reason, target, count, rows[0].at]),
  ).toEqual([
    ['label-no-divisor', 'price-per-m2', 1, 3],
    ['label-not-a-number', 'price-per-m2', 1, 4],
    ['label-negative', 'rent', 1, 4],
  ]);
  const { project } = files;
  expect(['price-per-m2', 'rent', 'zone'].map((id) => [...labelsOf(project, id).values()])).toEqual([
    [2, 3],
    [5, 0, 7],
    [0, 1, 0],
  ]);
  expect(labelsWithClasses(project, getTarget(project, 'zone')).classes).toEqual(['A', 'B']);
  expect(
    listStoredTargets(project).map(({ id, name, unit, kind, transform, sources }) => [
      id,
      name,
      unit,
      kind,
      transform,
      sources[0].date,
    ]),
  ).toEqual([
    ['price-per-m2', 'Price per m²', 'EUR/m²', 'value', 'log', 'sold'],
    ['rent', 'Rent', null, 'value', 'log1p', null],
    ['zone', 'Zone', null, 'class', 'none', null],
  ]);
});

it('keeps every column typed, and reads it over all datasets', async () => {
  const { project } = files;
  expect(listColumns(project).map(({ name, kind, unit }) => [name, kind, unit])).toEqual([
    ['price (EUR)', 'text', 'EUR'],
    ['area (m²)', 'number', 'm²'],
    ['rent', 'number', null],
    ['zone', 'text', null],
    ['sold', 'date', null],
    ['note', 'text', null],
  ]);
  changeColumn(project, 'zone', { kind: 'category' });
  changeColumn(project, 'rent', { unit: 'EUR' });
  await files.import('more.csv', 'lng,lat,rent,zone\n5,50,9,C\n6,50,,A\n', {
    targets: [{ name: 'Rent', column: 'rent' }],
  });
  changeColumn(project, 'zone', { kind: 'category' });
  expect(readColumns(project, ['rent', 'zone', 'sold', 'note'])).toEqual([
    { name: 'rent', unit: 'EUR', kind: 'number', values: Float64Array.of(5, 0, -1, 7, 9, NaN) },
    {
      name: 'zone',
      unit: null,
      kind: 'category',
      values: Float64Array.of(0, 1, 0, NaN, 2, 0),
      categories: ['A', 'B', 'C'],
    },
    {
      name: 'sold',
      unit: null,
      kind: 'date',
      values: Float64Array.from([31, 32, 33, 34, NaN, NaN], (day) => Date.UTC(2020, 0, day)),
    },
    { name: 'note', unit: null, kind: 'text', values: ['x1', 'x2', 'x3', 'x4', null, null] },
  ]);
  expect([...labelsOf(project, 'rent').values()]).toEqual([5, 0, 7, 9]);
  const source = { datasetId: 1, per: null, date: null };
  expect(nameTarget(project, { name: 'Rent', sources: [{ ...source, column: 'rent' }] })).toEqual({
    id: 'rent-2',
    name: 'Rent',
    unit: 'EUR',
    kind: 'value',
    transform: 'none',
  });
  expect(() =>
    nameTarget(project, { name: 'n', kind: 'value', sources: [{ ...source, column: 'note' }] }),
  ).toThrow('No cell of “note” is a usable label.');
  expect(() => nameTarget(project, { name: 'n', sources: [{ ...source, column: 'none' }] })).toThrow(
    'has no column “none”',
  );
});

it('refuses a target that is there otherwise, named twice, or of no column', async () => {
  const rent = { name: 'Rent', column: 'rent' };
  const refused = (...targets: NamedTarget[]) => outcome(files.import('again.csv', table, { targets }));
  expect([
    await refused({ ...rent, kind: 'density' }),
    await refused(rent, rent),
    await refused({ name: 'x', column: 'nothing' }),
  ]).toEqual([
    'input/bad-argument: The target “rent” is there already, as value with the transform log1p. Give this one another name.',
    'input/bad-argument: The target “rent” is named twice.',
    expect.stringMatching(/^input\/bad-argument: There is no column "nothing"/),
  ]);
});

it('reads a column that becomes a target later with the decimal mark of its file', async () => {
  const { project } = files;
  const german = (rent: string[]) =>
    ['lat;lng;size;rent', ...rent.map((cell, i) => `5${i},5;13,4;1.234,5;${cell}`)].join('\n');
  const cases: [name: string, cells: string[], labels: number[]][] = [
    ['grouped', ['12.345', '13.456'], [12_345, 13_456]],
    ['mixed', ['12.345', '900', '1.500'], [12_345, 900, 1500]],
    ['pointed', ['12.5', '3.25'], [12.5, 3.25]],
    ['words', ['12.345', 'dear', '7,5'], [12_345, 7.5]],
  ];
  for (const [name, cells, labels] of cases) {
    const { datasetId } = await files.import('german.csv', german(cells), { mapping: { price: null } });
    const source = { datasetId, column: 'rent', per: null, date: null };
    const { id } = nameTarget(project, { name, kind: 'value', sources: [source] });
    const { summary } = listColumns(project).find(
      (column) => column.datasetId === datasetId && column.name === 'rent',
    )!;
    expect([name, ...labelsOf(project, id).values()]).toEqual([name, ...labels]);
    if (name !== 'words')
      expect([summary.min, summary.max]).toEqual([Math.min(...labels), Math.max(...labels)]);
  }
});
