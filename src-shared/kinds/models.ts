import { fillText, type Language, type Words } from '../languages';
import { idsOf, isIdOf } from './table';

/**
 * Models that places are predicted and compared with. A row says what a model knows of a place (`features`) and how that becomes
 * a prediction (`readout`, built in `src-main/predict/models/builders.ts`). In the order of tables: baselines, then encoders.
 */
const table = {
  nearestOnCoordinates: {
    features: ['coordinates'],
    readout: 'nearest',
    role: 'coordinates',
    words: { en: 'nearest 50 on coordinates', ko: '좌표로 찾은 이웃 50곳', ja: '座標の近傍 50 か所' },
  },
  ridgeOnCoordinates: {
    features: ['coordinates'],
    readout: 'ridge',
    role: 'coordinates',
    words: { en: 'ridge on coordinates', ko: '좌표 릿지 회귀', ja: '座標のリッジ回帰' },
  },
  krigingOnCoordinates: {
    features: ['neighbours'],
    readout: 'kriging',
    role: 'coordinates',
    predicts: true,
    words: { en: 'kriging on coordinates', ko: '좌표 크리깅', ja: '座標のクリギング' },
    featureWords: { en: 'Coordinates alone', ko: '좌표만', ja: '座標のみ' },
  },
  randomEncoder: {
    features: ['randomEmbedding'],
    readout: 'ridge',
    role: 'untrained',
    words: {
      en: 'ridge on random-weights encoder',
      ko: '무작위 가중치 인코더 릿지 회귀',
      ja: '無作為な重みのエンコーダーのリッジ回帰',
    },
  },
  trainedEncoder: {
    features: ['embedding'],
    readout: 'ridge',
    role: 'encoder',
    predicts: true,
    words: {
      en: 'ridge on trained encoder',
      ko: '학습한 인코더 릿지 회귀',
      ja: '学習したエンコーダーのリッジ回帰',
    },
    featureWords: { en: 'Embedding', ko: '임베딩', ja: '埋め込み' },
    ofEncoder: { en: '{encoder}', ko: '{encoder}', ja: '{encoder}' },
  },
  trainedEncoderAndCoordinates: {
    features: ['embedding', 'coordinates'],
    readout: 'ridge',
    role: 'encoder',
    predicts: true,
    words: {
      en: 'ridge on trained encoder and coordinates',
      ko: '학습한 인코더와 좌표 릿지 회귀',
      ja: '学習したエンコーダーと座標のリッジ回帰',
    },
    featureWords: { en: 'Embedding and coordinates', ko: '임베딩과 좌표', ja: '埋め込みと座標' },
    ofEncoder: { en: '{encoder}, and coordinates', ko: '{encoder}, 좌표도', ja: '{encoder}、座標も' },
  },
  trainedEncoderAndNeighbours: {
    features: ['embedding', 'neighbours'],
    readout: 'blended',
    role: 'encoder',
    predicts: true,
    words: {
      en: 'ridge on trained encoder, and nearest 50',
      ko: '학습한 인코더 릿지 회귀와 이웃 50곳',
      ja: '学習したエンコーダーのリッジ回帰と近傍 50 か所',
    },
    featureWords: {
      en: 'Embedding, and labels of neighbours',
      ko: '임베딩과 이웃의 값',
      ja: '埋め込みと近くの値',
    },
    ofEncoder: { en: '{encoder}, and neighbours', ko: '{encoder}, 이웃도', ja: '{encoder}、近傍も' },
  },
  ridgeOnSurroundings: {
    features: ['surroundings'],
    readout: 'ridge',
    role: 'columns',
    words: { en: 'ridge on map statistics', ko: '지도 통계 릿지 회귀', ja: '地図統計のリッジ回帰' },
  },
  krigingOnSurroundings: {
    features: ['surroundings'],
    readout: 'kriging',
    role: 'columns',
    predicts: true,
    isOnDemand: true,
    words: {
      en: 'universal kriging on map statistics',
      ko: '지도 통계 일반 크리깅',
      ja: '地図統計の普遍型クリギング',
    },
    featureWords: { en: 'Map statistics', ko: '지도 통계', ja: '地図統計' },
  },
  krigingOnColumns: {
    features: ['columns'],
    readout: 'kriging',
    role: 'columns',
    predicts: true,
    isOnDemand: true,
    words: {
      en: 'universal kriging on own columns',
      ko: '자체 열 일반 크리깅',
      ja: '自身の列の普遍型クリギング',
    },
    featureWords: { en: 'Own columns', ko: '자체 열', ja: '自身の列' },
  },
  krigingOnAll: {
    features: ['all'],
    readout: 'kriging',
    role: 'columns',
    predicts: true,
    isDefault: true,
    words: {
      en: 'universal kriging on all that is known',
      ko: '아는 모든 것의 일반 크리깅',
      ja: '分かっているすべての普遍型クリギング',
    },
    featureWords: {
      en: 'All that is known of places',
      ko: '장소에 대해 아는 모든 것',
      ja: '場所について分かっているすべて',
    },
  },
  coordinatesChosen: {
    features: ['coordinates'],
    readout: 'best',
    role: 'coordinates',
    isSlow: true,
    words: {
      en: 'best readout of coordinates',
      ko: '좌표, 가장 나은 예측 방법',
      ja: '座標、最良の予測手法',
    },
  },
  randomEncoderChosen: {
    features: ['randomEmbedding'],
    readout: 'best',
    role: 'untrained',
    isSlow: true,
    words: {
      en: 'best readout of random-weights encoder',
      ko: '무작위 가중치 인코더, 가장 나은 예측 방법',
      ja: '無作為な重みのエンコーダー、最良の予測手法',
    },
  },
  trainedEncoderChosen: {
    features: ['embedding'],
    readout: 'best',
    role: 'encoder',
    predicts: true,
    isSlow: true,
    isDefault: true,
    words: {
      en: 'best readout of trained encoder',
      ko: '학습한 인코더, 가장 나은 예측 방법',
      ja: '学習したエンコーダー、最良の予測手法',
    },
    ofEncoder: {
      en: '{encoder}, best readout',
      ko: '{encoder}, 가장 나은 예측 방법',
      ja: '{encoder}、最良の予測手法',
    },
  },
  trainedEncoderAndCoordinatesChosen: {
    features: ['embedding', 'coordinates'],
    readout: 'best',
    role: 'encoder',
    predicts: true,
    isSlow: true,
    words: {
      en: 'best readout of trained encoder and coordinates',
      ko: '학습한 인코더와 좌표, 가장 나은 예측 방법',
      ja: '学習したエンコーダーと座標、最良の予測手法',
    },
    ofEncoder: {
      en: '{encoder}, and coordinates, best readout',
      ko: '{encoder}, 좌표도, 가장 나은 예측 방법',
      ja: '{encoder}、座標も、最良の予測手法',
    },
  },
} as const satisfies Record<string, ModelRow>;

