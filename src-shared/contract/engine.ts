/**
 * What the engine process and its client say to each other: frames of `src-main/channel` over file descriptor 3, or over
 * any other stream. The engine greets with `hello`; then each job is started by the client, is followed by the images
 * that it announces, and ends with `result` or `error`. One job at a time.
 */
import { type EncoderDescription } from '../encoderFile';
import { type ErrorData } from '../errors';
import { type ExecutorId } from '../kinds/executors';
import { type Message } from '../message';
import { type Progress } from '../progress';
import { type TargetId } from '../kinds/targets';
import { type TrainSettings } from '../settings/trainSettings';

/** Raised with every change of these messages; engine and client of different versions refuse each other. */
export const protocolVersion = 6;

/** Where a job runs. The weights depend on both, bit for bit. */
export interface Placement {
  executor: ExecutorId;
  /** Threads of the executor. */
  threads: number;
}

/** The images follow in `images` messages, in order, `count` in all: RGB canvases, zstd-compressed. */
export interface ImageSetHeader {
  count: number;
  /** Side of the map image m. */
  sizePx: number;
  /** Side of the stored canvas. */
  canvasPx: number;
}

/** How a target's label is told to its head: as a value, or as one of some classes. */
export type LabelKind = { kind: 'value' } | { kind: 'classes'; classes: number };

/** The labels of a target, one a place: standardised values, NaN where missing or hidden; or classes, −1 where missing or hidden. */
export type TargetLabels =
  { kind: 'value'; values: Float32Array } | { kind: 'classes'; classes: number; values: Int32Array };

/** What a run is shown of its places beside their images, `count` rows each. */
export interface PlaceValues {
  entropy: Float32Array;
  /** `[count, 2]` latitude, longitude, standardised. */
  location: Float32Array;
  /** Of the targets that there is any label of to learn from. */
  labels: Record<TargetId, TargetLabels>;
}

export interface TrainJob extends Placement {
  settings: TrainSettings;
  set: ImageSetHeader;
  places: PlaceValues;
  /** Side of the context images m*, of which `set.count` follow the canvases in the same order; null for none. */
  contextPx: number | null;
  /** A checkpoint to go on from (safetensors). */
  from: Uint8Array | null;
  /** Where `from` is of the middle of an epoch: the checkpoint before that epoch, if it is not the first. A roll-back goes there. */
  epochStart: Uint8Array | null;
  /** Without `from`: the checkpoint of another run, of the same encoder, with whose encoder and heads this one begins. */
  pretrained?: Uint8Array;
  /**
   * Compares a first step with the eager executor's before the run; `engine/mismatch` refuses the executor where a result
   * differs by more than this share of its largest value.
   */
  verify?: number;
}

export interface TrainResult {
  state: 'finished' | 'cancelled';
  step: number;
}

export interface EmbedJob extends Placement {
  settings: TrainSettings;
  set: ImageSetHeader;
  /** A checkpoint (safetensors); null for the random weights that a run of these settings begins with. */
  from: Uint8Array | null;
  /** Embeds one random view of each image, drawn as the global views of a training are; without it, the whole image, upright. */
  views?: { seed: number };
  /**
   * Gives what this target's head says, on the student's encoder that it learnt with, in place of the embedding: a
   * standardised value, or the scores of the classes.
   */
  head?: TargetId;
}

export interface EmbedResult {
  /** `[count, dimension]`, row-major. */
  vectors: Float32Array;
  dimension: number;
}

/** What the engine does not know of an encoder by itself. */
export type EncoderOrigin = Omit<EncoderDescription, 'encoder' | 'embedding'>;

/** Writes a checkpoint's encoder as a file (docs/encoderFile.md); it is tried on the images that follow. */
export interface ExportEncoderJob {
  settings: TrainSettings;
  set: ImageSetHeader;
  /** A checkpoint (safetensors). */
  from: Uint8Array;
  origin: EncoderOrigin;
}

/** Reads and tries an encoder file, which may be anything. */
export interface CheckEncoderJob {
  model: Uint8Array;
}

/** Embeds with an encoder file, which may be anything. */
export interface EmbedWithFileJob {
  model: Uint8Array;
  threads: number;
  set: ImageSetHeader;
}

export interface EngineJobs {
  train: { job: TrainJob; result: TrainResult };
  embed: { job: EmbedJob; result: EmbedResult };
  exportEncoder: { job: ExportEncoderJob; result: { model: Uint8Array } };
  checkEncoder: { job: CheckEncoderJob; result: EncoderDescription };
  embedWithFile: { job: EmbedWithFileJob; result: EmbedResult };
}
export type JobKind = keyof EngineJobs;

export type StartMessage<Kind extends JobKind = JobKind> = {
  [Each in Kind]: { type: 'start'; id: number; kind: Each; job: EngineJobs[Each]['job'] };
}[Kind];

/** How many images follow the start of a job. */
export function imagesOfJob(job: EngineJobs[JobKind]['job']): number {
  if (!('set' in job)) return 0;
  return 'contextPx' in job && job.contextPx !== null ? 2 * job.set.count : job.set.count;
}

export type ToEngine =
  | StartMessage
  | { type: 'images'; id: number; images: Uint8Array[] }
  /** The last checkpoint is safe: the run goes on. */
  | { type: 'stored'; id: number }
  /** Stops at the next step; a run sends its last checkpoint before its result. */
  | { type: 'cancel'; id: number };

/** One sign of how a run is doing (docs/method.md, "Health"). */
export interface HealthSign {
  signal:
    | 'loss'
    | 'teacherEntropy'
    | 'embeddingSpread'
    | 'prototypes'
    | 'effectiveRank'
    | 'neighbours'
    | 'rollBack';
  /** Of `neighbours`: whose labels similar places tell. */
  target?: TargetId;
  alarm: boolean;
  /** What it is judged by: the loss L_cl, the effective rank, how often a run went back; else a share of what it could be at most. */
  value: number;
  message: Message;
}

/** The curve of how well similar places tell a target: `neighboursPrice`. */
export const neighboursMetric = (target: TargetId): string =>
  `neighbours${target[0].toUpperCase()}${target.slice(1)}`;

/** What happens while a job runs. */
export type JobEvent =
  /** `isSoftware`: the device is a processor that plays a GPU. */
  | { type: 'ready'; device: string; isSoftware: boolean }
  /** The first step agrees with the eager executor's but for this share of its largest value. */
  | { type: 'verified'; difference: number }
  | { type: 'progress'; progress: Progress }
  | { type: 'step'; step: number; metrics: Record<string, number> }
  /** Figures of the embeddings at the end of an epoch, by name. */
  | { type: 'probe'; step: number; metrics: Record<string, number> }
  /** How the run looks, in words: after each epoch, and at once where it goes back. */
  | { type: 'health'; signals: HealthSign[] }
  /** The run waits until it is answered with `stored`. */
  | { type: 'checkpoint'; step: number; epoch: number; bytes: Uint8Array };

export type FromEngine =
  | { type: 'hello'; protocol: number; node: string }
  | { type: 'heartbeat' }
  | (JobEvent & { id: number })
  | { type: 'result'; id: number; value: EngineJobs[JobKind]['result'] }
  | { type: 'error'; id: number; error: ErrorData };
