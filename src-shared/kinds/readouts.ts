import { type Language, type Words } from '../languages';
import { idsOf } from './table';

/** How features become predictions, where a model chooses; as they stand in a cell of a table. */
export const readouts = {
  /** Ridge, or linear discriminants for classes. */
  ridge: { words: { en: 'ridge', ko: '릿지', ja: 'リッジ' } },
  /** The mean of the nearest in the space of features. */
  nearest: { words: { en: 'k-NN', ko: 'k-최근접 이웃', ja: 'k 近傍法' } },
  /** A small neural network. */
  mlp: { words: { en: 'small network', ko: '소형 신경망', ja: '小さなニューラルネット' } },
} as const satisfies Record<string, { words: Words }>;
export type ReadoutKind = keyof typeof readouts;
export const readoutKinds = idsOf(readouts);

/** A readout with what was chosen for it. */
export type Readout = RidgeReadout | NearestReadout | MlpReadout;

export interface RidgeReadout {
  kind: 'ridge';
  lambda: number;
}

export interface NearestReadout {
  kind: 'nearest';
  k: number;
  /** All alike, or each by the inverse of its distance. */
  weighting: 'uniform' | 'distance';
  /** Share of the coordinates in the squared distance, where there are coordinates beside other features. */
  coordinateShare?: number;
}

export interface MlpReadout {
  kind: 'mlp';
  /** How many it was trained with. */
  steps: number;
}

/** Which are tried: `ridge` is fast; `all` adds the models that choose among them. */
export const readoutChoices = ['ridge', 'all'] as const;
export type ReadoutChoice = (typeof readoutChoices)[number];

/** How many folds chose a kind. */
export interface ReadoutCount {
  kind: ReadoutKind;
  folds: number;
}

/** What a model that chooses took for values, and for classes (none: empty); the most frequent first. */
export interface ChosenReadouts {
  values: ReadoutCount[];
  classes: ReadoutCount[];
}

const classesWords: Words = { en: 'classes', ko: '등급', ja: '階級' };

/** What a model chose: `k-NN 3, ridge 2`, the numbers being folds. */
export function chosenText({ values, classes }: ChosenReadouts, language: Language): string {
  const list = (counts: ReadoutCount[]) =>
    counts.map(({ kind, folds }) => `${readouts[kind].words[language]} ${folds}`).join(', ');
  return classes.length > 0 ? `${list(values)}; ${classesWords[language]}: ${list(classes)}` : list(values);
}
