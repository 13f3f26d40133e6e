import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { randomStream } from '../../src-shared/random';
import { classIndex } from '../sources/classify';
import { LayerStoreBuilder, polygonKind } from '../sources/layerStoreBuilder';
import { type RenderedImage, renderPlaces } from './renderPool';

const setup = { store: triangles().buffer, sizePx: 32, metresPerPixel: 2 };

/** Triangles all over the place around (0, 0): their images hardly compress. */
function triangles() {
  const random = randomStream(51);
  const builder = new LayerStoreBuilder({});
  for (let i = 0; i < 3000; i++) {
    const [lng, lat] = [random.int(100_000), random.int(100_000)];
    const part = Array.from({ length: 6 }, (_, k) => (k % 2 ? lat : lng) + random.int(3000));
    builder.add({
      class: classIndex(i % 2 ? 'building' : 'water'),
      kind: polygonKind,
      parts: [part],
    });
  }
  return builder.build();
}

const placesOf = (count: number) => {
  const random = randomStream(52);
  return Array.from({ length: count }, (_, id) => ({
    id,
    lng: random.next() * 0.01,
    lat: random.next() * 0.01,
  }));
};

async function drawn(count: number, threads: number): Promise<RenderedImage[]> {
  const images: RenderedImage[] = [];
  for await (const batch of renderPlaces(placesOf(count), { ...setup, threads })) images.push(...batch);
  return images.sort((a, b) => a.placeId - b.placeId);
}

async function drain(images: AsyncIterable<unknown>): Promise<void> {
  for await (const batch of images) void batch;
}

it('draws the same images with any number of threads, each place once', async () => {
  const alone = await drawn(150, 1);
  expect(alone.map(({ placeId }) => placeId)).toEqual(placesOf(150).map(({ id }) => id));
  expect(await drawn(150, 3)).toEqual(alone);
  expect(await drawn(0, 2)).toEqual([]);
});

it('says so when a thread ends', async () => {
  const store = new SharedArrayBuffer(128);
  await expect(drain(renderPlaces(placesOf(100), { ...setup, store, threads: 2 }))).rejects.toMatchObject({
    code: 'bug/unexpected',
    message: expect.stringMatching(/^A drawing thread ended \(The stored map source is damaged/) as string,
  });
});

it('hands on what a thread could not draw', async () => {
  const places = [...placesOf(40), { id: 40, lng: 0, lat: 95 }];
  await expect(drain(renderPlaces(places, { ...setup, threads: 2 }))).rejects.toMatchObject({
    code: 'input/bad-argument',
  });
});

it('draws nothing once it is cancelled', async () => {
  const signal = AbortSignal.abort();
  await expect(drain(renderPlaces(placesOf(40), { ...setup, signal }))).rejects.toMatchObject({
    code: 'state/cancelled',
  });
});

it('keeps no image that it has handed out', async () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const { signal } = new AbortController();
  const kept: number[] = [];
  let handedOut = 0;
  for await (const batch of renderPlaces(placesOf(1600), { ...setup, threads: 2, signal })) {
    for (const { canvas, context } of batch) handedOut += canvas.bytes.length + context.bytes.length;
    collect();
    kept.push(process.memoryUsage().arrayBuffers);
  }
  expect(handedOut).toBeGreaterThan(3e6);
  expect(kept.at(-1)! - kept[0]).toBeLessThan(handedOut / 4);
});
