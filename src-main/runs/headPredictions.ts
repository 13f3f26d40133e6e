import { AppError } from '../../src-shared/errors';
import { type TargetDefinition, type TargetId, targetTransforms } from '../../src-shared/kinds/targets';
import { say } from '../../src-shared/message';
import { type Rows } from '../predict/models/rows';
import { getImageSet } from '../project/images';
import { type Project } from '../project/project';
import { labelsOfRun } from '../project/runLabels';
import { getRun } from '../project/runs';
import { anyTarget } from '../project/targets';
import { embedJobs } from './embedJobs';
import { encoderOf } from './embedPlaces';
import { keptPlaces } from './trainingSet';
import { type RunOptions } from './withEngine';

export interface HeadPredictions {
  /** By place id, on the scale that the target is learnt on; null of a target without values. */
  learnt: Map<number, number> | null;
  /** Of classes: their centres, of categories their names, and the scores of a place's classes by its id. */
  classes: { classes: number[] | string[]; scores: Map<number, Float32Array> } | null;
}

/** What the head of a run says of all places with a kept map image. `state/missing` if it has none for this target. */
export async function headPredictions(
  project: Project,
  { runId, target }: { runId: number; target: TargetId },
  options: RunOptions = {},
): Promise<HeadPredictions> {
  const { imageSetId, ...encoder } = encoderOf(project, { runId });
  const set = getImageSet(project, imageSetId);
  const places = keptPlaces(project, set);
  const [result] = await embedJobs(project, encoder, { set, places, kinds: [{ head: target }] }, options);
  const outputs = { width: result.dimension, data: result.vectors };
  const ids = places.map(({ id }) => id);
  const statistics = labelsOfRun(getRun(project, runId))?.statistics[target];
  if (!statistics) throw new AppError('state/missing', say('targets.unseen', { run: runId, target }));
  if (!Array.isArray(statistics)) {
    const { mean, deviation } = statistics;
    return { learnt: new Map(ids.map((id, i) => [id, outputs.data[i] * deviation + mean])), classes: null };
  }
  const scores = new Map(ids.map((id, i) => [id, rowOf(outputs, i)]));
  return {
    learnt: expectedValues(anyTarget(project, target), scores, statistics),
    classes: { classes: statistics, scores },
  };
}

const rowOf = ({ data, width }: Rows, row: number) =>
  data.subarray(row * width, (row + 1) * width) as Float32Array;

/** The mean over the classes of their centres as they are learnt, weighted by their probabilities (softmax); of categories null. */
function expectedValues(
  { transform }: TargetDefinition,
  scores: Map<number, Float32Array>,
  classes: number[] | string[],
): HeadPredictions['learnt'] {
  if (!areNumbers(classes)) return null;
  const learnt = Float64Array.from(classes, targetTransforms[transform].forward);
  return new Map([...scores].map(([id, each]) => [id, expectedValue(each, learnt)]));
}

/** Centres of densities, not names. */
export const areNumbers = (classes: number[] | string[]): classes is number[] =>
  typeof classes[0] === 'number';

function expectedValue(scores: Float32Array, centres: Float64Array): number {
  const highest = scores.reduce((most, score) => Math.max(most, score), -Infinity);
  const weights = Array.from(scores, (score) => Math.exp(score - highest));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.reduce((sum, weight, i) => sum + weight * centres[i], 0) / total;
}
