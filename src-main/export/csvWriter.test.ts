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
  await writeCsv(path, [{ geometry: { lng: -1, lat: 2 }, properties }]);
  expect(readFileSync(path, 'utf8')).toBe(
    `longitude,latitude,"'@column",lines,returned,marked,tabbed,nested,number\r\n` +
      `-1,2,A-1,"'=1+1\nmore","'+1\r\nmore","'-1\u2028more","'\t=1","[""=1""]",-5\r\n`,
  );
});
