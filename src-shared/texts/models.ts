import { type Texts } from '../languages';

/** Models that predictions are made and compared with. */
export const modelNames = [
  'nearestOnCoordinates',
  'ridgeOnCoordinates',
  'randomEncoder',
  'trainedEncoder',
  'trainedEncoderAndCoordinates',
] as const;
export type ModelName = (typeof modelNames)[number];

export const modelTexts: Texts<ModelName> = {
  en: {
    nearestOnCoordinates: 'nearest 50 on coordinates',
    ridgeOnCoordinates: 'ridge on coordinates',
    randomEncoder: 'ridge on random-weights encoder',
    trainedEncoder: 'ridge on trained encoder',
    trainedEncoderAndCoordinates: 'ridge on trained encoder and coordinates',
  },
  ko: {
    nearestOnCoordinates: '좌표로 찾은 이웃 50곳',
    ridgeOnCoordinates: '좌표 릿지 회귀',
    randomEncoder: '무작위 가중치 인코더 릿지 회귀',
    trainedEncoder: '학습한 인코더 릿지 회귀',
    trainedEncoderAndCoordinates: '학습한 인코더와 좌표 릿지 회귀',
  },
  ja: {
    nearestOnCoordinates: '座標の近傍 50 か所',
    ridgeOnCoordinates: '座標のリッジ回帰',
    randomEncoder: '無作為な重みのエンコーダーのリッジ回帰',
    trainedEncoder: '学習したエンコーダーのリッジ回帰',
    trainedEncoderAndCoordinates: '学習したエンコーダーと座標のリッジ回帰',
  },
};
