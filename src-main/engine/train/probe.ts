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
  /** R² of the price by nearest neighbours. */
  neighboursPrice?: number;
  /** Share of the classes of population density that nearest neighbours guess. */
  neighboursPopulation?: number;
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
    const labelled = all.filter((i) => hasPrice(set, i) || hasPopulation(set, i));
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
    const [priced, peopled] = [this.rowsWith(hasPrice), this.rowsWith(hasPopulation)];
    const price = Array.from(places, (place) => set.price?.[place] ?? NaN);
    const classes = Array.from(places, (place) => set.population?.values[place] ?? -1);
    const neighboursPrice = priced && neighboursR2(unit, width, price, priced);
    return {
      effectiveRank: effectiveRank(unit, width),
      ...(neighboursPrice !== null && { neighboursPrice }),
      ...(peopled && { neighboursPopulation: neighboursAccuracy(unit, width, classes, peopled) }),
    };
  }

  /** Rows with this label; null where they are too few. */
  private rowsWith(hasLabel: (set: TrainingSet, place: number) => boolean): number[] | null {
    const rows = [...this.places.keys()].filter((row) => hasLabel(this.set, this.places[row]));
    return rows.length < fewestLabels ? null : rows;
  }
}

const hasPrice = ({ price }: TrainingSet, place: number) => price !== null && Number.isFinite(price[place]);
const hasPopulation = ({ population }: TrainingSet, place: number) =>
  population !== null && population.values[place] >= 0;
