import { expect, it } from 'vitest';
import { parsePreset } from '../../src-shared/settings/presets';
import { type TrainSettings } from '../../src-shared/settings/trainSettings';
import { changedVariants, variantsOf } from './variants';

/** Settings with these weights of the loss terms and no others. */
const weighing = (losses: object): TrainSettings => ({
  ...parsePreset('quick'),
  losses: losses as TrainSettings['losses'],
});
const told = (settings: TrainSettings, names?: string[]) =>
  variantsOf(settings, names).map(({ id, settings: { losses } }) => [id, losses]);

const all = { distillation: 1, geo: 0.3, reconstruction: 0.2, clustering: 0.4 };

it('adds the terms one by one, in the order of the paper', () => {
  expect(told(weighing(all))).toEqual([
    ['dino', { distillation: 1, geo: 0, reconstruction: 0, clustering: 0 }],
    ['geo', { distillation: 1, geo: 0.3, reconstruction: 0, clustering: 0 }],
    ['rec', { distillation: 1, geo: 0.3, reconstruction: 0.2, clustering: 0 }],
    ['full', all],
  ]);
});

it('leaves out what the settings do not weigh, and has no weights for terms that they do not know', () => {
  expect(told(weighing({ distillation: 1, geo: 0.3 }))).toEqual([
    ['dino', { distillation: 1, geo: 0 }],
    ['geo', { distillation: 1, geo: 0.3 }],
  ]);
  expect(told(weighing({ ...all, reconstruction: 0 })).map(([name]) => name)).toEqual([
    'dino',
    'geo',
    'full',
  ]);
});

it('keeps the variants that are asked for, and refuses others', () => {
  expect(told(weighing(all), ['full', 'dino']).map(([name]) => name)).toEqual(['dino', 'full']);
  expect(() => variantsOf(weighing({ distillation: 1, geo: 0.3 }), ['full'])).toThrow(
    'no variant "full" of these settings; there is dino, geo.',
  );
  expect(() => variantsOf(weighing({ ...all, distillation: 0 }))).toThrow('distillation is 0');
});

it('changes one setting at a time', () => {
  const settings = weighing({ ...all, spread: 0 });
  const variants = changedVariants(settings, ['views.locals=4', 'encoder.width=48']);
  expect(variants.map(({ id }) => id)).toEqual(['as-set', 'views.locals=4', 'encoder.width=48']);
  expect(variants.map((variant) => variant.settings)).toEqual([
    settings,
    { ...settings, views: { ...settings.views, locals: 4 } },
    { ...settings, encoder: { ...settings.encoder, width: 48 } },
  ]);
  expect(() => changedVariants(settings, ['views.local=4'])).toThrow('views.local');
});