/** `coordinates` and `untrained`: baselines, which an encoder has to beat; `columns`: what the analyst knows of places takes part. */
export type ModelRole = 'coordinates' | 'untrained' | 'encoder' | 'columns';

interface ModelRow {
  /** What it knows of a place; all of them have to be there. */
  features: readonly string[];
  readout: string;
  role: ModelRole;
  /** Whether predictions may be made with it; the others are only compared. */
  predicts?: true;
  /** Takes minutes with many places: only compared on demand. */
  isSlow?: true;
  /** Only compared where it is what predicts: it shares its features with one that always is. */
  isOnDemand?: true;
  /** What predicts unless told: one among the fast ones, one among the slow ones. */
  isDefault?: true;
  words: Words;
  /** Its features where an analyst chooses among them. */
  featureWords?: Words;
  /** Of an encoder that stands under a name of its own beside others. */
  ofEncoder?: Words;
}

export type ModelId = keyof typeof table;
export type ModelFeature = (typeof table)[ModelId]['features'][number];
export type ModelReadout = (typeof table)[ModelId]['readout'];

export interface Model extends ModelRow {
  features: readonly ModelFeature[];
  readout: ModelReadout;
}
export const models: Readonly<Record<ModelId, Model>> = table;
export const modelIds = idsOf(table);
const idsWith = (has: (model: Model) => unknown) => modelIds.filter((id) => has(models[id]));

/** Those that predictions are made with. */
export const predictingModels = idsWith(({ predicts }) => predicts) as [ModelId, ...ModelId[]];

/** Those that are compared, baselines first; the slow ones on demand. */
export const comparedModels = (withSlow: boolean, roles?: readonly ModelRole[]): ModelId[] =>
  idsWith(
    ({ isSlow, isOnDemand, role }) => (withSlow || !isSlow) && !isOnDemand && (roles?.includes(role) ?? true),
  );

/** What predicts unless told. */
export const defaultModel = (isSlow = false): ModelId =>
  modelIds.find((id) => models[id].isDefault && Boolean(models[id].isSlow) === isSlow)!;

/** The slow model that predicts from the same features, if there is one. */
export const slowModelOf = (id: ModelId): ModelId | undefined =>
  predictingModels.find(
    (each) => models[each].isSlow && String(models[each].features) === String(models[id].features),
  );

/** A row of a table that is no model’s: what an encoder says by the head that it learnt with. */
const ownHead: Words = {
  en: '{encoder}, its own head',
  ko: '{encoder}, 자체 헤드',
  ja: '{encoder}、自身のヘッド',
};

/** A row of an encoder that is called so, beside others. */
export function encoderTitle(model: string, encoder: string, language: Language): string {
  const words = model === 'ownHead' ? ownHead : isIdOf(models, model) && models[model].ofEncoder;
  return words ? fillText(words[language], { encoder }, language) : model;
}

/** The title of a model; what is none of this table, such as one of an older project, stands for itself. */
export const modelTitle = (id: string, language: Language): string =>
  isIdOf(models, id) ? models[id].words[language] : id;
