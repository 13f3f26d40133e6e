import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { writeCsv } from './csvWriter';

const path = join(mkdtempSync(join(tmpdir(), 'placeprint-csv-')), 'out.csv');

it('makes every text harmless that a spreadsheet would run, over several lines too, and no number', async () => {
  const properties = {
    '@column': 'A-1',
    lines: '=1+1\nmore',
    returned: '+1\r\nmore',
    marked: '-1\u2028more',
    tabbed: '\t=1',
    nested: ['=1'],
    number: -5,
  };
  await writeCsv(path, [{ geometry: { lng: -1, lat: 2 }, properties: new Map(Object.entries(properties)) }]);
  expect(readFileSync(path, 'utf8')).toBe(
    `\uFEFFlongitude,latitude,"'@column",lines,returned,marked,tabbed,nested,number\r\n` +
      `-1,2,A-1,"'=1+1\nmore","'+1\r\nmore","'-1\u2028more","'\t=1","[""=1""]",-5\r\n`,
  );
});

it('begins with a byte order mark where a name or a text is not ASCII, which Excel would take for the code page of its country', async () => {
  const first = async (properties: Record<string, unknown>) => {
    await writeCsv(path, [{ geometry: { lng: 0, lat: 0 }, properties: new Map(Object.entries(properties)) }]);
    return readFileSync(path, 'utf8').slice(0, 4);
  };
  expect(await first({ name: 'plain', number: 1 })).toBe('long');
  expect(await first({ name: '가나다' })).toBe('\uFEFFlon');
  expect(await first({ 価格: 1 })).toBe('\uFEFFlon');
  expect(await first({ list: ['é'] })).toBe('\uFEFFlon');
});
