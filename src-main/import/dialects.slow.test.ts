import Papa from 'papaparse';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Random, randomStream } from '../../src-shared/random';
import { eachPlaceDetails } from '../project/placeDetails';
import { encodeText } from '../files/encodeText.fixture';
import { TestFiles } from './testFiles.fixture';

let files: TestFiles;
beforeEach(() => (files = new TestFiles()));
afterEach(() => files.remove());

/** Texts as they are written where a code page is usual, with the columns of longitude, latitude and price in that language. */
const places = {
  'utf-8': {
    at: [7, 51],
    names: ['longitude', 'latitude', 'price'],
    words: ['Zürich', '東京', 'Łódź', 'плаза'],
  },
  'utf-16le': { at: [7, 51], names: ['lng', 'lat', 'price'], words: ['Zürich', '東京', 'Łódź'] },
  'euc-kr': { at: [127, 37], names: ['경도', '위도', '가격'], words: ['서울역', '강남구', '해운대', '종로'] },
  shift_jis: {
    at: [139, 35],
    names: ['経度', '緯度', '価格'],
    words: ['新宿', '渋谷駅', 'カフェ', '横浜市'],
  },
  'euc-jp': { at: [139, 35], names: ['経度', '緯度', '価格'], words: ['新宿', '渋谷駅', 'カフェ', '横浜市'] },
  gb18030: { at: [116, 39], names: ['经度', '纬度', '单价'], words: ['朝阳公园', '海淀', '北京站', '上海'] },
  big5: { at: [121, 25], names: ['經度', '緯度', '價格'], words: ['台北車站', '信義', '高雄'] },
  'windows-1251': {
    at: [37, 55],
    names: ['Долгота', 'Широта', 'Цена'],
    words: ['Москва', 'Тула', 'улица Мира'],
  },
  'windows-1253': { at: [23, 37], names: ['lon', 'lat', 'τιμή'], words: ['Αθήνα', 'Βόλος', 'Πάτρα'] },
  'windows-1250': {
    at: [19, 51],
    names: ['długość', 'szerokość', 'cena'],
    words: ['Łódź', 'Gdańsk', 'Poznań'],
  },
  'windows-1254': { at: [29, 38], names: ['Boylam', 'Enlem', 'Fiyat'], words: ['İzmir', 'Muğla', 'Uşak'] },
  'windows-1252': {
    at: [7, 48],
    names: ['Länge', 'Breite', 'Preis'],
    words: ['Müllerstraße', 'Besançon', 'Nîmes'],
  },
} as const;

const pick = <Item>(random: Random, items: readonly Item[]): Item => items[random.int(items.length)];
const awkward = [
  'a, b',
  'x;y',
  '12:30',
  'say "hi"',
  'two\nlines',
  '2024-05-01T10:00:00+09:00',
  '',
  '#3',
  '0123',
  '1|2',
];

it.each(Object.keys(places) as (keyof typeof places)[])('reads %s in every dialect', async (encoding) => {
  const { at, names, words } = places[encoding];
  for (const delimiter of [',', ';', '\t', '|'])
    for (const decimal of delimiter === ',' ? ['.'] : ['.', ','])
      for (const newline of ['\n', '\r\n']) {
        const random = randomStream(delimiter.charCodeAt(0) + decimal.charCodeAt(0), newline.length);
        const written = (value: number) => String(value).replace('.', decimal);
        const expected = Array.from({ length: 4 + random.int(30) }, (_, i) => ({
          lng: Number((at[0] + random.int(9999) / 10_000 + 0.00001).toFixed(5)),
          lat: Number((at[1] + random.int(9999) / 10_000 + 0.00001).toFixed(5)),
          price: 1000 + i * 10 + 0.5,
          name: pick(random, words),
          note: pick(random, awkward),
        }));
        const header = ['id', names[1], names[0], 'name', 'note', names[2]];
        const rows = expected.map(({ lng, lat, price, name, note }, i) => [
          String(i),
          written(lat),
          written(lng),
          name,
          note,
          written(price),
        ]);
        const text = `${Papa.unparse([header, ...rows], { delimiter, newline })}${newline}`;
        const report = await files.import(
          'table.csv',
          encodeText(encoding === 'utf-16le' ? `\uFEFF${text}` : text, encoding),
        );
        const found = [...eachPlaceDetails(files.project)].filter(
          ({ datasetId }) => datasetId === report.datasetId,
        );
        const told = `${encoding} ${JSON.stringify({ delimiter, decimal, newline })} as ${report.dialect}`;
        expect(
          found.map(({ lng, lat, labels, properties }) => ({
            lng,
            lat,
            price: labels.price,
            name: properties.get('name'),
            note: properties.get('note') ?? '',
          })),
          told,
        ).toEqual(expected);
      }
});
