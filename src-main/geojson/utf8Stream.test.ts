import { describe, expect, it } from 'vitest';
import { encodeText } from '../files/encodeText.fixture';
import { Utf8Stream } from './utf8Stream';

/** The encoding of bytes that are read in chunks of this size, their text, and whether it was turned. */
function read(
  bytes: Buffer,
  size = 1 << 20,
  chosen?: string,
): [encoding: string, text: string, isTurned: boolean] {
  const stream = new Utf8Stream(chosen);
  const parts = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
    stream.push(bytes.subarray(i * size, (i + 1) * size)),
  );
  const text = Buffer.concat([...parts, stream.end()]).toString();
  return [stream.encoding, text, stream.isTurned];
}

const german = '{"name": "Café Müller, Straße, Größe, Rénové, Señor, Höhe über Ärmel"}';
const korean = '{"name": "서울특별시 강남구 역삼동 아파트 실거래가 조회 결과입니다"}';
const japanese = '{"name": "東京都新宿区西新宿二丁目の土地の価格について調べました"}';
const ascii = `{"name": "${'x'.repeat(300_000)}"}\n`;

describe('Utf8Stream', () => {
  it('turns any encoding into UTF-8, whatever the size of the chunks', () => {
    const texts: [text: string, encoding: string][] = [
      [german, 'utf-8'],
      [german, 'utf-16le'],
      [korean, 'utf-16be'],
      [german, 'windows-1252'],
      [korean, 'euc-kr'],
      [korean.replace('조회', '똠방'), 'euc-kr'],
      [japanese, 'shift_jis'],
    ];
    for (const [text, encoding] of texts)
      for (const size of [1, 7, 1 << 20])
        expect(read(encodeText(text, encoding), size)).toEqual([encoding, text, encoding !== 'utf-8']);
  });

  it('takes a byte order mark away that UTF-8 does not need', () => {
    for (const encoding of ['utf-16le', 'utf-16be'])
      expect(read(encodeText(`\uFEFF${german}`, encoding))).toEqual([encoding, german, true]);
  });

  it('tells a code page by letters that come after much ASCII', () => {
    const text = ascii + german;
    expect(read(encodeText(text, 'windows-1252'), 64 << 10)).toEqual(['windows-1252', text, true]);
    expect(read(Buffer.from(text), 64 << 10)).toEqual(['utf-8', text, false]);
  });

  it('takes the encoding that was chosen, whatever the bytes look like', () => {
    // Of the few bytes of a name, any page could be.
    const short = '{"name": "ソ十"}';
    for (const encoding of ['shift_jis', 'euc-jp', 'gb18030', 'utf-16be', 'utf-8'])
      for (const size of [1, 7, 1 << 20]) {
        const bytes = encodeText(short, encoding);
        expect(read(bytes, size, encoding)).toEqual([encoding, short, encoding !== 'utf-8']);
      }
    expect(read(encodeText(`\uFEFF${short}`, 'utf-16le'), 3, 'utf-16le')[1]).toBe(short);
  });

  it('refuses UTF-32, of which nothing is written', () => {
    const wide = (order: 'LE' | 'BE') => {
      const bytes = Buffer.alloc(8);
      [...'{}'].forEach((letter, i) => bytes[`writeUInt32${order}`](letter.charCodeAt(0), 4 * i));
      return bytes;
    };
    for (const order of ['LE', 'BE'] as const) expect(() => read(wide(order))).toThrow('UTF-32');
  });

  it('stays with UTF-8 of which single bytes are damaged', () => {
    const bytes = Buffer.from(korean);
    bytes[12] = 0xff;
    expect(read(bytes)[0]).toBe('utf-8');
  });
});
