import { expect, it } from 'vitest';
import { CellIndex } from './cellIndex';
import { type MapCell } from './mapTypes';
import { worldX, worldY } from './mercator';

const cell = (title: string, ...boundary: [number, number][]): MapCell => ({
  title,
  colour: '#000',
  boundary,
});
const square = cell('square', [0, 0], [2, 0], [2, 2], [0, 2]);
const triangle = cell('triangle', [1, 0], [4, 0], [4, 3]);
const index = new CellIndex([square, triangle]);
const titleAt = (lng: number, lat: number) => index.at(worldX(lng), worldY(lat))?.title ?? null;

it('finds the cell around a point, the last one painted first', () => {
  const points = [
    [0.5, 1.9],
    [1.8, 0.2],
    [1.2, 1.5],
    [3.9, 2.5],
    [2.1, 2.5],
    [9, 9],
  ];
  const found = points.map(([lng, lat]) => titleAt(lng, lat));
  expect(found).toEqual(['square', 'triangle', 'square', 'triangle', null, null]);
});

it('finds the cells that touch a box', () => {
  const within = (west: number, north: number, east: number, south: number) =>
    index.within(worldX(west), worldY(north), worldX(east), worldY(south)).toSorted();
  expect([within(0, 2, 0.5, 1), within(1, 2, 3, 1), within(5, 9, 6, 8)]).toEqual([[0], [0, 1], []]);
  expect(new CellIndex([]).within(0, 0, 256, 256)).toEqual([]);
});

it('finds a cell over the 180th meridian from both sides, on every turn of the map', () => {
  const across = cell('across', [179, 0], [181, 0], [181, 2], [179, 2]);
  const both = new CellIndex([square, across]);
  const found = [179.5, 180.5, -179.5, -180.5, 539.5, 1, 361, 178.5].map(
    (lng) => both.at(worldX(lng), worldY(1))?.title ?? null,
  );
  expect(found).toEqual(['across', 'across', 'across', 'across', 'across', 'square', 'square', null]);
});
