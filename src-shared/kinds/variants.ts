import { type Language, type Words } from '../languages';
import { idsOf, isIdOf } from './table';

/** Encoders that are compared in one table. A change of settings is one too, and goes by its `key=value`. */
const table = {
  dino: { term: 'distillation', words: { en: 'DINO only', ko: 'DINO만', ja: 'DINO のみ' } },
  geo: { term: 'geo', words: { en: 'DINO + geo', ko: 'DINO + 위치·라벨', ja: 'DINO + 位置・ラベル' } },
  rec: {
    term: 'reconstruction',
    words: {
      en: 'DINO + geo + rec',
      ko: 'DINO + 위치·라벨 + 주변 지도',
      ja: 'DINO + 位置・ラベル + 周辺の地図',
    },
  },
  full: { term: 'clustering', words: { en: 'full', ko: '전체', ja: '全体' } },
  'as-set': { words: { en: 'as set', ko: '설정 그대로', ja: '設定どおり' } },
  before: { words: { en: 'before', ko: '이전', ja: '前' } },
  'fine-tuned': { words: { en: 'fine-tuned', ko: '미세 조정 후', ja: '微調整後' } },
} as const satisfies Record<string, VariantRow>;

interface VariantRow {
  /** Of an ablation, in the order in which the paper adds the terms of the loss: it has this one and those before it. */
  term?: string;
  words: Words;
}

export type VariantId = keyof typeof table;
export const variants: Readonly<Record<VariantId, VariantRow>> = table;

/** Those of an ablation, with the term that each adds. */
export const ablationSteps = idsOf(table).flatMap((id) => {
  const { term } = variants[id];
  return term === undefined ? [] : [{ id, term }];
});

export const variantTitle = (id: string, language: Language): string =>
  isIdOf(variants, id) ? variants[id].words[language] : id;
