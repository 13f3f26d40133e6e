import { expect, test } from 'vitest';
import { placeManifest } from './placeManifest';

const least = {
  name: 'Somewhere',
  attribution: '© Somebody',
  source: { files: [{ path: 'map.osm.pbf' }] },
  tables: [{ name: 'Sales', path: 'sales.csv', mapping: { lng: 'x', lat: 'y' } }],
};

test('the least manifest and one with everything are read as they are', () => {
  expect(placeManifest.parse(least)).toEqual(least);
  const all = {
    ...least,
    generated: true,
    source: {
      files: [
        { path: 'map/water.geojson', classes: 'water' },
        { path: 'map/zones.geojson', classes: null },
        { path: 'map/roads.geojson', classes: { property: 'major', map: { 1: 'primaryRoad', 9: null } } },
      ],
    },
    tables: [
      {
        ...least.tables[0],
        targets: [
          { name: 'Rent', column: 'monthly', per: 'area', unit: 'USD/m²', kind: 'value', transform: 'log' },
          { id: 'use', column: 'zoning' },
        ],
        where: [
          { column: 'category', in: ['A', 'B'] },
          { column: 'price', min: 1 },
        ],
      },
    ],
    images: { sizePx: 128, metresPerPixel: 2, minEntropy: 0.1 },
    targets: ['price'],
    train: { epochs: 3, 'views.globalSpan': [0.4, 1] },
  };
  expect(placeManifest.parse(all)).toEqual(all);
});

test.each(['/etc/passwd', '../map.osm.pbf', 'map/../../x', 'C:\\map.pbf', '\\\\host\\x', ''])(
  'the path %j is refused',
  (path) => {
    expect(placeManifest.safeParse({ ...least, source: { files: [{ path }] } }).success).toBe(false);
  },
);

test('unknown fields, unknown classes and empty conditions are refused', () => {
  const broken = [
    { ...least, sources: [] },
    { ...least, source: { files: [{ path: 'x', classes: 'lake' }] } },
    { ...least, tables: [{ ...least.tables[0], where: [{ column: 'a' }] }] },
    { ...least, tables: [{ ...least.tables[0], targets: [{ name: 'Rent', colum: 'a' }] }] },
    { ...least, tables: [{ ...least.tables[0], targets: [{ column: 'a', kind: 'classes' }] }] },
  ];
  expect(broken.map((manifest) => placeManifest.safeParse(manifest).success)).toEqual(
    broken.map(() => false),
  );
});
