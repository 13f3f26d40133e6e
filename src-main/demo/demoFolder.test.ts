import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createProject } from '../project/createProject';
import { prepareDemoFolder } from './demoFolder';

it('replaces a demo only where asked to, and nothing but its files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'placeprint-demo-'));
  prepareDemoFolder(folder, false);
  const project = createProject(join(folder, 'demo.placeprint'));
  for (const name of ['metrics.md', 'map-price.png', 'notes.txt', 'map-mine.png'])
    writeFileSync(join(folder, name), name);
  expect(() => prepareDemoFolder(folder, false)).toThrow(`There is a demo in ${folder} already.`);
  expect(() => prepareDemoFolder(folder, true)).toThrow(expect.objectContaining({ code: 'state/busy' }));
  project.close();
  prepareDemoFolder(folder, true);
  expect(readdirSync(folder).sort()).toEqual(['map-mine.png', 'notes.txt']);
});

it('refuses to remove what is no project', () => {
  const folder = mkdtempSync(join(tmpdir(), 'placeprint-demo-'));
  writeFileSync(join(folder, 'demo.placeprint'), 'mine');
  expect(() => prepareDemoFolder(folder, true)).toThrow(
    expect.objectContaining({ code: 'input/unsupported' }),
  );
  expect(readdirSync(folder)).toContain('demo.placeprint');
});
