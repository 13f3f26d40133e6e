import { type MessageWords } from './words';

/** What belongs to no room. */
export const generalMessages = {
  /** Words of others, which have no translation. */
  plain: { en: '{text}', ko: '{text}', ja: '{text}' },
  sentences: { en: '{first} {second}', ko: '{first} {second}', ja: '{first}{second}' },
  /** What was said of something that has a name, such as a file. */
  of: { en: '{name}: {text}', ko: '{name}: {text}', ja: '{name}: {text}' },
  /** A file that the system does not give: why, in its words. */
  cannotRead: {
    en: 'Cannot read {path}: {why}.',
    ko: '{path}을(를) 읽을 수 없습니다: {why}.',
    ja: '{path} を読めません: {why}。',
  },
  cancelled: { en: 'Cancelled.', ko: '취소했습니다.', ja: '取り消しました。' },
} as const satisfies MessageWords;
