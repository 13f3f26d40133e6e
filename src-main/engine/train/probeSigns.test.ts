import { expect, it } from 'vitest';
import { worded } from '../../../src-shared/message.fixture';
import { parsePreset } from '../../../src-shared/settings/presets';
import { type ProbedEpoch, probeSigns, rollBackSign } from './probeSigns';

const settings = parsePreset('quick');
const epoch = (loss: number, effectiveRank: number, price?: number): ProbedEpoch => ({
  loss,
  figures: { effectiveRank, neighbours: price === undefined ? {} : { price } },
});
const alarms = (...epochs: ProbedEpoch[]) =>
  probeSigns(epochs, settings)
    .filter(({ alarm }) => alarm)
    .map(({ signal }) => signal);

it('tells the directions in use, and what neighbours tell, in words', () => {
  expect(probeSigns([epoch(5, 20, 0.3), epoch(4, 18.26, 0.412)], settings)).toEqual([
    {
      signal: 'effectiveRank',
      alarm: false,
      value: 18.26,
      message: worded('Embeddings use 18.3 directions (effective rank).'),
    },
    {
      signal: 'neighbours',
      target: 'price',
      alarm: false,
      value: 0.412,
      message: worded('Similar places tell the price by 41 %.'),
    },
  ]);
  expect([probeSigns([], settings), probeSigns([epoch(5, 20)], settings).length]).toEqual([[], 1]);
});

it('raises an alarm for few directions, and for a score that falls while the loss falls', () => {
  expect(alarms(epoch(5, 1.2))).toEqual(['effectiveRank']);
  const [good, bad] = [epoch(5, 20, 0.5), epoch(4, 20, 0.3)];
  expect([alarms(good, bad), alarms(good, epoch(6, 20, 0.3)), alarms(good, epoch(4, 20, 0.45))]).toEqual([
    ['neighbours'],
    [],
    [],
  ]);
  expect(probeSigns([good, bad], settings)[1].message).toEqual(
    worded('Similar places tell the price by 30 % only; it was 50 %, and the loss has fallen since.'),
  );
});

it('says that a run went back', () => {
  expect(rollBackSign(0)).toEqual([]);
  expect(rollBackSign(2)).toEqual([
    {
      signal: 'rollBack',
      alarm: true,
      value: 2,
      message: worded(/no longer a number \(2 ×\): the run went back/),
    },
  ]);
});
