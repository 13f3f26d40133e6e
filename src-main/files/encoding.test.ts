import { describe, expect, it } from 'vitest';
import { type Random, randomStream } from '../../src-shared/random';
import { encodeText } from './encodeText.fixture';
import { encodingNamed, sniffEncoding } from './encoding';
import { decodeText } from './textStream';

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
    expect(decodeText(sample, sniffEncoding(sample).name)).toBe('Straße € 5,48.1\nCafé — bar,48.1\n');
  });

  it('stays with UTF-8 where a few lines are none', () => {
    const lines = Buffer.concat([Buffer.from('Zürich,47.3\n'.repeat(30)), bytes('Gen<e8>ve,46.2\n')]);
    expect(sniffEncoding(lines).name).toBe('utf-8');
  });
});

const words = {
  'euc-kr':
    '서울특별시 강남구 역삼동 부산광역시 해운대구 아파트 실거래가 전라남도 순천시 제주시 애월읍 하귀리 공시지가 대한민국 경기도 수원시 팔달문 시장 주차장',
  shift_jis:
    '東京都 新宿区 西新宿 二丁目 渋谷駅 カフェ 横浜市 みなとみらい 北海道 札幌市 大阪府 公示地価 すみだ 桜木町 ドラッグストア',
  'euc-jp':
    '東京都 新宿区 西新宿 二丁目 渋谷駅 カフェ 横浜市 みなとみらい 北海道 札幌市 大阪府 公示地価 すみだ 桜木町 ドラッグストア',
  gb18030:
    '北京市 朝阳区 公园 海淀区 中关村 上海市 浦东新区 广州 天河 深圳市 南山区 地铁站 人民路 小学 商业用地 花园',
  big5: '臺北市 信義區 高雄 台中市 西屯區 公園 車站 新北市 板橋 國小 中山路 市場 桃園 地價 停車場 捷運站',
  'windows-1251':
    'Москва Тула улица Мира Екатеринбург площадь Ленина Новосибирск проспект Казань набережная Самара вокзал',
  'koi8-r':
    'Москва Тула улица Мира Екатеринбург площадь Ленина Новосибирск проспект Казань набережная Самара вокзал',
} as const;
/** Rarer signs: syllables beyond the 2,350 common ones, signs that Windows added, such as stand in a few names. */
const rare = {
  'euc-kr': '똠방각하 펲시 쌰릉 뷁 햏자 뙇',
  shift_jis: '①番館 髙島屋 﨑陽軒 ㈱タカラ',
  'euc-jp': '①番館 Ⅱ号館',
  gb18030: '朱镕基 喆 堃 㐂',
  big5: '峯 碁 堃 恒隆',
  'windows-1251': '№5 «Мир»',
  'koi8-r': 'Ёлка',
} as const;
const countries = {
  'euc-kr': seoul,
  shift_jis: tokyo,
  'euc-jp': tokyo,
  gb18030: beijing,
  big5: { lng: 121.5, lat: 25 },
  'windows-1251': { lng: 37.6, lat: 55.7 },
  'koi8-r': { lng: 37.6, lat: 55.7 },
};
const pages = Object.keys(words) as (keyof typeof words)[];

/** Names of two or three words with numbers beside; one in ten rows has a rare sign. */
function table(random: Random, page: keyof typeof words): string {
  const pick = (text: string) => text.split(' ')[random.int(text.split(' ').length)];
  const name = () =>
    [
      ...Array.from({ length: 2 + random.int(2) }, () => pick(words[page])),
      ...(random.int(10) === 0 ? [pick(rare[page])] : []),
    ].join(' ');
  const rows = Array.from({ length: 5 + random.int(60) }, (_, i) => `${i},${name()},${random.int(1000)}`);
  return ['id,name,n', ...rows, ''].join('\n');
}

describe('tables of names as they are written', () => {
  it.each(pages)('%s is told and read back', (page) => {
    for (let seed = 0; seed < 60; seed++) {
      const text = table(randomStream(11, seed), page);
      const bytes = encodeText(text, page);
      const { name } = sniffEncoding(bytes, { places: [countries[page]] });
      expect([name, decodeText(bytes, name)]).toEqual([page, text]);
    }
  });

  it.each(pages.slice(0, 5))('%s is told where a name was cut within a sign', (page) => {
    for (let seed = 0; seed < 30; seed++) {
      const random = randomStream(12, seed);
      const lines = [...Array.from({ length: 3 }, () => table(random, page)), ''].join('').split('\n');
      const bytes = lines.map((line) => encodeText(`${line}\n`, page));
      const cut = encodeText(words[page].slice(0, 3), page);
      bytes.splice(
        random.int(bytes.length),
        0,
        Buffer.concat([Buffer.from('9,'), cut.subarray(0, -1), Buffer.from(',1\n')]),
      );
      expect(sniffEncoding(Buffer.concat(bytes), { places: [countries[page]] }).name).toBe(page);
    }
  });

  it('tells Korean by all of its syllables', () => {
    const syllables = Array.from({ length: 11_172 }, (_, i) => String.fromCharCode(0xac00 + i)).join('\n');
    const bytes = encodeText(syllables, 'euc-kr');
    expect([sniffEncoding(bytes).name, sniffEncoding(bytes, { places: [seoul] }).name]).toEqual([
      'euc-kr',
      'euc-kr',
    ]);
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
