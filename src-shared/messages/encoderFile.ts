import { type MessageWords } from './words';

/** Encoder files, which come from anywhere. */
export const encoderFileMessages = {
  'encoderFile.damaged': {
    en: 'This is no encoder file, or it is damaged: {found}. Expected an ONNX file.',
    ko: '인코더 파일이 아니거나 손상되었습니다: {found}. ONNX 파일이어야 합니다.',
    ja: 'エンコーダーのファイルでないか、壊れています: {found}。ONNX ファイルが必要です。',
  },
  'encoderFile.noGraph': { en: 'it has no graph', ko: '그래프가 없습니다', ja: 'グラフがありません' },
  'encoderFile.oddField': {
    en: 'a field {number} of type {type}',
    ko: '{type}형의 필드 {number}',
    ja: '型 {type} のフィールド {number}',
  },
  'encoderFile.partTooLong': {
    en: 'a part is longer than what holds it',
    ko: '어떤 부분이 그것을 담은 곳보다 깁니다',
    ja: 'ある部分が、それを含むものより長くなっています',
  },
  'encoderFile.oddNumber': {
    en: 'a number that is cut off, or too long',
    ko: '숫자가 잘렸거나 너무 깁니다',
    ja: '数が途中で切れているか、長すぎます',
  },
  'encoderFile.otherType': {
    en: 'field {number} is of another type',
    ko: '필드 {number}의 형이 다릅니다',
    ja: 'フィールド {number} の型が違います',
  },
  'encoderFile.manyFields': {
    en: 'The encoder file has a part of more than {most} fields.',
    ko: '인코더 파일에 필드가 {most}개를 넘는 부분이 있습니다.',
    ja: 'エンコーダーのファイルに、フィールドが {most} 個を超える部分があります。',
  },
  'encoderFile.longText': {
    en: 'A text of the encoder file has {bytes} bytes; expected up to {most}.',
    ko: '인코더 파일의 글 하나가 {bytes}바이트입니다. 최대 {most}바이트까지 됩니다.',
    ja: 'エンコーダーのファイルの文字列が {bytes} バイトあります。{most} バイトまでです。',
  },
  'encoderFile.tooLarge': {
    en: 'The encoder file has {megabytes} MiB; expected up to {most}.',
    ko: '인코더 파일이 {megabytes}MiB입니다. 최대 {most}MiB까지 됩니다.',
    ja: 'エンコーダーのファイルが {megabytes} MiB あります。{most} MiB までです。',
  },
  'encoderFile.unsupported': {
    en: 'The encoder file has {found}, which Placeprint neither writes nor runs. Use a file that Placeprint exported.',
    ko: '인코더 파일에 Placeprint가 쓰지도 실행하지도 않는 것이 있습니다: {found}. Placeprint에서 내보낸 파일을 사용하세요.',
    ja: 'エンコーダーのファイルに、Placeprint が書きも実行もしないものがあります: {found}。Placeprint から書き出したファイルを使ってください。',
  },
  'encoderFile.ortFormat': {
    en: 'the format of ONNX Runtime alone',
    ko: 'ONNX Runtime 전용 형식',
    ja: 'ONNX Runtime 専用の形式',
  },
  'encoderFile.twoGraphs': { en: 'two graphs', ko: '그래프 두 개', ja: '2つのグラフ' },
  'encoderFile.trainingSteps': { en: 'training steps', ko: '학습 단계', ja: '学習ステップ' },
  'encoderFile.functions': { en: 'functions of its own', ko: '자체 함수', ja: '独自の関数' },
  'encoderFile.manyNotes': {
    en: 'more than {most} notes',
    ko: '{most}개를 넘는 메모',
    ja: '{most} 個を超える注記',
  },
  'encoderFile.operators': {
    en: 'operators of {domain}',
    ko: '{domain}의 연산자',
    ja: '{domain} の演算子',
  },
  'encoderFile.sparseWeights': { en: 'sparse weights', ko: '희소 가중치', ja: '疎な重み' },
  'encoderFile.subgraphs': {
    en: 'parts that run inside an operator',
    ko: '연산자 안에서 실행되는 부분',
    ja: '演算子の中で動く部分',
  },
  'encoderFile.externalWeights': {
    en: 'weights in another file',
    ko: '다른 파일에 있는 가중치',
    ja: '別のファイルにある重み',
  },
  'encoderFile.notOurs': {
    en: 'This is an ONNX model, but no encoder of Placeprint: it does not say which map images it takes. Use a file that Placeprint exported.',
    ko: 'ONNX 모델이지만 Placeprint의 인코더가 아닙니다. 어떤 지도 이미지를 받는지 적혀 있지 않습니다. Placeprint에서 내보낸 파일을 사용하세요.',
    ja: 'ONNX モデルですが、Placeprint のエンコーダーではありません。どの地図画像を受け取るかが記されていません。Placeprint から書き出したファイルを使ってください。',
  },
  'encoderFile.otherPort': {
    en: 'The encoder file takes or gives {found} where {expected} is expected. Use a file that Placeprint exported.',
    ko: '인코더 파일이 받거나 내는 것이 {found}이지만 {expected}이어야 합니다. Placeprint에서 내보낸 파일을 사용하세요.',
    ja: 'エンコーダーのファイルが受け取るか出すものは {found} ですが、{expected} であるはずです。Placeprint から書き出したファイルを使ってください。',
  },
  'encoderFile.nothing': { en: 'nothing', ko: '없음', ja: 'なし' },
  'encoderFile.refused': {
    en: 'ONNX Runtime refused the encoder file: {reason}. Export it again.',
    ko: 'ONNX Runtime이 인코더 파일을 거부했습니다: {reason}. 다시 내보내세요.',
    ja: 'ONNX Runtime がエンコーダーのファイルを拒否しました: {reason}。書き出し直してください。',
  },
  'encoderFile.notNumbers': {
    en: 'The encoder file gave something else than {width} finite numbers a place. Export it again.',
    ko: '인코더 파일이 장소마다 유한한 숫자 {width}개를 내지 않았습니다. 다시 내보내세요.',
    ja: 'エンコーダーのファイルが、場所ごとに有限の数 {width} 個を出しませんでした。書き出し直してください。',
  },
  'encoderFile.notFinite': {
    en: 'The encoder embeds places as something else than finite numbers. Train another one.',
    ko: '인코더가 장소를 유한한 숫자로 임베딩하지 못합니다. 다른 인코더를 학습하세요.',
    ja: 'エンコーダーが場所を有限の数として埋め込めません。別のエンコーダーを学習してください。',
  },
  'encoderFile.differs': {
    en: 'The encoder file would embed otherwise than this program: vectors differ by {difference} of their largest value, tolerated is {tolerance}. Nothing was written.',
    ko: '인코더 파일의 임베딩이 이 프로그램과 다릅니다. 벡터가 최댓값의 {difference}만큼 다르고, 허용 범위는 {tolerance}입니다. 아무것도 쓰지 않았습니다.',
    ja: 'エンコーダーのファイルの埋め込みがこのプログラムと違います。ベクトルが最大値の {difference} 違い、許容は {tolerance} です。何も書いていません。',
  },
  'encoderFile.newer': {
    en: 'The encoder is of file format {version}; this Placeprint reads up to {most}. Update Placeprint to use it.',
    ko: '인코더의 파일 형식은 {version}이고, 이 Placeprint는 {most}까지 읽습니다. Placeprint를 업데이트하세요.',
    ja: 'エンコーダーのファイル形式は {version} ですが、この Placeprint が読めるのは {most} までです。Placeprint を更新してください。',
  },
  'encoderFile.badDescription': {
    en: 'The encoder file is damaged: what it says of itself {found}. Export it again.',
    ko: '인코더 파일이 손상되었습니다. 파일의 설명이 {found}. 다시 내보내세요.',
    ja: 'エンコーダーのファイルが壊れています。ファイルの説明が{found}。書き出し直してください。',
  },
  'encoderFile.noJson': { en: 'is no JSON', ko: 'JSON이 아닙니다', ja: 'JSON ではありません' },
  'encoderFile.misfit': {
    en: 'does not fit: {misfits}',
    ko: '맞지 않습니다: {misfits}',
    ja: '合いません: {misfits}',
  },
} as const satisfies MessageWords;
