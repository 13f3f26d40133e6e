import { type ExecutorId } from './kinds/executors';
import { type ModelId } from './kinds/models';
import { type Message } from './message';

/** What long work is doing; in words: `texts/progress.ts`. */
export type Stage =
  | 'update'
  | 'generate city'
  | 'import'
  | 'index places'
  | 'place'
  | 'read'
  | 'draw'
  | 'start'
  | 'train'
  | 'cancel'
  | 'embed'
  | 'evaluate'
  | 'ablate'
  | 'rank'
  | 'check'
  | 'choose'
  | 'measure'
  | 'export'
  | 'doctor';

/** What progress counts. */
export type Unit =
  'rows' | 'images' | 'places' | 'steps' | 'bytes' | 'files' | 'features' | 'folds' | 'checks';

/** Figures or a name to show beside the bar. */
export type ProgressNote =
  | { kind: 'name'; name: string }
  | { kind: 'rows'; rows: number }
  | { kind: 'model'; model: ModelId }
  | { kind: 'executor'; executor: ExecutorId }
  | { kind: 'batch'; size: number }
  /** One of several pieces of work, and what it is doing. */
  | { kind: 'piece'; name: string; stage: Stage | null; note: ProgressNote | null }
  | { kind: 'training'; loss: number; imagesPerSecond: number; alarms: readonly Message[] };

/** Where long work stands. `total` is null while it is unknown. */
export interface Progress {
  stage: Stage;
  done: number;
  total: number | null;
  unit: Unit;
  note?: ProgressNote;
}

export interface WorkOptions {
  signal?: AbortSignal;
  onProgress?: (progress: Progress) => void;
  /** What the analyst should know of how the work is done; it goes on. */
  onNotice?: (notice: Message) => void;
}
