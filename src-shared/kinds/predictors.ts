import { type Words } from '../languages';
import { idsOf } from './table';

/** What places are predicted from, beside where they lie. A project may have none of them. */
const table = {
  columns: {
    words: { en: 'Own columns of the table', ko: '표의 자체 열', ja: '表の自身の列' },
  },
  surroundings: {
    words: { en: 'Map statistics around them', ko: '주변의 지도 통계', ja: '周囲の地図統計' },
  },
  embedding: {
    words: { en: 'Embedding of the map image', ko: '지도 이미지의 임베딩', ja: '地図画像の埋め込み' },
  },
} as const satisfies Record<string, { words: Words }>;

export type PredictorId = keyof typeof table;
export const predictors: Readonly<Record<PredictorId, { words: Words }>> = table;
export const predictorIds = idsOf(table);
