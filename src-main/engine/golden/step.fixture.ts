import { type TrainSettings } from '../../../src-shared/settings/trainSettings';
import { type LossTerm } from '../train/types';
import { encode } from './encode.fixture';
import {
  classLoss,
  contextOf,
  crossEntropy,
  distillationLoss,
  locationLoss,
  prototypesInUse,
  reconstructionLoss,
  sinkhorn,
  spreadLoss,
  teacherProbabilities,
  valueLoss,
} from './losses.fixture';
import {
  clusterHead,
  geoHead,
  projection,
  prototypeScores,
  reconstruction,
  type Weights,
} from './network.fixture';
import { columnOf, length, mean, softmax, sum, toMatrix, type Matrix } from './numbers.fixture';

type Values = Record<string, ArrayLike<number>>;

const scoped = (state: Values, prefix: string): Weights =>
  Object.fromEntries(
    Object.entries(state)
      .filter(([name]) => name.startsWith(prefix))
      .map(([name, values]) => [name.slice(prefix.length), Array.from(values)]),
  );

/** `[view][image]` images of a flat batch, view by view. */
function viewsOf(values: ArrayLike<number> | undefined, views: number, sidePx: number): Matrix[] {
  if (!values || views === 0) return [];
  const images = toMatrix(values, sidePx * sidePx * 3);
  const batch = images.length / views;
  return Array.from({ length: views }, (_, view) => images.slice(view * batch, (view + 1) * batch));
}

/** What the teacher makes of the global views, both views' images in one list. */
export interface GoldenTeacher {
  embeddings: Matrix;
  /** P_t, empty without distillation. */
  probabilities: Matrix;
  /** p^t, empty without clustering. */
  assignments: Matrix;
  /** The moving averages after the step, by their name in the state. */
  centres: Weights;
}

/** The teacher's part of a step by the paper's formulas. */
export function goldenTeacher(settings: TrainSettings, state: Values, data: Values): GoldenTeacher {
  const { encoder, losses, momentum, clusters } = settings;
  const weights = (prefix: string) => scoped(state, `teacher/${prefix}/`);
  const images = viewsOf(data.globals, 2, encoder.sizePx).flat();
  const seen = images.map((image) => encode(image, weights('encoder'), encoder));
  const embeddings = seen.map(({ embedding }) => embedding);
  const found: GoldenTeacher = { embeddings, probabilities: [], assignments: [], centres: {} };
  if (losses.distillation > 0) {
    const scores = embeddings.map((z) => projection(z, weights('head')));
    found.probabilities = goldenTargets(settings, scores, state, data.teacherTemperature[0]);
    if (state.centre) found.centres.centre = movedTo(scores, state.centre, momentum.centre);
  }
  if (losses.clustering > 0) {
    const given = seen.map(({ feature }) => clusterHead(feature, weights('clusters')));
    const [temperature] = Array.from(data.clusterTemperature);
    found.assignments = given.map((h) =>
      softmax(
        prototypeScores(h, Array.from(state.clusterCentre), weights('clusters')).map(
          (score) => score / temperature,
        ),
      ),
    );
    found.centres.clusterCentre = movedTo(given, state.clusterCentre, clusters.momentum);
  }
  return found;
}

function goldenTargets(
  { teacher }: TrainSettings,
  scores: Matrix,
  state: Values,
  temperature: number,
): Matrix {
  if (teacher.sinkhorn > 0) return sinkhorn(scores, temperature, teacher.sinkhorn);
  return scores.map((row) => teacherProbabilities(row, Array.from(state.centre), temperature));
}

/** A moving average, moved to the mean of these rows. */
const movedTo = (rows: Matrix, centre: ArrayLike<number>, momentum: number) =>
  Array.from(centre, (value, i) => momentum * value + (1 - momentum) * mean(columnOf(rows, i)));

