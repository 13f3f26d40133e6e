import { expect, it } from 'vitest';
import { say, wordsOf } from './message';
import { embeddingsName, noNames, predictionsName, runName, signMessage, targetName } from './names';

const own = new Map([
  ['rent', 'Monthly rent'],
  ['price', 'Kaufpreis'],
]);
const run = { name: null, origin: { network: 'vit 96', seed: 3, tunedOn: ['rent', 'population'] } };

it('tells a target as the analyst called it, else in words of its own', () => {
  const sets = { run, name: null, encoderName: null, seed: 3 };
  const told = [
    targetName('price', own),
    targetName('price', noNames),
    targetName('population', own),
    targetName('yield', own),
    runName(run, own),
    embeddingsName(sets, own),
    predictionsName({ name: null, target: 'rent', model: 'x' }, own),
  ];
  expect(told.map((message) => wordsOf(message, 'en'))).toEqual([
    'Kaufpreis',
    'price',
    'population density',
    'yield',
    'vit 96, seed 3, fine-tuned on Monthly rent, fine-tuned on population density',
    'vit 96, seed 3, fine-tuned on Monthly rent, fine-tuned on population density',
    'Monthly rent, x',
  ]);
});

it('words a sign of health with the name that its target has now', () => {
  const message = say('health.neighbours', { target: targetName('price', noNames), percent: 40 });
  expect([
    wordsOf(signMessage({ target: 'price', message }, own), 'en'),
    wordsOf(signMessage({ message }, own), 'en'),
  ]).toEqual(['Similar places tell the Kaufpreis by 40 %.', 'Similar places tell the price by 40 %.']);
});
