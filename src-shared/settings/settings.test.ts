import { describe, expect, it } from 'vitest';
import { AppError } from '../errors';
import { presetIds } from '../kinds/presets';
import { applyOverrides } from './overrides';
import { parsePreset } from './presets';
import { parseTrainSettings } from './trainSettings';

const quick = parsePreset('quick');

function refusal(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof AppError && error.code === 'input/bad-argument') return error.message;
    throw error;
  }
  return 'accepted';
}

describe('presets', () => {
  it.each(presetIds)('%s is valid', (name) => {
    expect(parseTrainSettings(parsePreset(name))).toEqual(parsePreset(name));
  });

  it('names those there are when asked for another', () => {
    expect(refusal(() => parsePreset('slow'))).toBe(
      `There is no preset "slow"; there is ${presetIds.join(', ')}.`,
    );
  });
});

describe('settings of an earlier version', () => {
  it('are read with the terms that came later switched off', () => {
    const { clusters, teacher, ...rest } = quick;
    const { distillation, geo } = quick.losses;
    const read = parseTrainSettings({ ...rest, losses: { distillation, geo } });
    expect(read).toEqual({
      ...quick,
      losses: { distillation, geo, reconstruction: 0, clustering: 0, spread: 0 },
      clusters,
      teacher,
    });
  });
});

describe('applyOverrides', () => {
  it('sets numbers and lists by their path and leaves the given settings alone', () => {
    const before = structuredClone(quick);
    const changed = applyOverrides(quick, ['epochs=3', 'encoder.width=192', 'views.globalSpan=[0.4, 1]']);
    expect(changed).toEqual({
      ...quick,
      epochs: 3,
      encoder: { ...quick.encoder, width: 192 },
      views: { ...quick.views, globalSpan: [0.4, 1] },
    });
    expect(quick).toEqual(before);
  });

  it.each([
    ['epochs', '"epochs" is not key=value, such as epochs=3.'],
    ['epoch=3', 'There is no setting "epoch". Near it: epochs, '],
    ['width=64', 'There is no setting "width". Near it: encoder.width, '],
    ['encoder=1', 'There is no setting "encoder". Near it: '],
    ['epochs=0', 'The training settings do not fit: epochs: must be above 0.'],
    ['epochs=many', 'The training settings do not fit: epochs: must be a number, not "many".'],
    ['encoder.patchPx=7', 'encoder: the image side must be a multiple of the patch side'],
    ['views.localPx=30', 'the close-up side must be a multiple of the patch side'],
    ['clusters.prototypes=1', 'clusters.prototypes: must be at least 2'],
    ['views.localSpan=[0.5,0.2]', 'views.localSpan: the first value must not exceed the second'],
  ])('refuses %s in words', (override, message) => {
    expect(refusal(() => applyOverrides(quick, [override]))).toContain(message);
  });

  it.each([
    ['encoder.sizePx=66', 'encoder: the image side must be a multiple of 4'],
    ['encoder.width=48', 'encoder: the width must be a multiple of the groups'],
    ['encoder.blocks=[2,2,2]', 'encoder.blocks: must have a length of at least 4'],
    ['views.localPx=30', 'the close-up side must be a multiple of 4'],
    ['encoder.depth=3', 'There is no setting "encoder.depth".'],
  ])('refuses %s of a residual network in words', (override, message) => {
    expect(refusal(() => applyOverrides(parsePreset('standard-resnet'), [override]))).toContain(message);
  });

  it('refuses a term that the rest does not allow', () => {
    const odd = ['encoder.sizePx=60', 'encoder.patchPx=4', 'views.localPx=32'];
    expect(refusal(() => applyOverrides(quick, odd))).toContain(
      'to learn the surroundings, the image side must be a multiple of 8',
    );
    expect(refusal(() => applyOverrides(quick, [...odd, 'losses.reconstruction=0']))).toBe('accepted');
    expect(refusal(() => applyOverrides(quick, ['batchSize=1', 'losses.spread=0.1']))).toContain(
      'the batch size must be at least 2',
    );
  });

  it('refuses a run without any loss', () => {
    const off = Object.keys(quick.losses).map((term) => `losses.${term}=0`);
    expect(refusal(() => applyOverrides(quick, off))).toContain(
      'at least one loss term must have a weight above 0',
    );
  });
});