/** The teacher's health: spread of its L2-normalised embeddings, entropy, prototypes in use. */
export function goldenHealth({ embeddings, probabilities, assignments }: GoldenTeacher) {
  const unit = embeddings.map((z) => z.map((value) => value / length(z)));
  const deviations = unit[0].map((_, i) => {
    const values = columnOf(unit, i);
    return Math.sqrt(mean(values.map((value) => (value - mean(values)) ** 2)));
  });
  return {
    embeddingStd: mean(deviations),
    teacherEntropy: mean(probabilities.map((p) => crossEntropy(p, p))),
    prototypesInUse: prototypesInUse(assignments),
  };
}

export type GoldenLosses = Record<LossTerm, number> & { total: number };

const halves = (rows: Matrix): Matrix[] => [rows.slice(0, rows.length / 2), rows.slice(rows.length / 2)];

/**
 * The losses of one step by the paper's formulas, from the student's weights, what the teacher says, p_div before the step
 * (where there is one), and the step's data.
 */
export function goldenTotal(
  settings: TrainSettings,
  student: Values,
  teacher: GoldenTeacher,
  clusterCentre: ArrayLike<number> | undefined,
  data: Values,
): GoldenLosses {
  const { encoder, views, losses, geoShares, temperature, clusters } = settings;
  const weights = (prefix: string) => scoped(student, `student/${prefix}/`);
  const see = (image: number[]) => encode(image, weights('encoder'), encoder);
  const globals = viewsOf(data.globals, 2, encoder.sizePx).map((view) => view.map(see));
  const all = [...globals, ...viewsOf(data.locals, views.locals, views.localPx).map((view) => view.map(see))];
  const embeddings = globals.flat().map(({ embedding }) => embedding);
  const twice = <T>(labels: T[]) => [...labels, ...labels];
  const found: GoldenLosses = { total: 0 };
  if (losses.distillation > 0) {
    const scores = all.map((view) => view.map(({ embedding }) => projection(embedding, weights('head'))));
    found.distillation = distillationLoss(halves(teacher.probabilities), scores, temperature.student);
  }
  if (losses.geo > 0) {
    const head = (name: string) => embeddings.map((z) => geoHead(z, weights(`geo/${name}`)));
    const places = embeddings.length / 2;
    for (const part of Object.keys(geoShares).filter((each) => each !== 'location')) {
      const [labels, known] = [data[`labels/${part}`], data[`known/${part}`]];
      const classes = () => toMatrix(labels, labels.length / places).map((row) => row.indexOf(1));
      const values = () => Array.from(labels, (value, i) => (known[i] ? value : null));
      found[part] = known
        ? valueLoss(head(part).flat(), twice(values()))
        : classLoss(head(part), twice(classes()));
    }
    found.location = locationLoss(head('location'), twice(toMatrix(data.location, 2)));
  }
  if (losses.reconstruction > 0) {
    const images = twice(viewsOf(data.contexts, 1, encoder.sizePx)[0]);
    const predicted = images.map((image, i) =>
      reconstruction(embeddings[i], contextOf(image), weights('reconstruction')),
    );
    found.reconstruction = reconstructionLoss(predicted, images);
  }
  if (losses.clustering > 0) {
    const centre = Array.from(clusterCentre!);
    const scores = ({ feature }: (typeof all)[number][number]) =>
      prototypeScores(clusterHead(feature, weights('clusters')), centre, weights('clusters'));
    found.clustering = distillationLoss(
      halves(teacher.assignments),
      all.map((view) => view.map(scores)),
      clusters.temperature.student,
    );
  }
  if (losses.spread > 0)
    found.spread = mean(globals.map((view) => spreadLoss(view.map(({ embedding }) => embedding))));
  const shares = Object.entries(geoShares);
  const geo =
    sum(shares.map(([part, share]) => share * (found[part] ?? 0))) / sum(shares.map(([, share]) => share));
  found.total =
    losses.distillation * (found.distillation ?? 0) +
    losses.geo * geo +
    losses.reconstruction * (found.reconstruction ?? 0) +
    losses.clustering * (found.clustering ?? 0) +
    losses.spread * (found.spread ?? 0);
  return found;
}
