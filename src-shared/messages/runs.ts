import { type MessageWords } from './words';

/** Training, embedding, encoders, executors. */
export const runsMessages = {
  'runs.noExecutor': {
    en: 'No executor works on this machine.',
    ko: '이 컴퓨터에서 작동하는 실행기가 없습니다.',
    ja: 'このコンピューターで動く実行環境がありません。',
  },
} as const satisfies MessageWords;
