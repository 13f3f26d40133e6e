import { describe, expect, it } from 'vitest';
import { JsonText, writtenNull } from '../../src-shared/kinds/columns';
import { randomStream } from '../../src-shared/random';
import { jsonCell, losslessCell } from './losslessCell';

describe('losslessCell', () => {
  it('makes numbers of texts that are how these are written', () => {
    const texts = ['0', '7', '-3', '42.5', '-0.25', '0.000001', '9007199254740991', '123456789012.25'];
    expect(texts.map(losslessCell)).toEqual(texts.map(Number));
  });

  it('keeps every other text', () => {
    const codes =
      '0123 12E5 246600000E0003 2023.10 -0 1. .5 +7 9007199254740993 1234567890123456789 0x1F 1e3 0.0000001';
    const texts = [
      ...codes.split(' '),
      ' 7',
      '7 ',
      "'00123",
      '123 456 789',
      '+33 5 53',
      '1,5',
      'NA',
      '-',
      ' ',
    ];
    expect(texts.map(losslessCell)).toEqual(texts);
    expect(losslessCell('')).toBe(null);
  });

  it('gives back whatever text it reads', () => {
    const random = randomStream(3, 1);
    const signs = "0123456789.-+eE, '";
    for (let round = 0; round < 20_000; round++) {
      const length = 1 + random.int(round % 2 === 0 ? 5 : 20);
      const text = Array.from({ length }, () => signs[random.int(round % 3 === 0 ? 10 : signs.length)]).join(
        '',
      );
      expect(String(losslessCell(text))).toBe(text);
    }
  });
});

describe('jsonCell', () => {
  it('keeps the digits of numbers that are too long, and JSON that is no single value', () => {
    const kept = ['9007199254740993', '-1111010100100010003', '0.1234567890123456789', '1e400', '1e-400'];
    expect(kept.map(jsonCell)).toEqual(kept);
    expect(['1.50', '1e3', '0.10000000000000001', '-0.0', '9007199254740991'].map(jsonCell)).toEqual([
      1.5, 1000, 0.1, -0, 9007199254740991,
    ]);
    expect(['"a\\u00e9"', 'true', 'false', 'null', '[1, 2]', '{"a":1e999}'].map(jsonCell)).toEqual([
      'aé',
      true,
      false,
      writtenNull,
      new JsonText('[1, 2]'),
      new JsonText('{"a":1e999}'),
    ]);
  });
});
