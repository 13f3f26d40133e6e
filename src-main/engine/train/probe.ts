import { type TargetLabels } from '../../../src-shared/contract/engine';
import { type TargetId } from '../../../src-shared/kinds/targets';
import { embeddingWidth } from '../../../src-shared/settings/encoderSettings';
import { randomStream } from '../../../src-shared/random';
import { type TrainSettings } from '../../../src-shared/settings/trainSettings';
import { type TrainingSet } from '../data/imageSet';
import { streams } from '../data/sampling';
import { type Executor, type HostMap } from '../program/executor';
import { effectiveRank, unitRows } from './effectiveRank';
import { embedImages } from './embed';
import { neighboursAccuracy, neighboursR2 } from './neighbourProbe';

/** What the embeddings of the same few places say of an encoder; labels only where there are enough of them. */
export interface ProbeFigures {
  /** Of the unit embeddings, 1 to the smaller of width and places. */
  effectiveRank: number;
  /** How well nearest neighbours tell the labels of a target: R² of values, the share of classes that they guess. */
  neighbours: Record<TargetId, number>;
}

/** Places that are embedded after each epoch, at most. */
const probedPlaces = 256;

/** With fewer labels a score is mostly chance. */
const fewestLabels = 50;

/**
 * Embeds the same places, at most 256, with the teacher of a state. Places with a label are preferred: their label is what
 * the others are asked for. All of these labels are visible to the run; hidden ones are not in its set.
 */
export class Probe {
  private readonly places: Int32Array;

  constructor(
    private readonly executor: Executor,
    private readonly set: TrainingSet,
    private readonly settings: TrainSettings,
  ) {
    const all = Int32Array.from(set.images, (_, i) => i);
    const labelled = all.filter((i) => Object.values(set.labels).some((labels) => isKnown(labels, i)));
    const candidates = labelled.length >= fewestLabels ? labelled : all;
    this.places = randomStream(settings.seed, streams.probe).shuffle(candidates).subarray(0, probedPlaces);
  }

  /** Null where the embeddings are no numbers. */
  async of(state: HostMap): Promise<ProbeFigures | null> {
    const { set, settings, places } = this;
    const images = Array.from(places, (place) => set.images[place]);
    const width = embeddingWidth(settings.encoder);
    const unit = unitRows(await embedImages(this.executor, { ...set, images }, settings, state), width);
    if (!unit.every(Number.isFinite)) return null;
    const scores = Object.entries(set.labels).map(([target, labels]) => [
      target,
      this.scoreOf(labels, unit, width),
    ]);
    return {
      effectiveRank: effectiveRank(unit, width),
      neighbours: Object.fromEntries(scores.filter(([, score]) => score !== null)) as Record<
        TargetId,
        number
      >,
    };
  }

  /** Null where labels are too few, or all the same value. */
  private scoreOf(labels: TargetLabels, unit: Float64Array, width: number): number | null {
    const rows = [...this.places.keys()].filter((row) => isKnown(labels, this.places[row]));
    if (rows.length < fewestLabels) return null;
    const values = Array.from(this.places, (place) => labels.values[place]);
    return labels.kind === 'classes'
      ? neighboursAccuracy(unit, width, values, rows)
      : neighboursR2(unit, width, values, rows);
  }
}

const isKnown = ({ kind, values }: TargetLabels, place: number): boolean =>
  kind === 'classes' ? values[place] >= 0 : Number.isFinite(values[place]);
