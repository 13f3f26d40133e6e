import { type MessageWords } from './words';

/** Training, embedding, encoders, executors. */
export const runsMessages = {
  'runs.endedBySignal': {
    en: 'The engine ended unexpectedly, by signal {signal}.',
    ko: '학습 엔진이 신호 {signal}(으)로 갑자기 끝났습니다.',
    ja: '学習エンジンがシグナル {signal} で突然終了しました。',
  },
  'runs.endedWithCode': {
    en: 'The engine ended unexpectedly, with exit code {code}.',
    ko: '학습 엔진이 종료 코드 {code}(으)로 갑자기 끝났습니다.',
    ja: '学習エンジンが終了コード {code} で突然終了しました。',
  },
  'runs.killedForMemory': {
    en: 'The system ends processes so when memory runs out.',
    ko: '메모리가 부족하면 시스템이 이렇게 프로그램을 끝냅니다.',
    ja: 'メモリが足りなくなると、システムはこのようにプログラムを終了させます。',
  },
  'runs.lastWords': {
    en: 'Its last words: {words}',
    ko: '마지막 출력: {words}',
    ja: '最後の出力: {words}',
  },
  'runs.systemEnded': {
    en: 'the system ended the engine',
    ko: '시스템이 학습 엔진을 끝냈습니다',
    ja: 'システムが学習エンジンを終了させました',
  },
  'runs.noExecutor': {
    en: 'No executor works on this machine.',
    ko: '이 컴퓨터에서 작동하는 실행기가 없습니다.',
    ja: 'このコンピューターで動く実行環境がありません。',
  },
} as const satisfies MessageWords;
