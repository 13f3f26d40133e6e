import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { encodingNames } from '../../src-shared/kinds/encodings';
import { randomStream } from '../../src-shared/random';
import { encodeText } from './encodeText.fixture';
import { decodeText, encodingOfLabel, TextStream } from './textStream';

const hex = (digits: string) => Buffer.from(digits, 'hex');
const span = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);

/** Text and the first bad byte of bytes that come in pieces of this size. */
function read(bytes: Buffer, encoding: string, size = bytes.length): [text: string, firstBad: number | null] {
  const stream = new TextStream(encoding);
  const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
    stream.write(bytes.subarray(i * size, (i + 1) * size)),
  );
  return [pieces.join('') + stream.end(), stream.firstBad];
}

/** SHA-256 of lines of digits and sign, of all first bytes (and second ones) that are one sign. */
function digest(encoding: string, leads: number[], trails: number[] | null): string {
  const hash = createHash('sha256');
  for (const lead of leads)
    for (const code of trails?.map((trail) => Buffer.of(lead, trail)) ?? [Buffer.of(lead)]) {
      const [sign, firstBad] = read(code, encoding);
      if (firstBad === null && [...sign].length === 1) hash.update(`${code.toString('hex')}${sign}\n`);
    }
  return hash.digest('hex');
}

const trails = span(0x40, 0xfe);
const upper = span(0x80, 0xff);

describe('agrees with Python’s codecs', () => {
  // Without what those lack: in EUC-JP the signs of Windows, in GB 18030 those of 2005 and 2022, in Big5 those of ETEN, Hebrew U+05BA;
  // and without the last 188 places in Shift_JIS for signs of the users' own.
  it.each<[encoding: string, python: string, leads: number[], trails: number[] | null, digest: string]>([
    [
      'euc-kr',
      'cp949',
      span(0x81, 0xfe),
      trails,
      '11b45e8cf86c2253596ba5c8c8c6fc526fbcee6abeba36610c220bd844e9f041',
    ],
    [
      'shift_jis',
      'cp932',
      [...span(0x81, 0x9f), ...span(0xe0, 0xf8), ...span(0xfa, 0xfc)],
      trails,
      '397fb9af644370c342f8119beefcf237e970c32de3ceb948b329f6f9bb4c86e7',
    ],
    [
      'euc-jp',
      'euc_jp',
      [...span(0xa3, 0xa8), ...span(0xb0, 0xf4)],
      trails,
      '5a6dc758446607306554998ba5b77361736379ae19326ddba4f113481f8da889',
    ],
    [
      'gb18030',
      'gb18030',
      [...span(0x81, 0xa2), ...span(0xb0, 0xfd)],
      trails,
      '1c7b0a30866700519ce2aaa652504a9b025951478d5cd016e5304c1a58c02783',
    ],
    [
      'big5',
      'cp950',
      [...span(0xa4, 0xc5), ...span(0xca, 0xf8)],
      trails,
      'd536e9dce7aea436830901d6eeb68688e675ea87b5ef254194a30e579b99540e',
    ],
    [
      'windows-1250',
      'cp1250',
      upper,
      null,
      '896164bf7679c37ec112efabc2deca7c7c9b00c0066eb5c213eb3ed46e57721a',
    ],
    [
      'windows-1251',
      'cp1251',
      upper,
      null,
      'a0056c5626e38312107144c612adb3ce2302141bfc2df60d225133c3fd63e5a8',
    ],
    [
      'windows-1252',
      'cp1252',
      upper,
      null,
      '2a3ec55710c9ca260b565e9cc089b70882e9393da9eaa48da1e9cca533bcafae',
    ],
    [
      'windows-1253',
      'cp1253',
      upper,
      null,
      'bba12d3de5f1d8157b18a9b6b3d9d31fdd9976b24d732807df52b560890a69c4',
    ],
    [
      'windows-1254',
      'cp1254',
      upper,
      null,
      '53241c588bb467766d363774a02aa4e5279b4d69f0af364717e754d1017f4386',
    ],
    [
      'windows-1256',
      'cp1256',
      upper,
      null,
      'a3d08d12303cbbe6ce5e4f7c52ef31537f2267a94ff4214a47510c1176f26ec4',
    ],
    [
      'windows-1255',
      'cp1255',
      upper.filter((byte) => byte !== 0xca),
      null,
      '23cb1bb88f60813039bbda2ee0bc6fa3fa6f115c89aa402e08af20fe2c9e9331',
    ],
    ['windows-874', 'cp874', upper, null, '7d83d0303d0ec8b7315f8aae06462265b13694d635f32ae5dc0d61984cfc1c2d'],
  ])('%s, %s: every code', (encoding, _, leads, trails, wanted) => {
    expect(digest(encoding, leads, trails)).toBe(wanted);
  });
});

