import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exportPlaces } from '../../src-main/export/exportPlaces';
import { importFile } from '../../src-main/import/importFile';
import { describeReport } from '../../src-main/import/report';
import { appRoot } from '../../src-main/files/entryPath';
import { dataFolder, TestFiles } from '../../src-main/import/testFiles.fixture';
import { readRegion } from '../../src-main/geojson/readRegion';
import { gridPoints } from '../../src-main/placing/gridPoints';
import { randomPoints } from '../../src-main/placing/randomPoints';
import { readSource, selfTold } from '../../src-main/sources/readSource';
import { bboxContains } from '../../src-shared/geo/bbox';
import { regionTest } from '../../src-shared/geo/regionTest';
import { type Case, cases, type Kind, kinds, maps, regionCases } from './cases';

const folder = join(dataFolder, 'cases');

interface Exported {
  id?: string | number;
  geometry: { coordinates: [number, number] };
  properties: Record<string, unknown>;
}

/** Imports a file of the cases into a project of its own; what was said and what an export of it holds. */
async function outcomeOf(file: string): Promise<{ said: string; features: Exported[]; bbox?: number[] }> {
  const files = new TestFiles();
  try {
    const report = await importFile(files.project, join(folder, file));
    const path = join(files.folder, 'out.geojson');
    await exportPlaces(files.project, path);
    const { features, bbox } = JSON.parse(readFileSync(path, 'utf8')) as {
      features: Exported[];
      bbox?: number[];
    };
    return { said: describeReport(report), features, bbox };
  } catch (error) {
    return { said: String(error), features: [] };
  } finally {
    files.remove();
  }
}

/** Of an exported place, what a case speaks of. */
function asked({ id, geometry, properties }: Exported, wanted: NonNullable<Case['first']>[number]) {
  const all: Record<string, unknown> = {
    ...properties,
    at: geometry.coordinates,
    ...('id' in wanted && { id }),
  };
  return Object.fromEntries(Object.keys(wanted).map((name) => [name, all[name]]));
}

/** The kinds whose cases were tried, and whether all of them hold. */
const outcomes = new Map<string, boolean>();
const kindOf = (name: string) => /^P?\d+/.exec(name)![0];

/** Tries a case and notes how it went. */
function noted<Each extends { no: string }>(work: (each: Each) => Promise<void>) {
  return async (each: Each) => {
    const kind = kindOf(each.no);
    const before = outcomes.get(kind) ?? true;
    outcomes.set(kind, false);
    await work(each);
    outcomes.set(kind, before);
  };
}

/** The rows of docs/cases.md. */
const listed = () =>
  readFileSync(join(appRoot, 'docs/cases.md'), 'utf8')
    .split('\n')
    .filter((line) => /^\| P?\d/.test(line))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );

const row = ({ no, kind, before, shownBy }: Kind) => {
  const after = shownBy === undefined ? outcomes.get(no) : existsSync(join(appRoot, shownBy));
  return [no, kind, before, after ? 'holds' : 'fails', shownBy ? `\`${shownBy}\`` : ''];
};

describe.skipIf(!existsSync(folder))('kinds of trouble that people report', () => {
  it.each(cases)(
    '$no: $file',
    noted(async ({ file, first = [], places, dialect, says, refused, ...wanted }) => {
      const { said, features, bbox } = await outcomeOf(file);
      expect({
        places: places === undefined ? undefined : features.length,
        first: first.map((wanted, i) => asked(features[i], wanted)),
        bbox: wanted.bbox && bbox,
      }).toEqual({ places, first, bbox: wanted.bbox });
      for (const words of [dialect && new RegExp(dialect), says, refused])
        if (words) expect(said).toMatch(words);
    }),
  );

  it.each(maps)(
    '$no: $file, as a map',
    noted(async ({ file, byClass, refused }) => {
      const read = readSource([selfTold(join(folder, file))]);
      if (refused) await expect(read).rejects.toThrow(refused);
      else expect((await read).summary.byClass).toEqual(byClass);
    }),
  );

  it.each(regionCases)(
    '$no: $file, as a region',
    noted(async ({ file, cells, hole }) => {
      const { region } = await readRegion(join(folder, file));
      expect([...gridPoints(region, 8)].length).toBe(cells);
      const points = [...randomPoints(region, 500, 1)];
      const isInside = regionTest(region);
      expect(points.filter((point) => !isInside(point) || (hole && bboxContains(hole, point)))).toEqual([]);
    }),
  );

  it('are those that docs/cases.md lists, each with its outcome', () => {
    expect(listed()).toEqual(kinds.map(row));
  });

  it('have a kind for each file', () => {
    const files = readdirSync(folder).filter((name) => /^[P\d]/.test(name));
    const tried = new Set([...cases, ...maps, ...regionCases].map(({ file }) => file));
    const elsewhere = kinds.flatMap(({ no, shownBy }) => (shownBy === undefined ? [] : no));
    expect(files.filter((name) => !tried.has(name) && !elsewhere.includes(kindOf(name)))).toEqual([]);
  });
});
