import { type MessageWords } from './words';

/** What is wrong with a value from outside; the way to it stands before. */
export const misfitMessages = {
  'misfit.and': { en: '{first}; {second}', ko: '{first}; {second}', ja: '{first}; {second}' },
  'misfit.or': { en: '{first}; or {second}', ko: '{first}; 또는 {second}', ja: '{first}; または {second}' },
  'misfit.more': { en: 'and {count} more', ko: '그 밖에 {count}개', ja: 'ほか {count} 件' },
  'misfit.missing': { en: 'is missing', ko: '값이 없습니다', ja: '値がありません' },
  'misfit.type': {
    en: 'must be {type}, not {found}',
    ko: '{type} 대신 {found}이(가) 들어 있습니다',
    ja: '{type}ではなく {found} になっています',
  },
  'misfit.number': { en: 'a number', ko: '숫자', ja: '数' },
  'misfit.int': { en: 'a whole number', ko: '정수', ja: '整数' },
  'misfit.string': { en: 'a text', ko: '글', ja: '文字列' },
  'misfit.boolean': { en: 'true or false', ko: 'true 또는 false', ja: 'true か false' },
  'misfit.array': { en: 'a list', ko: '목록', ja: '一覧' },
  'misfit.object': { en: 'a group of values', ko: '값의 묶음', ja: '値のまとまり' },
  'misfit.oneOf': {
    en: 'must be one of {values}',
    ko: '다음 가운데 하나여야 합니다: {values}',
    ja: '次のいずれかでなければなりません: {values}',
  },
  'misfit.exactly': { en: 'must be {value}', ko: '{value}만 쓸 수 있습니다', ja: '{value} しか使えません' },
  'misfit.atLeast': {
    en: 'must be at least {bound}',
    ko: '{bound} 이상이어야 합니다',
    ja: '{bound} 以上でなければなりません',
  },
  'misfit.above': {
    en: 'must be above {bound}',
    ko: '{bound}보다 커야 합니다',
    ja: '{bound} より大きくなければなりません',
  },
  'misfit.atMost': {
    en: 'must be at most {bound}',
    ko: '{bound} 이하여야 합니다',
    ja: '{bound} 以下でなければなりません',
  },
  'misfit.below': {
    en: 'must be below {bound}',
    ko: '{bound}보다 작아야 합니다',
    ja: '{bound} より小さくなければなりません',
  },
  'misfit.tooShort': {
    en: 'must have a length of at least {bound}',
    ko: '길이가 {bound} 이상이어야 합니다',
    ja: '長さが {bound} 以上でなければなりません',
  },
  'misfit.tooLong': {
    en: 'must have a length of at most {bound}',
    ko: '길이가 {bound} 이하여야 합니다',
    ja: '長さが {bound} 以下でなければなりません',
  },
  'misfit.multipleOf': {
    en: 'must be a multiple of {divisor}',
    ko: '{divisor}의 배수여야 합니다',
    ja: '{divisor} の倍数でなければなりません',
  },
  'misfit.unknownKey': {
    en: 'there is no "{key}"',
    ko: '“{key}”(이)라는 항목은 없습니다',
    ja: '「{key}」という項目はありません',
  },
  'misfit.unknownKeyNear': {
    en: 'there is no "{key}", the nearest is "{nearest}"',
    ko: '“{key}”(이)라는 항목은 없습니다. 가장 비슷한 것은 “{nearest}”입니다',
    ja: '「{key}」という項目はありません。いちばん近いのは「{nearest}」です',
  },
  'misfit.other': { en: 'does not fit', ko: '맞지 않습니다', ja: '合いません' },
  'misfit.relativePath': {
    en: 'must be relative and stay inside the folder of the place',
    ko: '상대 경로여야 하고 장소 폴더를 벗어날 수 없습니다',
    ja: '相対パスで、場所のフォルダーの中になければなりません',
  },
  'misfit.condition': {
    en: 'needs either "in", or "min" or "max"',
    ko: '"in"이나 "min", "max" 가운데 하나가 필요합니다',
    ja: '"in" か、"min" または "max" のどれかが必要です',
  },
} as const satisfies MessageWords;
