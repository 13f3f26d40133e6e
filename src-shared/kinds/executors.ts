import { type Words } from '../languages';
import { idsOf } from './table';

/** What training and embedding run on. */
const table = {
  compiled: {
    device: 'processor',
    trial: 'always',
    isDefault: true,
    words: { en: 'Processor, compiled', ko: '프로세서, 컴파일됨', ja: 'プロセッサー、コンパイル済み' },
  },
  'compiled-webgpu': {
    device: 'card',
    trial: 'always',
    words: { en: 'Graphics card, compiled', ko: '그래픽 카드, 컴파일', ja: 'グラフィックカード、コンパイル' },
  },
  tensorflow: {
    device: 'either',
    trial: 'always',
    words: { en: 'TensorFlow', ko: 'TensorFlow', ja: 'TensorFlow' },
  },
  webgpu: {
    device: 'card',
    // Of the same card, and many times slower where both work.
    trial: { inPlaceOf: 'compiled-webgpu' },
    words: {
      en: 'Graphics card, operation by operation',
      ko: '그래픽 카드, 연산별 실행',
      ja: 'グラフィックカード、演算ごとに実行',
    },
  },
  wasm: {
    device: 'processor',
    trial: 'last',
    words: { en: 'WebAssembly', ko: 'WebAssembly', ja: 'WebAssembly' },
  },
  /** The slow reference. */
  cpu: {
    device: 'processor',
    trial: 'never',
    words: { en: 'Plain JavaScript', ko: '순수 JavaScript', ja: '素の JavaScript' },
  },
} as const satisfies Record<string, ExecutorRow>;

interface ExecutorRow {
  /** Drivers differ from card to card: the first step of a run on a card is compared with the processor's before it begins. */
  device: 'processor' | 'card' | 'either';
  /** Whether `auto` tries it: always, where another fails, where all others fail, or never, so that it has to be asked for. */
  trial: 'always' | { inPlaceOf: string } | 'last' | 'never';
  /** Taken unless another is clearly faster. */
  isDefault?: true;
  words: Words;
}

export type ExecutorId = keyof typeof table;
export const executors: Readonly<Record<ExecutorId, ExecutorRow>> = table;
export const executorIds = idsOf(table);

/** Those that are tried, in the order of the trial; the others have to be asked for. */
export const triedExecutors = executorIds.filter((id) => executors[id].trial !== 'never');

/** What an analyst may ask for: one of them, or the fastest that works. */
export const executorChoices = ['auto', ...executorIds] as const;
export type WantedExecutor = ExecutorId | 'auto';
