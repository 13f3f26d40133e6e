import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { wrappedBBox } from '../../src-shared/geo/bbox';
import { randomStream } from '../../src-shared/random';
import { createProject } from './createProject';
import { deleteDataset, placesBBox } from './datasets';
import { addDataset, type TestPlace } from './places.fixture';
import { listPlaces, placesInBBox } from './places';
import { type Project } from './project';

const folder = mkdtempSync(join(tmpdir(), 'placeprint-index-'));
afterAll(() => rmSync(folder, { recursive: true }));

const random = randomStream(5);
const places = (count: number): TestPlace[] =>
  Array.from({ length: count }, () => ({
    lng: random.next() * 360 - 180,
    lat: random.next() * 180 - 90,
    properties: null,
    labels: {},
  }));

const check = (project: Project) => Object.values(project.get("SELECT rtreecheck('places_index')")!);

function boxesAgree(project: Project): boolean {
  const all = listPlaces(project);
  return Array.from({ length: 20 }, () => {
    const [west, south] = [random.next() * 350 - 180, random.next() * 150 - 90];
    const [east, north] = [west + random.next() * 60, south + random.next() * 30];
    const isWithin = (lng: number) => lng >= west && lng <= east;
    const slow = all.filter(
      ({ lng, lat }) => (isWithin(lng) || isWithin(lng + 360)) && lat >= south && lat <= north,
    );
    const box = wrappedBBox([west, south, east, north]);
    return JSON.stringify(placesInBBox(project, box)) === JSON.stringify(slow);
  }).every(Boolean);
}

describe('indexPlaces', () => {
  it.each([1, 64, 65, 20_000])('finds %i places by box', (count) => {
    const project = createProject(join(folder, `${count}.placeprint`));
    addDataset(project, places(count));
    expect([check(project), boxesAgree(project)]).toEqual([['ok'], true]);
    project.close();
  });

  it('adds and removes datasets', () => {
    const project = createProject(join(folder, 'grow.placeprint'));
    const ids = [3, 40, 1, 5_000, 10, 3_000].map((count) => {
      const id = addDataset(project, places(count));
      expect([check(project), boxesAgree(project)]).toEqual([['ok'], true]);
      return id;
    });
    for (const id of [ids[3], ids[0], ids[4]]) {
      deleteDataset(project, id);
      expect([check(project), boxesAgree(project)]).toEqual([['ok'], true]);
    }
    project.close();
  });

  it('keeps places that lie on one spot, at the poles and at the date line', () => {
    const project = createProject(join(folder, 'spot.placeprint'));
    const corners = [-180, 180].flatMap((lng) => [-90, 90, 0.1].map((lat) => ({ lng, lat })));
    const same = Array.from({ length: 500 }, () => ({ lng: 13.4050001, lat: 52.5200001 }));
    addDataset(
      project,
      [...corners, ...same].map((at) => ({ ...at, properties: null, labels: {} })),
    );
    expect([check(project), placesInBBox(project, [-180, -90, 180, 90]).length]).toEqual([['ok'], 506]);
    project.close();
  });
});

it('has the box around places on both sides of the 180th meridian, and one around the Earth', () => {
  const project = createProject(join(folder, 'meridian.placeprint'));
  addDataset(project, [
    { lng: 179.9, lat: -17 },
    { lng: -179.5, lat: -16 },
    { lng: 179.7, lat: -16.5 },
  ]);
  expect(placesBBox(project)).toEqual([179.7, -17, -179.5, -16]);
  addDataset(project, [{ lng: 0, lat: 80 }]);
  expect(placesBBox(project)).toEqual([179.7, -17, 0, 80]);
  project.close();
});
