import { type MessageWords } from './words';

/** Why files are not taken. */
export const filesMessages = {
  'files.otherKind': {
    en: '{file} is {kind}. Expected {expected}.',
    ko: '{file}: {kind}입니다. 필요한 것: {expected}.',
    ja: '{file} は{kind}です。必要なのは{expected}です。',
  },
  'files.unknownKind': {
    en: '{file} is of no kind that Placeprint knows, and no text. Expected {expected}: export it so, then choose that.',
    ko: '{file}: Placeprint가 아는 종류의 파일이 아니며 텍스트도 아닙니다. 필요한 것: {expected}. 그렇게 내보낸 파일을 고르세요.',
    ja: '{file} は Placeprint の知らない種類のファイルで、テキストでもありません。必要なのは{expected}です。そのように書き出したファイルを選んでください。',
  },
  'files.empty': {
    en: '{file} is empty. Expected {expected}.',
    ko: '{file}: 빈 파일입니다. 필요한 것: {expected}.',
    ja: '{file} は空です。必要なのは{expected}です。',
  },
  'files.noFile': {
    en: '{file} is no file. Expected {expected}.',
    ko: '{file}: 파일이 아닙니다. 필요한 것: {expected}.',
    ja: '{file} はファイルではありません。必要なのは{expected}です。',
  },
} as const satisfies MessageWords;
