import { describe, expect, it } from 'vitest';
import { wrapped } from './furniture';

const widthOf = (text: string) => text.length;

describe('wrapped', () => {
  it('breaks between words so that each line fits', () => {
    expect(wrapped('© OpenStreetMap contributors (ODbL 1.0)', widthOf, 20)).toEqual([
      '© OpenStreetMap',
      'contributors (ODbL',
      '1.0)',
    ]);
  });

  it('leaves a long word whole', () => {
    expect(wrapped('a https://example.org/licence b', widthOf, 5)).toEqual([
      'a',
      'https://example.org/licence',
      'b',
    ]);
  });

  it('has no line for an empty text', () => expect(wrapped('  ', widthOf, 5)).toEqual([]));
});