it.each([
  ['euc-kr', '8c63 c652 b0a1', '똠힣가'],
  ['shift_jis', '8740 fbfc fab1 878a f040', '①髙﨑㈱\ue000'],
  ['euc-jp', 'ada1 8eb1 8fb0a1', '①ｱ丂'],
  ['gb18030', '9439fc36 fe9f a6d9 fe59 fea0 80', '😀䶮︐龴龻€'],
  ['big5', 'f9d6 c6a1 fb69', '碁①堃'],
])('reads signs of %s that its first standard lacks', (encoding, digits, text) => {
  expect(read(hex(digits.replaceAll(' ', '')), encoding)).toEqual([text, null]);
});

it('tells the byte where a text ceases to be of its encoding, and reads on', () => {
  expect([
    read(hex('41c52c42'), 'euc-kr'),
    read(hex('41b0a18c'), 'euc-kr'),
    read(hex('4181'), 'windows-1252'),
    read(hex('4185'), 'iso-8859-2'),
    read(hex('41c28541'), 'utf-8'),
    read(hex('efbfbd41ff'), 'utf-8'),
    read(hex('41e282'), 'utf-8'),
    read(hex('fdff00d84100'), 'utf-16le'),
    read(hex('4100ff'), 'utf-16le'),
  ]).toEqual([
    ['A\ufffd,B', 1],
    ['A가\ufffd', 3],
    ['A\ufffd', 1],
    ['A\ufffd', 1],
    ['A\x85A', null],
    ['\ufffdA\ufffd', 4],
    ['A\ufffd', 1],
    ['\ufffd\ufffdA', 2],
    ['A\ufffd', 2],
  ]);
});

it.each(encodingNames)('reads the same %s in pieces of any size', (encoding) => {
  for (let seed = 0; seed < 40; seed++) {
    const random = randomStream(5, seed);
    // Without FD, so that no U+FFFD is written in UTF-16.
    const bytes = Buffer.from(
      Array.from({ length: 1 + random.int(60) }, () => random.int(256)).filter((byte) => byte !== 0xfd),
    );
    const whole = read(bytes, encoding);
    expect(whole[1] === null).toBe(!whole[0].includes('\ufffd'));
    expect([1, 2, 3, 7].map((size) => read(bytes, encoding, size))).toEqual(Array(4).fill(whole));
    if (whole[1] === null) continue;
    const before = decodeText(bytes.subarray(0, whole[1]), encoding);
    expect([whole[0].startsWith(before), before.includes('\ufffd')]).toEqual([true, false]);
  }
});

it('takes each syllable of Korean there and back', () => {
  const syllables = span(0xac00, 0xd7a3).map((code) => String.fromCharCode(code));
  expect(read(encodeText(syllables.join('\n'), 'euc-kr'), 'euc-kr', 1000)).toEqual([
    syllables.join('\n'),
    null,
  ]);
});

it('knows an encoding by its labels', () => {
  expect(['ks_c_5601-1987', 'x-sjis', 'GBK', 'iso-2022-jp', 'utf-9'].map(encodingOfLabel)).toEqual([
    'euc-kr',
    'shift_jis',
    'gbk',
    null,
    null,
  ]);
});
