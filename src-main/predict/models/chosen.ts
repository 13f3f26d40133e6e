import { type Readout, type ReadoutKind } from '../../../src-shared/kinds/readouts';
import { randomStream } from '../../../src-shared/random';
import { type Pause } from '../pause';
import { type Fold } from '../splits/split';
import { type FeatureSource } from './features';
import { logLoss, squaredError } from './losses';
import { mlpFamily } from './mlpFamily';
import { type Fit, type Model } from './model';
import { nearestFamily } from './nearestFeatures';
import { type Problem, type ReadoutFamily } from './readoutFamily';
import { ridgeFamily } from './ridgeFamily';

/** Of an inner fold's test rows, at most so many are judged by: of more, so many are drawn at random. */
export const mostJudged = 2000;

const readoutFamilies: Record<ReadoutKind, ReadoutFamily> = {
  ridge: ridgeFamily,
  nearest: nearestFamily,
  mlp: mlpFamily,
};

/** Features in the two forms that readouts take: side by side, and as blocks to measure distances in. */
export interface ReadoutFeatures {
  joined: FeatureSource;
  blocks: FeatureSource[];
}

/**
 * Whichever readout has the least squared error (of classes: log loss) over the inner folds, learnt again from the whole
 * training part. All candidates of all families are judged on the same rows.
 */
export function chosenModel(
  { joined, blocks }: ReadoutFeatures,
  families = Object.values(readoutFamilies),
): Model {
  const fitAs =
    (task: Problem['task']): Fit =>
    async (y, train, inner, pause) => {
      const problem = { task, x: joined(train), blocks: blocks.map((block) => block(train)), y };
      const { family, readout } = await choose(problem, inner.flat(), families, pause);
      const predict = await family.fit(problem, train, [readout], pause);
      return { predict: async (rows) => (await predict(rows))[0], readout };
    };
  return { regress: fitAs('values'), classify: fitAs('classes') };
}

interface Choice {
  family: ReadoutFamily;
  readout: Readout;
  error: number;
}

async function choose(
  problem: Problem,
  inner: Fold[],
  families: readonly ReadoutFamily[],
  pause: Pause,
): Promise<Choice> {
  const choices: Choice[] = [];
  const lossOf = problem.task === 'classes' ? logLoss : squaredError;
  for (const family of families) {
    const candidates = family.candidates(problem);
    const errors = new Float64Array(candidates.length);
    for (const { train, test } of inner) {
      const judged = sampleOf(test);
      const predict = await family.fit(problem, train, candidates, pause);
      const predicted = await predict(judged);
      predicted.forEach((values, i) => (errors[i] += lossOf(values, problem.y, judged)));
    }
    candidates.forEach((readout, i) => choices.push({ family, readout, error: errors[i] }));
  }
  const known = choices.filter(({ error }) => Number.isFinite(error));
  return known.reduce((best, each) => (each.error < best.error ? each : best));
}

function sampleOf(test: Uint32Array): Uint32Array {
  if (test.length <= mostJudged) return test;
  return randomStream(test.length).shuffle(test.slice()).subarray(0, mostJudged);
}
