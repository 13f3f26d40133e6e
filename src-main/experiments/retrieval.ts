import { median } from 'simple-statistics';
import { metresPerDegree } from '../../src-shared/geo/lngLat';
import { lngDifference } from '../../src-shared/geo/longitude';
import { wordsOf } from '../../src-shared/message';
import { runName } from '../../src-shared/names';
import { type Project } from '../project/project';
import { executorOfRun, settingsOfRun } from '../project/runSettings';
import { getRun } from '../project/runs';
import { ownTargetNames } from '../project/targets';
import { type EncoderChoice } from '../runs/embedPlaces';
import { embedViews, type PlaceViews } from '../runs/embedViews';
import { type RunOptions } from '../runs/withEngine';
import { viewRanks } from './viewRanks';

export interface RankFigures {
  /** Shares of the places whose other view is among the most similar percent, the first five, or the first. */
  topPercent: number;
  top5: number;
  top1: number;
  medianRank: number;
}

/** How often a place is found from another view of it. */
export interface RetrievalFigures extends RankFigures {
  encoder: string;
  places: number;
  /** How many places are one percent of them. */
  percent: number;
  /** The same where only those places count before it whose map image shares no ground with its own. */
  apart: RankFigures;
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
  const settings = settingsOfRun(run);
  const { imageSetId, threads } = run;
  const begun = { random: settings, imageSetId, threads, executor: executorOfRun(run) };
  const score = async (encoder: string, choice: EncoderChoice): Promise<RetrievalFigures> => {
    const views = await embedViews(project, choice, { places, seed }, work);
    const { all, apart } = await viewRanks(...views.vectors, views.dimension, sharesGround(views), work);
    const percent = Math.max(1, Math.floor(all.length / 100));
    return {
      encoder,
      places: all.length,
      percent,
      ...figuresOf(all, percent),
      apart: figuresOf(apart, percent),
    };
  };
  const rows = [
    await score(wordsOf(runName(run, ownTargetNames(project)), 'en'), { runId: run.id }),
    await score('random weights', begun),
  ];
  return { runId: run.id, seed, span: settings.views.globalSpan, rows };
}

/** Whether the map images of two places, north up, overlap. */
function sharesGround({ places, widthM }: PlaceViews): (row: number, other: number) => boolean {
  return (row, other) => {
    const [one, two] = [places[row], places[other]];
    const metresPerLng = metresPerDegree * Math.cos((one.lat * Math.PI) / 180);
    return (
      Math.abs(one.lat - two.lat) * metresPerDegree < widthM &&
      Math.abs(lngDifference(one.lng, two.lng)) * metresPerLng < widthM
    );
  };
}

function figuresOf(ranks: Uint32Array, percent: number): RankFigures {
  const shareWithin = (most: number) => ranks.filter((rank) => rank <= most).length / ranks.length;
  return {
    topPercent: shareWithin(percent),
    top5: shareWithin(5),
    top1: shareWithin(1),
    medianRank: median([...ranks]),
  };
}
