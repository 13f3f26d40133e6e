import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../src-shared/errors';
import { distanceM } from '../../src-shared/geo/lngLat';
import { randomStream } from '../../src-shared/random';
import { deleteDataset } from '../project/datasets';
import { addDataset } from '../project/places.fixture';
import { addEmbeddingSet } from '../project/embeddings';
import { imageSetFor } from '../project/images';
import { addMapSource } from '../project/mapSources';
import { createProject } from '../project/createProject';
import { type Project } from '../project/project';
import { addRun } from '../project/runs';
import { meanDirection, mostSimilarRows, normaliseRows } from './cosine';
import { mostSimilar, type SearchOptions } from './mostSimilar';

function addTestPlaces(project: Project, coordinates: number[][]): number {
  return addDataset(
    project,
    coordinates.map(([lng, lat]) => ({ lng, lat })),
  );
}

/** A project with these places and vectors: place i + 1 has vector i, places beyond have none. */
function testProject(coordinates: number[][], vectors: number[][]) {
  const project = createProject(join(mkdtempSync(join(tmpdir(), 'placeprint-search-')), 'a.placeprint'));
  const datasetId = addTestPlaces(project, coordinates);
  const store = new SharedArrayBuffer(8);
  const sourceId = addMapSource(project, {
    name: 'm',
    attribution: null,
    featureCount: 0,
    summary: {},
    store,
  });
  const look = { sourceId, sizePx: 64, metresPerPixel: 2, styleVersion: 1, minEntropy: 0 };
  const imageSetId = imageSetFor(project, look).id;
  const run = { name: 'r', imageSetId, settings: {}, labels: null, executor: 'cpu', seed: 1, totalSteps: 1 };
  const runId = addRun(project, { ...run, placeIds: [], hidden: {} });
  const set = { name: 's', runId, imageSetId, dimension: vectors[0].length, settings: {}, seed: 1 };
  const setId = addEmbeddingSet(project, set, {
    placeIds: Float64Array.from(vectors.keys(), (row) => row + 1),
    vectors: Float32Array.from(vectors.flat()),
  });
  return { project, datasetId, setId };
}

describe('cosine scan', () => {
  it('agrees with sorting all cosines', () => {
    const random = randomStream(8);
    const [count, dimension] = [500, 7];
    const raw = Float32Array.from({ length: count * dimension }, () => random.normal());
    const cosine = (a: number, b: number) => {
      const at = (row: number) => raw.subarray(row * dimension, (row + 1) * dimension);
      const dot = (u: Float32Array, v: Float32Array) => u.reduce((sum, value, i) => sum + value * v[i], 0);
      return dot(at(a), at(b)) / Math.sqrt(dot(at(a), at(a)) * dot(at(b), at(b)));
    };
    const even = [...Array(count).keys()].filter((row) => row % 2 === 0);
    const expected = even.toSorted((a, b) => cosine(3, b) - cosine(3, a)).slice(0, 25);
    const unit = normaliseRows(raw.slice(), dimension);
    const found = mostSimilarRows(unit, meanDirection(unit, dimension, [3]), 25, (row) => row % 2 === 0);
    expect(found.map(({ row }) => row)).toEqual(expected);
    found.forEach(({ row, similarity }) => expect(similarity).toBeCloseTo(cosine(3, row), 5));
  });

  it('keeps the earlier of equal rows, and a row of zeros like nothing', () => {
    const unit = normaliseRows(Float32Array.of(0, 0, 3, 0, 5, 0, -1, 0), 2);
    expect(mostSimilarRows(unit, Float32Array.of(1, 0), 3)).toEqual([
      { row: 1, similarity: 1 },
      { row: 2, similarity: 1 },
      { row: 0, similarity: 0 },
    ]);
  });
});

