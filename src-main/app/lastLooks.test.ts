import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { LastLooks } from './lastLooks';

const folder = mkdtempSync(join(tmpdir(), 'placeprint-looks-'));

it('keeps the looks of the projects that were looked at last, whatever the file holds', () => {
  const path = join(folder, 'looks.json');
  writeFileSync(path, '[{"path": 3}]');
  const looks = new LastLooks(path);
  expect(looks.of('/one')).toEqual({});
  looks.keep('/one', { step: 'train' });
  for (let i = 0; i < 99; i++) looks.keep(`/${i}`, { step: 'data' });
  looks.keep('/one', { step: 'predict', map: { zoom: 3 } });
  looks.keep('/two', {});
  const again = new LastLooks(path);
  expect([again.of('/one'), again.of('/0'), again.of('/1')]).toEqual([
    { step: 'predict', map: { zoom: 3 } },
    {},
    { step: 'data' },
  ]);
});

it('keeps a look until its end where the file cannot be written', () => {
  const path = join(folder, 'is a folder');
  mkdirSync(path);
  const looks = new LastLooks(path);
  looks.keep('/one', { step: 'train' });
  expect(looks.of('/one')).toEqual({ step: 'train' });
});
