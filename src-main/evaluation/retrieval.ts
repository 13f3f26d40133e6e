import { median } from 'simple-statistics';
import { type ExecutorName } from '../../src-shared/contract/engine';
import { parseTrainSettings } from '../../src-shared/settings/trainSettings';
import { type Project } from '../project/project';
import { getRun } from '../project/runs';
import { type EncoderChoice } from '../runs/embedPlaces';
import { embedViews } from '../runs/embedViews';
import { type RunOptions } from '../runs/withEngine';
import { viewRanks } from './viewRanks';

/** How often a place is found from another view of it. */
export interface RetrievalFigures {
  encoder: string;
  places: number;
  /** How many places are one percent of them. */
  percent: number;
  /** Shares of the places whose other view is among the most similar percent, the first five, or the first. */
  topPercent: number;
  top5: number;
  top1: number;
  medianRank: number;
}

export interface Retrieval {
  runId: number;
  seed: number;
  /** Sides of a view as shares of that of the map image: the range they are drawn from. */
  span: [number, number];
  rows: RetrievalFigures[];
}

export interface RetrievalOptions {
  /** The newest one that is done unless told. */
  runId?: number;
  /** At most so many; the paper's 5,000 unless told. */
  places?: number;
  /** Chooses places and views. */
  seed: number;
}

/**
 * "Same place found from another view": two random views of each place are embedded, and the first is looked for among
 * the second ones of all places. The trained encoder, and beside it the random weights that it began with, on the same
 * views. Codes: those of `embedPlaces`.
 */
export async function retrieval(
  project: Project,
  { runId, places = 5000, seed }: RetrievalOptions,
  work: RunOptions = {},
): Promise<Retrieval> {
  const run = getRun(project, runId);
  const settings = parseTrainSettings(run.settings);
  const { imageSetId, threads } = run;
  const begun = { random: settings, imageSetId, threads, executor: run.executor as ExecutorName };
  const score = async (encoder: string, choice: EncoderChoice): Promise<RetrievalFigures> => {
    const { vectors, dimension } = await embedViews(project, choice, { places, seed }, work);
    return { encoder, ...figuresOf(await viewRanks(...vectors, dimension, work)) };
  };
  const rows = [await score(run.name, { runId: run.id }), await score('random weights', begun)];
  return { runId: run.id, seed, span: settings.views.globalSpan, rows };
}

function figuresOf(ranks: Uint32Array): Omit<RetrievalFigures, 'encoder'> {
  const shareWithin = (most: number) => ranks.filter((rank) => rank <= most).length / ranks.length;
  const percent = Math.max(1, Math.floor(ranks.length / 100));
  return {
    places: ranks.length,
    percent,
    topPercent: shareWithin(percent),
    top5: shareWithin(5),
    top1: shareWithin(1),
    medianRank: median([...ranks]),
  };
}
