import { expect, it } from 'vitest';
import { storedClasses } from '../../src-shared/kinds/mapClasses';
import { randomStream } from '../../src-shared/random';
import { LayerStoreBuilder, lineKind, polygonKind } from '../sources/layerStoreBuilder';
import { MapDrawer } from './mapDrawer';

const random = randomStream(41);

/** Whole numbers of every magnitude up to `most`: neighbours, repeats and the far side of the earth. */
const anyUnit = (most: number) => Math.round((2 * random.next() - 1) * most * 10 ** -random.int(10));
const anyPart = () => Array.from({ length: 2 * random.int(9) }, (_, i) => anyUnit(i % 2 === 0 ? 1.8e9 : 9e8));

/** Parts without a vertex, of one and of two, rings that cross themselves, across the whole earth. */
function anyStore() {
  const builder = new LayerStoreBuilder({});
  // A store of nothing can't be built.
  builder.add({ class: 0, kind: lineKind, parts: [[0, 0, 1, 1]] });
  for (let i = random.int(60); i > 0; i--)
    builder.add({
      class: random.int(storedClasses.length),
      kind: random.next() < 0.5 ? lineKind : polygonKind,
      parts: Array.from({ length: 1 + random.int(4) }, anyPart),
    });
  return builder.build();
}

function anyOptions() {
  const center = { lng: anyUnit(1.8e9) / 1e7, lat: anyUnit(8.9999e8) / 1e7 };
  return { center, sizePx: 1 + random.int(40), metresPerPixel: 10 ** (6 * random.next() - 2) };
}

it('draws any features at any place and scale, and the same ones the next time', () => {
  for (let i = 0; i < 150; i++) {
    const store = anyStore();
    const drawer = new MapDrawer(store);
    for (let k = 0; k < 4; k++) {
      const options = anyOptions();
      const pixels = drawer.draw(options);
      expect(pixels.length).toBe(3 * options.sizePx ** 2);
      expect(new MapDrawer(store).draw(options)).toEqual(pixels);
    }
  }
});
