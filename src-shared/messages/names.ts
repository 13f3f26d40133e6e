import { type MessageWords } from './words';

/** What a thing is called that the analyst did not name. */
export const namesMessages = {
  'names.run': {
    en: '{network}, seed {seed}',
    ko: '{network}, 시드 {seed}',
    ja: '{network}、シード {seed}',
  },
  'names.ablation': {
    en: 'ablation: {variant}, seed {seed}',
    ko: '항별 비교: {variant}, 시드 {seed}',
    ja: '項ごとの比較: {variant}、シード {seed}',
  },
  'names.fineTuned': {
    en: '{run}, fine-tuned on {target}',
    ko: '{run}, {target}(으)로 미세 조정',
    ja: '{run}、{target}で微調整',
  },
  'names.randomWeights': {
    en: 'random weights, seed {seed}',
    ko: '무작위 가중치, 시드 {seed}',
    ja: '無作為な重み、シード {seed}',
  },
  'names.prediction': { en: '{target}, {model}', ko: '{target}, {model}', ja: '{target}、{model}' },
} as const satisfies MessageWords;
