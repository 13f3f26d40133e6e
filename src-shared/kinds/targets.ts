import { type Words } from '../languages';

/**
 * What can be learnt and predicted of places. A target is data of a project: an analyst adds rent, yield or crime counts; price and
 * population density are the two that an import proposes by itself.
 */

/** Id of a target within its project: lower-case letters, digits and `-`. */
export type TargetId = string;

/** How a target is learnt: a value; a density, which is also told in classes; or a class among a few. */
export const targetKinds = {
  value: { head: 'value', isNumeric: true },
  density: { head: 'classes', isNumeric: true },
  class: { head: 'classes', isNumeric: false },
} as const satisfies Record<string, { head: 'value' | 'classes'; isNumeric: boolean }>;
export type TargetKind = keyof typeof targetKinds;

/**
 * The scale that a value is learnt on. The way back is the plain inverse, without a smearing correction: a predicted price is the
 * median that the model expects, not the mean (which errors symmetric in the log would lift).
 */
export const targetTransforms = {
  log: {
    isUsable: (value: number) => value > 0 && Number.isFinite(value),
    forward: Math.log,
    back: Math.exp,
  },
  log1p: {
    isUsable: (value: number) => value >= 0 && Number.isFinite(value),
    forward: Math.log1p,
    back: (log: number) => Math.max(0, Math.expm1(log)),
  },
  none: {
    isUsable: (value: number) => Number.isFinite(value),
    forward: (value: number) => value,
    back: (value: number) => value,
  },
} as const;
export type TargetTransform = keyof typeof targetTransforms;

export interface TargetDefinition {
  id: TargetId;
  /** As the analyst called it; null: the product’s own words for the id. */
  name: string | null;
  /** As it stands behind a figure, such as `USD` or `people/km²`; null where nobody said. */
  unit: string | null;
  kind: TargetKind;
  transform: TargetTransform;
}

/** The targets that an import proposes by itself, for columns that are called so. */
export const proposedTargets = {
  price: { id: 'price', name: null, unit: null, kind: 'value', transform: 'log' },
  population: { id: 'population', name: null, unit: 'people/km²', kind: 'density', transform: 'log1p' },
} as const satisfies Record<string, TargetDefinition>;
export type ProposedTarget = keyof typeof proposedTargets;

/** What they are called where the analyst gave no name. */
export const proposedWords: Record<ProposedTarget, { words: Words }> = {
  price: { words: { en: 'price', ko: '가격', ja: '価格' } },
  population: { words: { en: 'population density', ko: '인구 밀도', ja: '人口密度' } },
};

/** The order of classes wherever they stand: numbers by their value, then texts by their letters; it does not depend on which came first. */
export function byClassName(a: string, b: string): number {
  const [x, y] = [classNumber(a), classNumber(b)];
  if (x !== y) return x < y ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}

const classNumber = (name: string): number => {
  const number = name.trim() === '' ? NaN : Number(name);
  return Number.isNaN(number) ? Infinity : number;
};

/** Names that figures of a run go by, and the one that every JavaScript object answers to: no target may have them as its id. */
export const reservedTargetIds: readonly string[] = [
  'constructor',
  'distillation',
  'location',
  'reconstruction',
  'clustering',
  'spread',
  'total',
];

const idPattern = /^[\p{Ll}\p{Lo}\p{N}](?:[\p{Ll}\p{Lo}\p{N}-]{0,62}[\p{Ll}\p{Lo}\p{N}])?$/u;

/** Whether a text can be the id of a target. */
export const isTargetId = (text: string): text is TargetId =>
  idPattern.test(text) && !reservedTargetIds.includes(text);

/** Of how many values, as shares, lie below and at zero. */
export interface Signs {
  negative: number;
  zero: number;
}

/** The scale that values are best learnt on, judged by their signs: a few that are none of the rest do not decide it. */
export function suggestedTransform({ negative, zero }: Signs): TargetTransform {
  if (negative >= 0.01) return 'none';
  return negative + zero >= 0.05 ? 'log1p' : 'log';
}

export function signsOf(numbers: ArrayLike<number>): Signs {
  let [count, negative, zero] = [0, 0, 0];
  for (let i = 0; i < numbers.length; i++) {
    if (Number.isNaN(numbers[i])) continue;
    count++;
    if (numbers[i] < 0) negative++;
    else if (numbers[i] === 0) zero++;
  }
  return count === 0 ? { negative: 0, zero: 0 } : { negative: negative / count, zero: zero / count };
}
