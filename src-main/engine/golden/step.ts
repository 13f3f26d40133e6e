import { type TrainSettings } from '../../../src-shared/settings/trainSettings';
import { type LossTerm } from '../train/types';
import { encode } from './encode';
import {
  contextOf,
  crossEntropy,
  distillationLoss,
  locationLoss,
  populationLoss,
  priceLoss,
  prototypesInUse,
  reconstructionLoss,
  sinkhorn,
  spreadLoss,
  teacherProbabilities,
} from './losses';
import { clusterHead, geoHead, projection, prototypeScores, reconstruction, type Weights } from './network';
import { columnOf, length, mean, softmax, toMatrix, type Matrix } from './numbers';

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

/** What the teacher says of the global views, `[view][image]`, by the paper's formulas. */
function goldenTeacher(settings: TrainSettings, state: Values, data: Values) {
  const { encoder, losses, teacher, momentum, clusters } = settings;
  const weights = (prefix: string) => scoped(state, `teacher/${prefix}/`);
  const images = viewsOf(data.globals, 2, encoder.sizePx).flat();
  const seen = images.map((image) => encode(image, weights('encoder'), encoder));
  const embeddings = seen.map(({ embedding }) => embedding);
  const byView = (rows: Matrix): Matrix[] => [rows.slice(0, rows.length / 2), rows.slice(rows.length / 2)];
  const found = {
    embeddings,
    probabilities: [] as Matrix,
    assignments: [] as Matrix,
    centres: {} as Weights,
  };
  if (losses.distillation > 0) {
    const scores = embeddings.map((z) => projection(z, weights('head')));
    const temperature = data.teacherTemperature[0];
    if (teacher.sinkhorn > 0) found.probabilities = sinkhorn(scores, temperature, teacher.sinkhorn);
    else {
      const centre = Array.from(state.centre);
      found.probabilities = scores.map((row) => teacherProbabilities(row, centre, temperature));
      found.centres.centre = movedTo(scores, centre, momentum.centre);
    }
  }
  if (losses.clustering > 0) {
    const given = seen.map(({ feature }) => clusterHead(feature, weights('clusters')));
    const centre = Array.from(state.clusterCentre);
    found.assignments = given.map((h) =>
      softmax(
        prototypeScores(h, centre, weights('clusters')).map((score) => score / data.clusterTemperature[0]),
      ),
    );
    found.centres.clusterCentre = movedTo(given, centre, clusters.momentum);
  }
  return { ...found, byView };
}

/** A moving average, moved to the mean of these rows. */
const movedTo = (rows: Matrix, centre: number[], momentum: number) =>
  centre.map((value, i) => momentum * value + (1 - momentum) * mean(columnOf(rows, i)));

/** The teacher's health (spread of its L2-normalised embeddings, entropy, prototypes in use), and its next centres. */
export function goldenHealth(settings: TrainSettings, state: Values, data: Values) {
  const { embeddings, probabilities, assignments, centres } = goldenTeacher(settings, state, data);
  const unit = embeddings.map((z) => z.map((value) => value / length(z)));
  const deviations = unit[0].map((_, i) => {
    const values = columnOf(unit, i);
    return Math.sqrt(mean(values.map((value) => (value - mean(values)) ** 2)));
  });
  return {
    embeddingStd: mean(deviations),
    teacherEntropy: mean(probabilities.map((p) => crossEntropy(p, p))),
    prototypesInUse: prototypesInUse(assignments),
    centres,
  };
}

export type GoldenLosses = { total: number } & Partial<Record<LossTerm, number>>;

/** The losses of one step by the paper's formulas, from the student's weights, the state of the rest, and the step's data. */
export function goldenTotal(
  settings: TrainSettings,
  student: Values,
  state: Values,
  data: Values,
): GoldenLosses {
  const { encoder, views, losses, temperature, clusters } = settings;
  const weights = (prefix: string) => scoped(student, `student/${prefix}/`);
  const see = (image: number[]) => encode(image, weights('encoder'), encoder);
  const globals = viewsOf(data.globals, 2, encoder.sizePx).map((view) => view.map(see));
  const all = [...globals, ...viewsOf(data.locals, views.locals, views.localPx).map((view) => view.map(see))];
  const embeddings = globals.flat().map(({ embedding }) => embedding);
  const teacher = goldenTeacher(settings, state, data);
  const twice = <T>(labels: T[]) => [...labels, ...labels];
  const found: GoldenLosses = { total: 0 };
  if (losses.distillation > 0) {
    const scores = all.map((view) => view.map(({ embedding }) => projection(embedding, weights('head'))));
    found.distillation = distillationLoss(teacher.byView(teacher.probabilities), scores, temperature.student);
  }
  if (losses.geo > 0) {
    const head = (name: string) => embeddings.map((z) => geoHead(z, weights(`geo/${name}`)));
    const price = Array.from(data.price, (value, i) => (data.priceKnown[i] ? value : null));
    const classes = toMatrix(data.population, data.population.length / price.length).map((row) =>
      row.indexOf(1),
    );
    found.price = priceLoss(head('price').flat(), twice(price));
    found.population = populationLoss(head('population'), twice(classes));
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
    const centre = Array.from(state.clusterCentre);
    const scores = ({ feature }: (typeof all)[number][number]) =>
      prototypeScores(clusterHead(feature, weights('clusters')), centre, weights('clusters'));
    found.clustering = distillationLoss(
      teacher.byView(teacher.assignments),
      all.map((view) => view.map(scores)),
      clusters.temperature.student,
    );
  }
  if (losses.spread > 0)
    found.spread = mean(globals.map((view) => spreadLoss(view.map(({ embedding }) => embedding))));
  const geo = (found.price ?? 0) + (found.population ?? 0) + (found.location ?? 0);
  found.total =
    losses.distillation * (found.distillation ?? 0) +
    (losses.geo * geo) / 3 +
    losses.reconstruction * (found.reconstruction ?? 0) +
    losses.clustering * (found.clustering ?? 0) +
    losses.spread * (found.spread ?? 0);
  return found;
}
