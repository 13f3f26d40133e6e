import { expect, it } from 'vitest';
import { packColumns, unpackColumns } from './columns';

const columns = {
  id: Uint32Array.of(1, 2, 4_000_000_000),
  lng: Float64Array.of(-71.1, 0, 179.999999),
  price: Float32Array.of(1.5, NaN, 3),
};

it('gives back what was packed, views into slices of larger buffers too', () => {
  const sliced = { ...columns, price: Float32Array.of(9, 1.5, NaN, 3, 9).subarray(1, 4) };
  expect(unpackColumns(packColumns(sliced).buffer)).toEqual(columns);
  expect(unpackColumns(packColumns({}).buffer)).toEqual({});
});

it('refuses a block that is cut off', () => {
  const { buffer } = packColumns(columns);
  expect(() => unpackColumns(buffer.slice(0, -8))).toThrow('The column "price" is cut off.');
});
