import { type Language, type Texts } from '../languages';
import { type ChosenReadouts, type ReadoutCount, type ReadoutKind } from '../readouts';

/** Models that predictions are made and compared with. */
export const modelNames = [
  'nearestOnCoordinates',
  'ridgeOnCoordinates',
  'randomEncoder',
  'trainedEncoder',
  'trainedEncoderAndCoordinates',
  'trainedEncoderAndNeighbours',
  'coordinatesChosen',
  'randomEncoderChosen',
  'trainedEncoderChosen',
  'trainedEncoderAndCoordinatesChosen',
] as const;
export type ModelName = (typeof modelNames)[number];

/** Those that choose among readouts: slow, and only compared on demand. */
export const choosingModels = [
  'coordinatesChosen',
  'randomEncoderChosen',
  'trainedEncoderChosen',
  'trainedEncoderAndCoordinatesChosen',
] as const satisfies readonly ModelName[];

/** Those that predictions are made with: on the embedding, alone, with coordinates, or with the neighbours' labels. */
export const predictingModels = [
  'trainedEncoder',
  'trainedEncoderAndCoordinates',
  'trainedEncoderAndNeighbours',
  'trainedEncoderChosen',
  'trainedEncoderAndCoordinatesChosen',
] as const satisfies readonly ModelName[];

export const modelTexts: Texts<ModelName> = {
  en: {
    nearestOnCoordinates: 'nearest 50 on coordinates',
    ridgeOnCoordinates: 'ridge on coordinates',
    randomEncoder: 'ridge on random-weights encoder',
    trainedEncoder: 'ridge on trained encoder',
    trainedEncoderAndCoordinates: 'ridge on trained encoder and coordinates',
    trainedEncoderAndNeighbours: 'ridge on trained encoder, and nearest 50',
    coordinatesChosen: 'best readout of coordinates',
    randomEncoderChosen: 'best readout of random-weights encoder',
    trainedEncoderChosen: 'best readout of trained encoder',
    trainedEncoderAndCoordinatesChosen: 'best readout of trained encoder and coordinates',
  },
  ko: {
    nearestOnCoordinates: '좌표로 찾은 이웃 50곳',
    ridgeOnCoordinates: '좌표 릿지 회귀',
    randomEncoder: '무작위 가중치 인코더 릿지 회귀',
    trainedEncoder: '학습한 인코더 릿지 회귀',
    trainedEncoderAndCoordinates: '학습한 인코더와 좌표 릿지 회귀',
    trainedEncoderAndNeighbours: '학습한 인코더 릿지 회귀와 이웃 50곳',
    coordinatesChosen: '좌표, 가장 나은 예측 방법',
    randomEncoderChosen: '무작위 가중치 인코더, 가장 나은 예측 방법',
    trainedEncoderChosen: '학습한 인코더, 가장 나은 예측 방법',
    trainedEncoderAndCoordinatesChosen: '학습한 인코더와 좌표, 가장 나은 예측 방법',
  },
  ja: {
    nearestOnCoordinates: '座標の近傍 50 か所',
    ridgeOnCoordinates: '座標のリッジ回帰',
    randomEncoder: '無作為な重みのエンコーダーのリッジ回帰',
    trainedEncoder: '学習したエンコーダーのリッジ回帰',
    trainedEncoderAndCoordinates: '学習したエンコーダーと座標のリッジ回帰',
    trainedEncoderAndNeighbours: '学習したエンコーダーのリッジ回帰と近傍 50 か所',
    coordinatesChosen: '座標、最良の予測手法',
    randomEncoderChosen: '無作為な重みのエンコーダー、最良の予測手法',
    trainedEncoderChosen: '学習したエンコーダー、最良の予測手法',
    trainedEncoderAndCoordinatesChosen: '学習したエンコーダーと座標、最良の予測手法',
  },
};

/** Ways of reading features out, as they stand in a cell of a table, and what stands before those of classes. */
export const readoutTexts: Texts<ReadoutKind | 'classes'> = {
  en: { ridge: 'ridge', nearest: 'k-NN', mlp: 'small network', classes: 'classes' },
  ko: { ridge: '릿지', nearest: 'k-최근접 이웃', mlp: '소형 신경망', classes: '등급' },
  ja: { ridge: 'リッジ', nearest: 'k 近傍法', mlp: '小さなニューラルネット', classes: '階級' },
};

/** What a model chose: `k-NN 3, ridge 2`, the numbers being folds. */
export function chosenText({ values, classes }: ChosenReadouts, language: Language): string {
  const texts = readoutTexts[language];
  const list = (counts: ReadoutCount[]) =>
    counts.map(({ kind, folds }) => `${texts[kind]} ${folds}`).join(', ');
  return classes.length > 0 ? `${list(values)}; ${texts.classes}: ${list(classes)}` : list(values);
}
