import { type Target } from '../../src-shared/targets';
import { type Rows } from '../predict/models/rows';
import { targetScales } from '../predict/targetScale';
import { getImageSet } from '../project/images';
import { type Project } from '../project/project';
import { getRun } from '../project/runs';
import { embedJobs } from './embedJobs';
import { encoderOf } from './embedPlaces';
import { type RunLabels } from './trainRun';
import { keptPlaces } from './trainingSet';
import { type RunOptions } from './withEngine';

export interface HeadPredictions {
  /** By place id, on the log scale. */
  logs: Map<number, number>;
  /** Of population: centres of the density classes, and the scores of a place's classes by its id. */
  classes: { centres: Float64Array; scores: Map<number, Float32Array> } | null;
}

/** What the head of a run says of all places with a kept map image. `state/missing` if it has none for this target. */
export async function headPredictions(
  project: Project,
  { runId, target }: { runId: number; target: Target },
  options: RunOptions = {},
): Promise<HeadPredictions> {
  const { imageSetId, ...encoder } = encoderOf(project, { runId });
  const set = getImageSet(project, imageSetId);
  const places = keptPlaces(project, set);
  const [result] = await embedJobs(project, encoder, { set, places, kinds: [{ head: target }] }, options);
  const outputs = { width: result.dimension, data: result.vectors };
  const ids = places.map(({ id }) => id);
  const { statistics } = getRun(project, runId).labels as RunLabels;
  if (target === 'price') {
    const { mean, deviation } = statistics.price!;
    return { logs: new Map(ids.map((id, i) => [id, outputs.data[i] * deviation + mean])), classes: null };
  }
  const centres = Float64Array.from(statistics.population!);
  const scores = new Map(ids.map((id, i) => [id, rowOf(outputs, i)]));
  const logs = new Map(ids.map((id) => [id, expectedLog(scores.get(id)!, centres)]));
  return { logs, classes: { centres, scores } };
}

const rowOf = ({ data, width }: Rows, row: number) =>
  data.subarray(row * width, (row + 1) * width) as Float32Array;

/** The mean over the classes of the logarithm of their centres, weighted by their probabilities (softmax). */
function expectedLog(scores: Float32Array, centres: Float64Array): number {
  const highest = scores.reduce((most, score) => Math.max(most, score), -Infinity);
  const weights = Array.from(scores, (score) => Math.exp(score - highest));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const { toLog } = targetScales.population;
  return weights.reduce((sum, weight, i) => sum + weight * toLog(centres[i]), 0) / total;
}
