import { messages } from '../../ui/messages';

export const t = messages({
  en: {
    title: 'Encoder from a file',
    help: 'An encoder that Placeprint exported, of this project or another. It embeds the places of this project as it is, without training.',
    choose: 'Choose a file …',
    embed: 'Embed places',
    embedWith: 'Embed places with {name}',
    nameOf: 'Name of the encoder {name}',
    remove: 'Delete',
    removeNamed: 'Delete the encoder {name}',
    'edit.rename': 'rename encoder to {name}',
    'edit.delete': 'delete encoder “{name}”',
    takes:
      '{width} numbers a place · map images of {sizePx} px at {metresPerPixel} m a pixel · {places} places learnt from',
    blind: 'It saw no labels, so it can be tested here.',
    sawLabels:
      'It was trained with labels. Whether those are labels of the places that a test holds out cannot be known: it can be explored, but not be used to predict.',
  },
  ko: {
    title: '파일의 인코더',
    help: 'Placeprint에서 내보낸 인코더입니다. 다른 프로젝트의 것도 됩니다. 학습 없이 그대로 이 프로젝트의 장소를 임베딩합니다.',
    choose: '파일 고르기 …',
    embed: '장소 임베딩',
    embedWith: '{name}(으)로 장소 임베딩',
    nameOf: '인코더 {name}의 이름',
    remove: '삭제',
    removeNamed: '인코더 {name} 삭제',
    'edit.rename': '인코더 이름을 {name}(으)로 변경',
    'edit.delete': '인코더 “{name}” 삭제',
    takes:
      '장소마다 숫자 {width}개 · 지도 이미지 {sizePx} px, 픽셀당 {metresPerPixel} m · 장소 {places}개로 학습',
    blind: '라벨을 보지 않았으므로 여기서 검증할 수 있습니다.',
    sawLabels:
      '라벨로 학습되었습니다. 검증에서 가려 둘 장소의 라벨인지 알 수 없으므로, 탐색은 할 수 있지만 예측에는 쓸 수 없습니다.',
  },
  ja: {
    title: 'ファイルのエンコーダー',
    help: 'Placeprint が書き出したエンコーダーです。別のプロジェクトのものでもかまいません。学習せずにそのまま、このプロジェクトの場所を埋め込みます。',
    choose: 'ファイルを選ぶ …',
    embed: '場所を埋め込む',
    embedWith: '{name} で場所を埋め込む',
    nameOf: 'エンコーダー {name} の名前',
    remove: '削除',
    removeNamed: 'エンコーダー {name} を削除',
    'edit.rename': 'エンコーダーの名前を {name} に変更',
    'edit.delete': 'エンコーダー「{name}」の削除',
    takes:
      '場所ごとに {width} 個の数値 · 地図画像 {sizePx} px、1 ピクセル {metresPerPixel} m · {places} か所で学習',
    blind: 'ラベルを見ていないので、ここで検証できます。',
    sawLabels:
      'ラベルを使って学習されています。検証で伏せる場所のラベルだったかどうかを知るすべがないため、探索には使えますが、予測には使えません。',
  },
});
