import { type PresetId } from '../../kinds/presets';
import { executorChoices, type ExecutorId } from '../../kinds/executors';
import { z } from 'zod';
import { type ErrorData } from '../../errors';
import { type Message } from '../../message';
import { type NamedRun } from '../../named';
import { type TrainSettings, trainSettingsSchema } from '../../settings/trainSettings';
import { type HealthSign } from '../engine';
import { method } from './method';
import { id, name, nothing, targetId, type StartedJob } from './values';

export interface RunView extends NamedRun {
  id: number;
  /** The run with whose encoder it began; null for random weights. */
  parentRunId: number | null;
  state: 'created' | 'running' | 'cancelled' | 'interrupted' | 'failed' | 'done';
  imageSetId: number;
  settings: TrainSettings;
  executor: string;
  threads: number;
  device: string | null;
  seed: number;
  step: number;
  totalSteps: number;
  createdAt: string;
  finishedAt: string | null;
  error: ErrorData | null;
  tags: string[];
  archived: boolean;
  /** Of the embedding set made with it, if any. */
  embeddingSetId: number | null;
}

export interface PresetView {
  name: PresetId;
  settings: TrainSettings;
}

/** Curves of a run: per metric, steps and values of equal length. */
export type Curves = Record<string, { steps: number[]; values: number[] }>;

export interface RunEstimate {
  places: number;
  totalSteps: number;
  /** From a measured step on the executor named here. */
  executor: ExecutorId;
  device: string | null;
  /** What `auto` did not take though it is there, or should be: each with the reason. */
  passedOver: Message[];
  imagesPerSecond: number;
  seconds: number;
  memoryBytes: number;
  freeBytes: number;
  /** A batch size whose memory is there, measured: that of the settings if it fits; null if none does. */
  fittingBatch: number | null;
}

/** What a run learns from. Default: the image set with the most images. */
const imageSetId = id.optional();

const placement = {
  executor: z.enum(executorChoices).default('auto'),
  threads: z.int().min(1).max(256).optional(),
};

export const runs = {
  'runs.presets': method<PresetView[]>()(nothing),
  /** Measures a few steps of these settings: a minute where the machine is slow. Ends with a `RunEstimate`. */
  'runs.estimate': method<StartedJob>()(
    z.strictObject({ settings: trainSettingsSchema, imageSetId, ...placement }),
  ),
  /** Trains, then embeds all places with the encoder and with its random weights. Ends with `{ runId, embeddingSetId }`, or with
   * `engine/out-of-memory` before it begins. */
  'runs.train': method<StartedJob>()(
    z.strictObject({
      settings: trainSettingsSchema,
      imageSetId,
      name: name.optional(),
      /** Begins without measuring first whether the memory suffices. */
      force: z.boolean().default(false),
      ...placement,
    }),
  ),
  /** Why a run cannot go on, `why` null where it can: its places, their images or labels are not what they were when it began. */
  'runs.obstacle': method<{ why: Message | null }>()(z.strictObject({ runId: id })),
  /** The same for a run that was cancelled or interrupted: from its last checkpoint; `state/missing` where it cannot go on. */
  'runs.resume': method<StartedJob>()(z.strictObject({ runId: id })),
  /** Trains the encoder of a run that is done further on one target, as a new run; ends as `runs.train` does. */
  'runs.fineTune': method<StartedJob>()(z.strictObject({ runId: id, target: targetId, ...placement })),
  /** Archived ones too; deleted ones not. */
  'runs.list': method<RunView[]>()(nothing),
  'runs.curves': method<Curves>()(z.strictObject({ runId: id })),
  /** The newest signs of health; empty until there are some. */
  'runs.health': method<HealthSign[]>()(z.strictObject({ runId: id })),
  'runs.change': method<RunView>()(
    z.strictObject({
      runId: id,
      /** Null: worded from what the run is again. */
      name: name.nullable().optional(),
      tags: z.array(z.string().trim().min(1).max(40)).max(20).optional(),
      archived: z.boolean().optional(),
    }),
  ),
  /** Hidden at once, gone for good when the project is next opened: until then it can be restored. */
  'runs.delete': method<null>()(z.strictObject({ runId: id })),
  'runs.restore': method<RunView>()(z.strictObject({ runId: id })),
};
