import { describe, expect, it } from 'vitest';
import { encodingNamed, sniffEncoding } from './encoding';

/** Bytes of an encoding as hexadecimal digits between plain text: `<b0ad>` stands for two of them. */
const bytes = (text: string) =>
  Buffer.concat(
    text
      .split(/<([0-9a-f]+)>/)
      .map((part, i) => (i % 2 === 1 ? Buffer.from(part, 'hex') : Buffer.from(part, 'latin1'))),
  );

const seoul = { lng: 127, lat: 37.5 };
const tokyo = { lng: 139.7, lat: 35.6 };
const beijing = { lng: 116.4, lat: 39.9 };

describe('sniffEncoding, few letters', () => {
  it.each([
    ['euc-kr', 'name,lat\n<b0adb3b2>,37.5\n<c1beb7ce>,37.6\n', seoul],
    ['shift_jis', 'name,lat\n<8d4c93878e73>,34.4\n<906c8ced>,3\n', tokyo],
    ['euc-jp', 'name,lat\n<b9adc5e7bbd4>,34.4\n', tokyo],
    ['gb18030', 'name,lat\n<b1b1bea9>,39.9\n<c9cfbaa3>,31.2\n', beijing],
    ['windows-1251', 'name,lat\n<d2f3ebe0>,54.1\n', { lng: 37.6, lat: 54.2 }],
    ['koi8-r', 'name,lat\n<f4d5ccc1>,54.1\n', { lng: 37.6, lat: 54.2 }],
    ['windows-1253', 'name,lat\n<c2fceffef2>,39.3\n<d0dcf4f1e1>,38.2\n', { lng: 22, lat: 39 }],
    ['windows-1250', 'name,lat\n<a3>om<bf>a,53.1\nPi<b3>a,53.1\n', { lng: 22, lat: 53.1 }],
    ['windows-1254', 'name,lat\nU<fe>ak,38.6\nMu<f0>la,37.2\n', { lng: 29, lat: 38 }],
    ['windows-1252', 'name,lat\nBesan<e7>on,47.2\nN<ee>mes,43.8\n', { lng: 6, lat: 47.2 }],
    ['windows-1252', 'name,lat\nM<fc>nchen,48.1\n', { lng: 11.5, lat: 48.1 }],
  ])('%s', (encoding, text, place) => {
    expect(sniffEncoding(bytes(text), { places: [place] }).name).toBe(encoding);
  });

  it('lets the language of the interface speak where the bytes leave it open', () => {
    const sample = bytes('name,code\n<b0adb3b2>,1\n');
    const readIn = (language?: string) => sniffEncoding(sample, { language }).name;
    expect([readIn('ko'), readIn('ja')]).toEqual(['euc-kr', 'euc-jp']);
  });

  it('takes the page whose names are understood', () => {
    const header = bytes('<c0a7b5b5>,<b0e6b5b5>\n1,2\n');
    const understood = (text: string) => (text.includes('위도') ? 1 : 0);
    expect(sniffEncoding(header, { understood }).name).toBe('euc-kr');
  });

  it('takes none that leaves a sign undecoded or makes control characters', () => {
    const sample = bytes('Stra<df>e <80> 5,48.1\nCaf<e9> <97> bar,48.1\n');
    expect(new TextDecoder(sniffEncoding(sample).name).decode(sample)).toBe(
      'Straße € 5,48.1\nCafé — bar,48.1\n',
    );
  });

  it('stays with UTF-8 where a few lines are none', () => {
    const lines = Buffer.concat([Buffer.from('Zürich,47.3\n'.repeat(30)), bytes('Gen<e8>ve,46.2\n')]);
    expect(sniffEncoding(lines).name).toBe('utf-8');
  });
});

it('knows encodings by what people call them', () => {
  const names = ['CP949', 'ms949', 'Shift-JIS', 'sjis', 'GBK', 'latin1', 'cp1251', 'UTF8', 'nonsense'];
  expect(names.map(encodingNamed)).toEqual([
    'euc-kr',
    'euc-kr',
    'shift_jis',
    'shift_jis',
    'gb18030',
    'windows-1252',
    'windows-1251',
    'utf-8',
    null,
  ]);
});
