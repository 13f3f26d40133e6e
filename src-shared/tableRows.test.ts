import { expect, it } from 'vitest';
import { estimateRows, isHopeless } from './tableRows';

const estimate = (start: string, sizeBytes: number) => estimateRows(Buffer.from(start), sizeBytes);

it('counts rows by the mean length of the first ones, whatever ends them', () => {
  expect(estimate('a,b\n1,2\n3,4\n5', 4_000)).toBe(1000);
  expect(estimate('a,b\r\n1,2\r\n', 5_000)).toBe(1000);
  expect(estimate('a,b\r1,2\r', 4_000)).toBe(1000);
  expect(estimateRows(Buffer.from('1,2\n'.repeat(100), 'utf16le'), 8_000)).toBe(1001);
});

it('takes a text of several lines between quotation marks for one row', () => {
  expect(estimate('1,"one\ntwo\n""three"""\n', 2200)).toBe(100);
});

it('does not take a mark that is never closed for a row without an end', () => {
  expect(estimate('5" pipe\n4 pipes\n', 160)).toBe(20);
});

it('knows none where no line ends', () => {
  expect(estimateRows(new Uint8Array(1000), 2e9)).toBe(null);
});

it('gives up only on tables that bad and repeated rows cannot explain', () => {
  expect([1_200_000, 5_000_001].map((rows) => isHopeless(rows))).toEqual([false, true]);
  expect(isHopeless(60, 10)).toBe(true);
});
