import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { defaultState, keepState, restoredState } from './windowState';

const file = join(mkdtempSync(join(tmpdir(), 'placeprint-window-')), 'deep', 'window.json');
const screens = [{ x: 0, y: 0, width: 1920, height: 1080 }];

it('gives back what was kept, where a screen still shows it', () => {
  const state = { x: 100, y: 50, width: 1000, height: 700, isMaximised: true };
  keepState(file, state);
  expect(restoredState(file, screens)).toEqual(state);
  expect(restoredState(file, [{ ...screens[0], x: 5000 }])).toEqual({
    width: 1000,
    height: 700,
    isMaximised: true,
  });
});

it('begins anew with a file that makes no sense', () => {
  for (const text of ['', '{"width": 1}', '[]']) {
    writeFileSync(file, text);
    expect(restoredState(file, screens)).toEqual(defaultState);
  }
  expect(restoredState(join(file, 'none'), screens)).toEqual(defaultState);
});
