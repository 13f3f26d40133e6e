import { expect, it } from 'vitest';
import { clusterCounts, clusterCss, embeddingColours, placeColours, rowsOnMap } from './colours';

const columns = {
  placeId: Uint32Array.of(7, 3, 9),
  first: Float32Array.of(0, 1, 0.5),
  second: Float32Array.of(0, 0, 1),
  third: Float32Array.of(0, 1, 0),
  cluster: Uint32Array.of(0, 1, 9),
};

it('colours embeddings by their components', () => {
  expect(embeddingColours(columns, 'components')).toEqual(Uint32Array.of(0xff2d2d2d, 0xfff02df0, 0xff2df08f));
});

it('colours embeddings by their cluster, beginning anew beyond the scheme', () => {
  expect(embeddingColours(columns, 'clusters')).toEqual(Uint32Array.of(0xffbb7700, 0xff3377ee, 0xff3377ee));
  expect(clusterCss(0)).toBe('rgb(0 119 187)');
});

it('gives places the colour of their embedding, in the order of the map', () => {
  const rows = rowsOnMap(Uint32Array.of(3, 4, 7), columns.placeId);
  const colours = Uint32Array.of(0xff000001, 0xff000002, 0xff000003);
  expect(placeColours(rows, colours, null)).toEqual(Uint32Array.of(0xff000002, 0x1a808080, 0xff000001));
  expect(placeColours(rows, colours, Uint8Array.of(1, 0, 0))).toEqual(
    Uint32Array.of(0x1a000002, 0x1a808080, 0xff000001),
  );
});

it('counts the members of clusters, also of one without any', () => {
  expect(clusterCounts(Uint32Array.of(2, 0, 2))).toEqual([1, 0, 2]);
  expect(clusterCounts(new Uint32Array(0))).toEqual([]);
});
