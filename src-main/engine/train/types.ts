import { type HostMap } from '../program/executor';

/** All that a run needs, beside its settings and training set, to go on where it stood. Random streams are keyed by the step. */
export interface Checkpoint {
  /** Steps done. */
  step: number;
  /** Epochs completed. */
  epoch: number;
  /** How often the run has gone back from a loss that was no number; each time halved the learning rate. */
  rollBacks: number;
  /** Student, teacher, moments and centre by name. */
  state: HostMap;
}

/**
 * A loss term: `distillation` (L_cl), the targets by their ids and `location` (L_geo), `reconstruction` (L_rec), `clustering`
 * (L_clust), or `spread` of embeddings.
 */
export type LossTerm = string;

/** Figures of one step. A loss that is switched off or has no labels is absent. */
export interface StepReport {
  /** Steps done, this one included. */
  step: number;
  totalSteps: number;
  epoch: number;
  epochs: number;
  losses: Record<LossTerm, number> & { total: number };
  /** Mean H(P_t), nats. Absent without distillation. */
  teacherEntropy?: number;
  /** exp(H(mean assignment)) / n: the share of prototypes that the teacher takes from. Absent without clustering. */
  prototypesInUse?: number;
  /** Mean over the dimensions of the standard deviation of the teacher's L2-normalised embeddings. */
  embeddingStd: number;
  /** Norm of the whole gradient before clipping. */
  gradientNorm: number;
  learningRate: number;
  imagesPerSecond: number;
}

export interface TrainOptions {
  from?: Checkpoint;
  /** Where a roll-back goes until the next epoch has ended: the last checkpoint between two epochs; default `from`. */
  epochStart?: Checkpoint;
  signal?: AbortSignal;
  onStep?: (report: StepReport) => void;
  /** Awaited: the run goes on when the checkpoint is safe. */
  onCheckpoint?: (checkpoint: Checkpoint) => void | Promise<void>;
  /** Called when the run goes back, with how often it has by now. */
  onRollBack?: (rollBacks: number) => void;
}

/** How a run ended, and where it stands. */
export interface TrainOutcome {
  state: 'finished' | 'cancelled';
  checkpoint: Checkpoint;
}