describe('most similar places', () => {
  const coordinates = [
    [5, 50],
    [5.01, 50],
    [5.02, 50],
    [5, 50],
    [6, 51],
    [7, 52],
  ];
  const vectors = [
    [1, 0],
    [2, 0.2],
    [0, 1],
    [1, 0],
    [3, 0.9],
  ];
  const { project, setId } = testProject(coordinates, vectors);
  const search = (options: SearchOptions) => mostSimilar(project, options);
  const ids = (options: SearchOptions) => search(options).hits.map(({ placeId }) => placeId);
  const box = (west: number, south: number, east: number, north: number) => ({
    polygons: [
      [
        [
          [west, south],
          [east, south],
          [east, north],
          [west, north],
          [west, south],
        ] as [number, number][],
      ],
    ],
  });

  it('ranks by cosine from the place nearest to a coordinate', () => {
    const at = { lng: 4.999, lat: 50.0001 };
    const { hits, ...rest } = search({ query: { at }, top: 2 });
    expect(rest).toEqual({
      setId,
      queryPlaces: [1],
      apartM: 128,
      takenAtM: distanceM(at, { lng: 5, lat: 50 }),
    });
    expect(hits.map(({ placeId, lng, lat }) => ({ placeId, lng, lat }))).toEqual([
      { placeId: 2, lng: 5.01, lat: 50 },
      { placeId: 5, lng: 6, lat: 51 },
    ]);
    expect(hits[0].similarity).toBeCloseTo(2 / Math.hypot(2, 0.2), 6);
    expect(hits[1].distanceM).toBeCloseTo(distanceM({ lng: 5, lat: 50 }, { lng: 6, lat: 51 }), 6);
  });

  it('leaves out the query place, and on demand shows others at its coordinate', () => {
    expect(ids({ query: { placeId: 1 } })).toEqual([2, 5, 3]);
    expect(ids({ query: { placeId: 1 }, apartM: 0 })).toEqual([4, 2, 5, 3]);
  });

  it('asks with the mean of a region and answers within another', () => {
    const region = box(5.005, 49.9, 5.03, 50.1);
    expect(search({ query: { region } })).toMatchObject({
      queryPlaces: [2, 3],
      hits: [{ placeId: 5 }, { placeId: 1 }],
    });
    expect(ids({ query: { region }, within: box(4, 49, 5.5, 51) })).toEqual([1]);
    expect(ids({ query: { placeId: 2 }, within: box(0, 0, 1, 1) })).toEqual([]);
  });

  it('says what is missing', () => {
    const codeOf = (work: () => unknown) => {
      try {
        work();
      } catch (error) {
        return error instanceof AppError ? error.code : String(error);
      }
      return 'no error';
    };
    expect(codeOf(() => search({ query: { placeId: 6 } }))).toBe('state/missing');
    expect(codeOf(() => search({ query: { region: box(0, 0, 1, 1) } }))).toBe('state/missing');
    expect(codeOf(() => search({ query: { placeId: 1 }, setId: 99 }))).toBe('state/missing');
    expect(codeOf(() => search({ query: { placeId: 1 }, top: 0 }))).toBe('input/bad-argument');
  });

  it('passes over places that were deleted since they were embedded', () => {
    const two = testProject(coordinates.slice(0, 1), vectors);
    addTestPlaces(two.project, coordinates.slice(1));
    deleteDataset(two.project, two.datasetId);
    expect(mostSimilar(two.project, { query: { placeId: 2 } }).hits.map(({ placeId }) => placeId)).toEqual([
      4, 5, 3,
    ]);
  });
});

describe('hits that lie apart', () => {
  const random = randomStream(3);
  const coordinates = Array.from({ length: 300 }, () => [
    5 + 0.02 * random.next(),
    60 + 0.01 * random.next(),
  ]);
  const vectors = coordinates.map(() => [random.normal(), random.normal(), random.normal()]);
  const { project } = testProject(coordinates, vectors);
  const search = (options: Partial<SearchOptions> = {}) =>
    mostSimilar(project, { query: { placeId: 7 }, ...options });

  it.each([0, 50, 128, 400, 5000])('agrees with leaving out what is nearer than %i m', (apartM) => {
    const ranked = search({ top: 300, apartM: 0 }).hits;
    const kept: typeof ranked = [];
    for (const hit of ranked)
      if (hit.distanceM >= apartM && kept.every((each) => distanceM(each, hit) >= apartM)) kept.push(hit);
    expect(search({ top: 12, apartM }).hits).toEqual(kept.slice(0, 12));
    expect(search({ top: 300, apartM }).hits).toEqual(kept);
  });

  it('is one map image by default, from a region too', () => {
    const within = (west: number, east: number) => ({
      polygons: [
        [
          [
            [west, 59],
            [east, 59],
            [east, 61],
            [west, 61],
            [west, 59],
          ] as [number, number][],
        ],
      ],
    });
    const { hits, apartM, queryPlaces } = search({ query: { region: within(5, 5.01) }, top: 100 });
    expect([apartM, queryPlaces.length > 50, Math.min(...hits.map((hit) => hit.distanceM)) >= 128]).toEqual([
      128,
      true,
      true,
    ]);
  });
});

describe('a coordinate', () => {
  const { project } = testProject(
    [
      [8, 47],
      [8.001, 47],
    ],
    [
      [1, 0],
      [0, 1],
    ],
  );

  it('stands for the place nearest to it, which is told', () => {
    const { queryPlaces, takenAtM } = mostSimilar(project, { query: { at: { lng: 8.0011, lat: 47 } } });
    expect(queryPlaces).toEqual([2]);
    expect(takenAtM).toBeCloseTo(7.6, 1);
    expect(mostSimilar(project, { query: { placeId: 1 } }).takenAtM).toBeNull();
  });

  it('is refused far from all places, with the distance', () => {
    const far = () => mostSimilar(project, { query: { at: { lng: 47, lat: 8 } } });
    expect(far).toThrow(/nearest, at 8\.\d+,47\.0+, is [\d.]+ km away/);
  });
});
