import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type Random, randomStream } from '../../src-shared/random';
import { encodeText } from '../files/encodeText.fixture';
import { type ReadFeature, readFeatures } from './readFeatures';
import { type TextFound } from './textFound';

const folder = mkdtempSync(join(tmpdir(), 'placeprint-readback-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What an encoding is tried with, as it is found in files. */
const words: Record<string, string[]> = {
  'utf-8': ['Straße', '東京都', '서울', 'नई दिल्ली', '😀', 'Ελλάδα', 'plain', ''],
  'utf-16le': ['Straße', '東京都', '서울', '😀', 'plain'],
  'utf-16be': ['Straße', '東京都', '서울', '😀', 'plain'],
  'windows-1252': [
    'Königsstraße',
    'Größe',
    'Müllerweg',
    'Öffnung',
    'Fußgängerzone',
    'Bäckerei',
    'Grünfläche',
  ],
  'euc-kr': [
    '서울특별시 강남구 역삼동',
    '부산광역시 해운대구 우동',
    '아파트 실거래가',
    '경기도 성남시 분당구',
  ],
  shift_jis: ['東京都新宿区西新宿二丁目', '大阪府大阪市北区梅田', 'マンションの価格です', '神奈川県横浜市'],
};

const pick = <Value>(random: Random, values: readonly Value[]) => values[random.int(values.length)];

function randomValue(random: Random, texts: string[], depth = 0): unknown {
  const kinds = [
    () =>
      pick(random, texts) + pick(random, ['', ' "', '\\', '\n', '}]', '{"type":"Feature"', '\u0001', ',']),
    () => random.int(1e6) / pick(random, [1, 7, -3]),
    () => pick(random, [null, true, false, 0, -1.5e-7]),
    () => [randomValue(random, texts, depth + 1), randomValue(random, texts, depth + 1)],
    () => ({ [pick(random, texts)]: randomValue(random, texts, depth + 1), features: [] }),
  ];
  return pick(random, depth < 2 ? kinds : kinds.slice(0, 3))();
}

function randomFeature(random: Random, texts: string[]) {
  const at = () => [random.int(360) - 180, random.int(180) - 90];
  const geometries = [
    null,
    { type: 'Point', coordinates: at() },
    { type: 'LineString', coordinates: [at(), at()] },
  ];
  const keys = [...texts, 'features', 'type', 'crs', 'name'].filter(() => random.int(2) === 0);
  return {
    type: 'Feature',
    // Each has the letters of the encoding, so that it can be told.
    properties: {
      text: texts.join(' '),
      ...Object.fromEntries(keys.map((key) => [key, randomValue(random, texts)])),
    },
    geometry: pick(random, geometries),
  };
}

type Feature = ReturnType<typeof randomFeature>;
const collection = (features: Feature[]) => ({
  type: 'FeatureCollection',
  name: 'x',
  features,
  bbox: [1, 2, 3, 4],
});
const oneLine = (feature: Feature) => JSON.stringify(feature);
const laidOut = (feature: Feature) => JSON.stringify(feature, null, 2);

const framings: Record<string, (features: Feature[], end: string) => string> = {
  collection: (features) => JSON.stringify(collection(features)),
  'laid out': (features) => JSON.stringify(collection(features), null, 1),
  'a feature a line': (features, end) =>
    `{"type":"FeatureCollection","features":[${end}${features.map(oneLine).join(`,${end}`)}${end}]}`,
  lines: (features, end) => features.map((feature) => oneLine(feature) + end).join(''),
  'lines without an end': (features, end) => features.map(oneLine).join(end + end),
  sequence: (features, end) => features.map((feature) => `\x1e${oneLine(feature)}${end}`).join(''),
  'sequence laid out': (features, end) => features.map((feature) => `\x1e${laidOut(feature)}${end}`).join(''),
  'one after the other': (features, end) => features.map(laidOut).join(end),
};

async function read(
  bytes: Buffer,
  chunkBytes: number,
): Promise<{ features: ReadFeature[]; text: TextFound }> {
  const path = join(folder, 'features.geojson');
  writeFileSync(path, bytes);
  let text: TextFound | null = null;
  const features: ReadFeature[] = [];
  for await (const batch of readFeatures(path, { chunkBytes, onText: (found) => (text = found) }))
    features.push(...batch);
  return { features, text: text! };
}

describe('features', () => {
  it.each(Object.keys(words))(
    'in %s are read back as they were written, however they stand',
    async (encoding) => {
      const random = randomStream(17);
      for (const [name, written] of Object.entries(framings))
        for (let round = 0; round < 2; round++) {
          const features = Array.from({ length: 1 + random.int(6) }, () =>
            randomFeature(random, words[encoding]),
          );
          const hasMark = encoding.startsWith('utf-') && random.int(2) === 0;
          const text = (hasMark ? '\uFEFF' : '') + written(features, pick(random, ['\n', '\r\n']));
          const found = await read(encodeText(text, encoding), pick(random, [64, 1 << 18]));
          expect([name, found.features.map(({ feature, problem }) => problem ?? feature)]).toEqual([
            name,
            features,
          ]);
          expect(found.text).toEqual({
            ...{ encoding, isGuessed: !encoding.startsWith('utf-'), badCharacters: 0, firstBad: null },
            ...{ noNumbers: 0, firstNoNumber: null },
          });
        }
    },
  );

  it('are read beside broken records, which are told one by one', async () => {
    const random = randomStream(23);
    const breaks: ((text: string) => string)[] = [
      (text) => text.slice(0, -1 - random.int(20)),
      (text) => text.slice(1 + random.int(20)),
      (text) => text.replace('"type"', 'type'),
      (text) => `${text}]`,
      () => 'no object',
      () => '[1, 2]',
      () => '{"type": "Topology"'.replace('Topology', 'Nothing') + '}',
    ];
    for (const framing of ['lines', 'sequence'])
      for (let round = 0; round < 12; round++) {
        const features = Array.from({ length: 20 }, () => randomFeature(random, words['utf-8']));
        const isBroken = features.map((_, i) => i > 0 && random.int(4) === 0);
        const records = features.map((feature, i) => {
          const text = JSON.stringify(feature);
          return isBroken[i] ? pick(random, breaks)(text) : text;
        });
        const text = records
          .map((record) => (framing === 'lines' ? `${record}\n` : `\x1e${record}\n`))
          .join('');
        const found = await read(Buffer.from(text), pick(random, [64, 1 << 18]));
        expect(found.features.map(({ problem, feature }) => (problem ? null : feature))).toEqual(
          features.map((feature, i) => (isBroken[i] ? null : feature)),
        );
        expect(found.features.map(({ index }) => index)).toEqual([...features.keys()]);
      }
  });
});
