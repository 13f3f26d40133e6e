import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { storedClasses } from '../../src-shared/kinds/mapClasses';
import { randomStream } from '../../src-shared/random';
import { LayerStoreBuilder, lineKind, polygonKind } from '../sources/layerStoreBuilder';
import { MapDrawer } from './mapDrawer';
import { styleVersion } from './style';

/** Features of every class, as areas and as lines, around a place of middle latitude. */
function everything() {
  const random = randomStream(61);
  const builder = new LayerStoreBuilder({});
  storedClasses.forEach((_, index) => {
    for (let i = 0; i < 12; i++) {
      const [lng, lat] = [-740_000_000 + random.int(40_000), 407_000_000 + random.int(30_000)];
      const part = Array.from(
        { length: 2 * (3 + random.int(5)) },
        (_, k) => (k % 2 ? lat : lng) + random.int(6000),
      );
      builder.add({ class: index, kind: i % 2 ? lineKind : polygonKind, parts: [part] });
    }
  });
  return builder.build();
}

/**
 * The same on every platform. Where this fails because pixels were changed on purpose, raise `styleVersion` along with the
 * hash: otherwise a project that goes on drawing would hold images of both kinds in one set.
 */
it('draws the pixels of its style version', () => {
  const drawer = new MapDrawer(everything());
  const hash = createHash('sha256');
  for (const [sizePx, metresPerPixel] of [
    [182, 2],
    [128, 4],
    [64, 0.7],
  ])
    hash.update(drawer.draw({ center: { lng: -73.9979, lat: 40.7014 }, sizePx, metresPerPixel }));
  expect({ styleVersion, pixels: hash.digest('hex').slice(0, 16) }).toEqual({
    styleVersion: 2,
    pixels: '8af1eb261e16d9d0',
  });
});
