import { describe, expect, it } from 'vitest';
import { distanceM, metresPerDegree } from '../../../src-shared/geo/lngLat';
import { randomStream } from '../../../src-shared/random';
import { type Coordinates } from './coordinates';
import { type SplitId, splitIds } from '../../../src-shared/kinds/splits';
import { makeSplit, type Split } from './split';

const bufferM = 256;

/** Clustered places over some 12 × 12 km, every tenth a repetition of an earlier coordinate. */
function clusteredPlaces(seed: number, count: number, latitude: number): Coordinates {
  const random = randomStream(seed);
  const lng = new Float64Array(count);
  const lat = new Float64Array(count);
  const lngScale = Math.cos((latitude * Math.PI) / 180);
  for (let i = 0; i < count; i++) {
    const repeated = i > 0 && i % 10 === 0 ? random.int(i) : -1;
    const centre = randomStream(seed, random.int(6));
    lng[i] = repeated < 0 ? 4.9 + (centre.next() * 0.1 + random.normal() * 0.015) / lngScale : lng[repeated];
    lat[i] = repeated < 0 ? latitude + centre.next() * 0.1 + random.normal() * 0.015 : lat[repeated];
  }
  return { lng, lat };
}

const cases = splitIds.flatMap((name) =>
  [1, 2, 3].map((seed) => ({ name, seed, places: clusteredPlaces(seed, 400, [0, 42, 60][seed - 1]) })),
);

const at = ({ lng, lat }: Coordinates, place: number) => ({ lng: lng[place], lat: lat[place] });

function closestM(places: Coordinates, from: Uint32Array, to: Uint32Array): number {
  let closest = Infinity;
  for (const a of from)
    for (const b of to) closest = Math.min(closest, distanceM(at(places, a), at(places, b)));
  return closest;
}

/** Whether the map images of two places, squares of width `bufferM`, share ground. */
function imagesOverlap(places: Coordinates, a: number, b: number): boolean {
  const lngScale = metresPerDegree * Math.cos((places.lat[a] * Math.PI) / 180);
  const eastM = Math.abs(places.lng[a] - places.lng[b]) * lngScale;
  const northM = Math.abs(places.lat[a] - places.lat[b]) * metresPerDegree;
  return Math.max(eastM, northM) < bufferM * 0.999;
}

const split = (name: SplitId, places: Coordinates, seed: number): Split =>
  makeSplit(name, places, { seed, bufferM });

describe.each(cases)('split $name, seed $seed', ({ name, seed, places }) => {
  const { folds, description } = split(name, places, seed);

  it('tests every place exactly once and gives each fold all places once', () => {
    const all = Array.from(places.lng.keys());
    expect(folds.flatMap(({ test }) => [...test]).sort((a, b) => a - b)).toEqual(all);
    for (const { test, train, buffer } of folds)
      expect([...test, ...train, ...buffer].sort((a, b) => a - b)).toEqual(all);
    expect(description).toMatchObject({ name, seed, folds: 5 });
  });

  it('keeps every training place at least a buffer away from every tested one', () => {
    for (const { test, train, buffer } of folds) {
      expect(train.length).toBeGreaterThan(0);
      expect(closestM(places, test, train)).toBeGreaterThan(name === 'gaps' ? 0.05 : bufferM * 0.999);
      if (name === 'gaps') expect(buffer.length).toBe(0);
      else expect([...train].filter((a) => test.some((b) => imagesOverlap(places, a, b)))).toEqual([]);
    }
  });

  it('is balanced, and a function of the seed', () => {
    const sizes = folds.map(({ test }) => test.length);
    expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThan(400 * 0.15);
    expect(split(name, places, seed)).toEqual({ folds, description });
    expect(split(name, places, seed + 10).folds).not.toEqual(folds);
  });
});

describe('split area', () => {
  it('leaves out of training only the places that a held-out image touches', () => {
    const places = clusteredPlaces(5, 300, 42);
    for (const { test, buffer } of split('area', places, 1).folds)
      expect([...buffer].filter((a) => !test.some((b) => imagesOverlap(places, a, b)))).toEqual([]);
  });

  it('cuts compact areas: neighbours mostly share one', () => {
    const random = randomStream(9);
    const uniform = () => Float64Array.from({ length: 1000 }, () => 10 + random.next() * 0.1);
    const places = { lng: uniform(), lat: uniform() };
    const foldOf = new Uint8Array(1000);
    split('area', places, 3).folds.forEach(({ test }, fold) => test.forEach((i) => (foldOf[i] = fold)));
    const nearest = [...foldOf.keys()].map((i) =>
      [...foldOf.keys()]
        .filter((j) => j !== i)
        .reduce((best, j) =>
          distanceM(at(places, i), at(places, j)) < distanceM(at(places, i), at(places, best)) ? j : best,
        ),
    );
    expect(nearest.filter((j, i) => foldOf[i] === foldOf[j]).length).toBeGreaterThan(930);
  });
});

describe('split neighbourhood', () => {
  it('coarsens the cells until at most 300 hold a label, and tells their edge', () => {
    const grid = (stepDeg: number): Coordinates => {
      const axis = Array.from({ length: 30 }, (_, i) => i * stepDeg);
      return {
        lng: Float64Array.from(axis.flatMap((x) => axis.map(() => 5 + x))),
        lat: Float64Array.from(axis.flatMap(() => axis.map((y) => 50 + y))),
      };
    };
    const describeGrid = (stepDeg: number) => {
      const { resolution, edgeM, cells } = split('neighbourhood', grid(stepDeg), 1).description;
      return { resolution, edgeM: Math.round(edgeM! / 100) * 100, cells };
    };
    expect([0.002, 0.02, 0.1].map(describeGrid)).toMatchInlineSnapshot(`
      [
        {
          "cells": 57,
          "edgeM": 500,
          "resolution": 8,
        },
        {
          "cells": 106,
          "edgeM": 3500,
          "resolution": 6,
        },
        {
          "cells": 60,
          "edgeM": 24300,
          "resolution": 4,
        },
      ]
    `);
  });

  it('refuses places that lie in fewer cells than folds, unless fewer folds will do', () => {
    const places = { lng: Float64Array.of(5, 5.03, 5.06), lat: Float64Array.of(50, 50, 50) };
    expect(() => split('neighbourhood', places, 1)).toThrow(
      expect.objectContaining({ code: 'input/too-few-places' }),
    );
    const { folds } = makeSplit('neighbourhood', places, { seed: 1, bufferM, fewestFolds: 2 });
    expect(folds.map(({ test }) => test.length)).toEqual([1, 1, 1]);
  });
});

describe('split gaps', () => {
  it('keeps repeated coordinates together', () => {
    const lng = Float64Array.from({ length: 100 }, (_, i) => 5 + (i % 20) * 1e-3);
    const places = { lng, lat: new Float64Array(100).fill(50) };
    for (const { test } of split('gaps', places, 4).folds) {
      const units = new Set([...test].map((place) => place % 20));
      expect(test.length).toBe(units.size * 5);
    }
  });
});
