import { type MessageWords } from './words';

/** What belongs to no room. */
export const generalMessages = {
  /** Words of others, which have no translation. */
  plain: { en: '{text}', ko: '{text}', ja: '{text}' },
  sentences: { en: '{first} {second}', ko: '{first} {second}', ja: '{first}{second}' },
  or: { en: '{first} or {second}', ko: '{first} 또는 {second}', ja: '{first} または {second}' },
  /** What was said of something that has a name, such as a file. */
  of: { en: '{name}: {text}', ko: '{name}: {text}', ja: '{name}: {text}' },
  /** A file that the system does not give: why, in its words. */
  cannotRead: {
    en: 'Cannot read {path}: {why}.',
    ko: '{path}을(를) 읽을 수 없습니다: {why}.',
    ja: '{path} を読めません: {why}。',
  },
  noFile: {
    en: 'There is no file {path}. Check its name, or choose another.',
    ko: '{path} 파일이 없습니다. 이름을 확인하거나 다른 파일을 고르세요.',
    ja: 'ファイル {path} がありません。名前を確かめるか、別のファイルを選んでください。',
  },
  cancelled: { en: 'Cancelled.', ko: '취소했습니다.', ja: '取り消しました。' },
} as const satisfies MessageWords;
