import { type MessageWords } from './words';

/** Settings of a training run, and the rules that are about several of them. */
export const settingsMessages = {
  'settings.misfit': {
    en: 'The training settings do not fit: {misfits}.',
    ko: '학습 설정이 맞지 않습니다: {misfits}.',
    ja: '学習の設定が合いません: {misfits}。',
  },
  'settings.notKeyValue': {
    en: '"{text}" is not key=value, such as epochs=3.',
    ko: '“{text}”은(는) epochs=3처럼 key=value 꼴이 아닙니다.',
    ja: '「{text}」は epochs=3 のような key=value の形ではありません。',
  },
  'settings.unknown': {
    en: 'There is no setting "{key}". Near it: {near}.',
    ko: '“{key}”(이)라는 설정은 없습니다. 비슷한 것: {near}.',
    ja: '「{key}」という設定はありません。近いもの: {near}。',
  },
  'settings.noPreset': {
    en: 'There is no preset "{name}"; there is {known}.',
    ko: '“{name}”(이)라는 프리셋은 없습니다. 있는 것: {known}.',
    ja: '「{name}」というプリセットはありません。あるもの: {known}。',
  },
  'settings.rangeOrder': {
    en: 'the first value must not exceed the second',
    ko: '첫째 값은 둘째 값보다 클 수 없습니다',
    ja: '1つ目の値は2つ目の値以下にしてください',
  },
  'settings.sizeByPatch': {
    en: 'the image side must be a multiple of the patch side',
    ko: '이미지 한 변은 패치 한 변의 배수여야 합니다',
    ja: '画像の一辺はパッチの一辺の倍数にしてください',
  },
  'settings.sizeByStem': {
    en: 'the image side must be a multiple of {stemPx}',
    ko: '이미지 한 변은 {stemPx}의 배수여야 합니다',
    ja: '画像の一辺は {stemPx} の倍数にしてください',
  },
  'settings.widthByHeads': {
    en: 'the width must be a multiple of the heads',
    ko: '너비는 헤드 수의 배수여야 합니다',
    ja: '幅はヘッド数の倍数にしてください',
  },
  'settings.widthByGroups': {
    en: 'the width must be a multiple of the groups',
    ko: '너비는 그룹 수의 배수여야 합니다',
    ja: '幅はグループ数の倍数にしてください',
  },
  'settings.localByPatch': {
    en: 'the close-up side must be a multiple of the patch side',
    ko: '확대 뷰 한 변은 패치 한 변의 배수여야 합니다',
    ja: '拡大ビューの一辺はパッチの一辺の倍数にしてください',
  },
  'settings.localByStem': {
    en: 'the close-up side must be a multiple of {stemPx}',
    ko: '확대 뷰 한 변은 {stemPx}의 배수여야 합니다',
    ja: '拡大ビューの一辺は {stemPx} の倍数にしてください',
  },
  'settings.localWithinSize': {
    en: 'the close-up side must not exceed the image side',
    ko: '확대 뷰 한 변은 이미지 한 변보다 클 수 없습니다',
    ja: '拡大ビューの一辺は画像の一辺以下にしてください',
  },
  'settings.sizeForReconstruction': {
    en: 'to learn the surroundings, the image side must be a multiple of 8',
    ko: '주변 지도를 배우려면 이미지 한 변이 8의 배수여야 합니다',
    ja: '周辺の地図を学ぶには、画像の一辺を8の倍数にしてください',
  },
  'settings.batchForSpread': {
    en: 'to spread embeddings, the batch size must be at least 2',
    ko: '임베딩을 퍼뜨리려면 배치 크기가 2 이상이어야 합니다',
    ja: '埋め込みを広げるには、バッチサイズを2以上にしてください',
  },
  'settings.noGeoPart': {
    en: 'must be the id of a target, or location',
    ko: '대상의 id이거나 location이어야 합니다',
    ja: '対象の id か location でなければなりません',
  },
  'settings.someShare': {
    en: 'one of location and labels must have a share above 0',
    ko: '위치와 라벨 가운데 하나는 몫이 0보다 커야 합니다',
    ja: '位置とラベルのどれかの割合は0より大きくします',
  },
  'settings.someLoss': {
    en: 'at least one loss term must have a weight above 0',
    ko: '손실 항 가운데 하나는 가중치가 0보다 커야 합니다',
    ja: '損失の項の少なくとも1つは重みを0より大きくしてください',
  },
} as const satisfies MessageWords;
