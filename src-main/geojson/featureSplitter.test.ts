import { expect, it } from 'vitest';
import { FeatureSplitter } from './featureSplitter';

const features = [
  { type: 'Feature', properties: { name: 'quotes " \\ " [{', list: [1, { x: ']}' }] }, geometry: null },
  { type: 'Feature', properties: { name: 'Straße 東京' }, geometry: { type: 'Point', coordinates: [1, 2] } },
];
const text = JSON.stringify({ type: 'FeatureCollection', name: 'features', features, bbox: [0, 0, 1, 1] });

it('finds the same pieces whatever the size of the chunks', () => {
  const cut = (size: number) => {
    const [splitter, bytes] = [new FeatureSplitter(100), Buffer.from(text)];
    const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
      splitter.push(bytes.subarray(i * size, (i + 1) * size)),
    ).flat();
    expect(splitter.isOpen).toBe(false);
    return pieces.map(({ kind, bytes: own, byte }) => [kind, own.toString(), byte]);
  };
  const [first, second] = features.map((feature) => JSON.stringify(feature));
  const start = 100 + text.indexOf(first);
  for (const size of [1, 2, 3, 7, 64, 1 << 20])
    expect(cut(size)).toEqual([
      ['headerSoFar', '{"type":"FeatureCollection","name":"features","features":[]}', 100],
      ['feature', first, start],
      ['feature', second, start + first.length + 1],
      ['headerSoFar', '{"type":"FeatureCollection","name":"features","features":[],"bbox":[0,0,1,1]}', 100],
    ]);
});
