import { expect, it } from 'vitest';
import {
  droppedAt,
  droppedColour,
  histogram,
  imageColours,
  keptColour,
  notDrawnColour,
  ranksOf,
  scaleEnd,
} from './entropies';

const entropy = Float64Array.of(0, 0.1, 0.1, 0.25, 0.41);

it('drops what is not above the threshold', () => {
  expect([0, 0.05, 0.1, 0.3, 0.5].map((threshold) => droppedAt(entropy, threshold))).toEqual([1, 1, 3, 4, 5]);
  expect(droppedAt(new Float64Array(), 0.1)).toBe(0);
});

it('counts entropies over a scale that holds them all', () => {
  expect(scaleEnd(entropy)).toBe(0.5);
  expect(scaleEnd(new Float64Array())).toBe(0.2);
  expect(histogram(entropy, 0.5, 5)).toEqual([1, 2, 1, 0, 1]);
  expect(histogram(Float64Array.of(1), 1, 4)).toEqual([0, 0, 0, 1]);
});

it('colours places by what becomes of their image', () => {
  const coordinates = new Float64Array(4);
  const labels = new Float32Array(4);
  const id = Uint32Array.of(4, 7, 9, 12);
  const places = { id, lng: coordinates, lat: coordinates, price: labels, population: labels };
  const drawn = { placeId: Uint32Array.of(9, 4, 12), entropy: Float64Array.of(0.05, 0.2, 0.3) };
  const ranks = ranksOf(places, drawn);
  expect([...ranks]).toEqual([1, -1, 0, 2]);
  expect([...imageColours(ranks, 1)]).toEqual([keptColour, notDrawnColour, droppedColour, keptColour]);
});
