import { type MessageWords } from './words';

/** Columns of imported tables, and the targets whose labels are taken from them. */
export const columnsMessages = {
  'columns.damaged': {
    en: 'The project is damaged: column “{column}” cannot be read.',
    ko: '프로젝트가 손상되었습니다. 열 “{column}”을(를) 읽을 수 없습니다.',
    ja: 'プロジェクトが壊れています。列「{column}」を読めません。',
  },
  'columns.referencesDamaged': {
    en: 'The project is damaged: rows of “{table}” belong to nothing. It was not changed.',
    ko: '프로젝트가 손상되었습니다. “{table}”의 행이 가리키는 대상이 없습니다. 파일은 바꾸지 않았습니다.',
    ja: 'プロジェクトが壊れています。「{table}」の行が指すものがありません。ファイルは変更していません。',
  },
  'columns.noSuchId': {
    en: 'There is no column {id} in this project.',
    ko: '이 프로젝트에 열 {id}이(가) 없습니다.',
    ja: 'このプロジェクトに列 {id} はありません。',
  },
  'columns.noSuchName': {
    en: 'There is no column “{column}”. Columns of this project: {known}.',
    ko: '열 “{column}”이(가) 없습니다. 이 프로젝트의 열: {known}.',
    ja: '列「{column}」はありません。このプロジェクトの列: {known}。',
  },
  'columns.noneInDataset': {
    en: 'Dataset {id} has no column “{column}”. Its columns: {known}.',
    ko: '데이터셋 {id}에 열 “{column}”이(가) 없습니다. 이 데이터셋의 열: {known}.',
    ja: 'データセット {id} に列「{column}」はありません。このデータセットの列: {known}。',
  },
  'columns.isText': {
    en: '“{column}” is a text: it has no numbers.',
    ko: '“{column}”은(는) 글이어서 숫자가 없습니다.',
    ja: '「{column}」は文字の列なので、数値はありません。',
  },
  'columns.tooManyProperties': {
    en: 'The features have more than {most} properties of different names. Keep those that matter.',
    ko: '개체의 속성 이름이 {most}개를 넘습니다. 필요한 것만 남기세요.',
    ja: '地物の属性名が {most} 個を超えています。必要なものだけを残してください。',
  },
  'targets.damaged': {
    en: 'The project is damaged: one of its targets is none.',
    ko: '프로젝트가 손상되었습니다. 예측 대상 하나가 올바르지 않습니다.',
    ja: 'プロジェクトが壊れています。予測対象の一つが正しくありません。',
  },
  'targets.badId': {
    en: '“{id}” is no id of a target: lower-case letters, digits and “-”, none of the names that figures go by.',
    ko: '“{id}”은(는) 예측 대상의 아이디가 될 수 없습니다. 소문자, 숫자, “-”만 쓰고 지표 이름은 피하세요.',
    ja: '「{id}」は予測対象の ID になりません。小文字、数字、「-」だけを使い、指標の名前は避けてください。',
  },
  'targets.exists': {
    en: 'There is a target “{id}” already.',
    ko: '예측 대상 “{id}”이(가) 이미 있습니다.',
    ja: '予測対象「{id}」はすでにあります。',
  },
  'targets.existsOtherwise': {
    en: 'The target “{id}” is there already, as {kind} with the transform {transform}. Give this one another name.',
    ko: '예측 대상 “{id}”이(가) {kind}, 변환 {transform}(으)로 이미 있습니다. 다른 이름을 쓰세요.',
    ja: '予測対象「{id}」は {kind}、変換 {transform} としてすでにあります。別の名前を付けてください。',
  },
  'targets.namedTwice': {
    en: 'The target “{id}” is named twice.',
    ko: '예측 대상 “{id}”을(를) 두 번 지정했습니다.',
    ja: '予測対象「{id}」が二度指定されています。',
  },
  'targets.noLabel': {
    en: 'No cell of “{column}” is a usable label.',
    ko: '“{column}”에 라벨로 쓸 수 있는 값이 없습니다.',
    ja: '「{column}」にラベルとして使える値がありません。',
  },
  'targets.tooManyClasses': {
    en: '“{column}” has {count} different values; a target has at most {most} classes.',
    ko: '“{column}”에는 서로 다른 값이 {count}개 있습니다. 예측 대상의 등급은 {most}개까지입니다.',
    ja: '「{column}」には異なる値が {count} 個あります。予測対象の区分は {most} 個までです。',
  },
} as const satisfies MessageWords;
