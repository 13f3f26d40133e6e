import { type TrainSettings } from '../../../src-shared/settings/trainSettings';
import { encode } from './encode';
import {
  crossEntropy,
  distillationLoss,
  locationLoss,
  populationLoss,
  priceLoss,
  teacherProbabilities,
} from './losses';
import { geoHead, projection, type Weights } from './network';
import { columnOf, length, mean, toMatrix, type Matrix } from './numbers';

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

/** Mean entropy of the teacher's probabilities and spread of its L2-normalised embeddings. */
export function goldenHealth(settings: TrainSettings, state: Values, data: Values) {
  const images = viewsOf(data.globals, 2, settings.encoder.sizePx).flat();
  const embeddings = images.map(
    (image) => encode(image, scoped(state, 'teacher/encoder/'), settings.encoder).embedding,
  );
  const unit = embeddings.map((z) => z.map((value) => value / length(z)));
  const deviations = unit[0].map((_, i) => {
    const values = columnOf(unit, i);
    return Math.sqrt(mean(values.map((value) => (value - mean(values)) ** 2)));
  });
  const scores = embeddings.map((z) => projection(z, scoped(state, 'teacher/head/')));
  const entropies = scores.map((row) => {
    const p = teacherProbabilities(row, Array.from(state.centre), data.teacherTemperature[0]);
    return crossEntropy(p, p);
  });
  const means = scores[0].map((_, i) => mean(columnOf(scores, i)));
  const { centre } = settings.momentum;
  return {
    embeddingStd: mean(deviations),
    teacherEntropy: mean(entropies),
    centre: means.map((value, i) => centre * state.centre[i] + (1 - centre) * value),
  };
}

export interface GoldenLosses {
  total: number;
  distillation?: number;
  price?: number;
  population?: number;
  location?: number;
}

/** The losses of one step by the paper's formulas, from the student's weights, the state of the rest, and the step's data. */
export function goldenTotal(
  settings: TrainSettings,
  student: Values,
  state: Values,
  data: Values,
): GoldenLosses {
  const { encoder, views, losses, temperature } = settings;
  const embed = (side: string, from: Values) => (image: number[]) =>
    encode(image, scoped(from, `${side}/encoder/`), encoder).embedding;
  const globals = viewsOf(data.globals, 2, encoder.sizePx);
  const found: GoldenLosses = { total: 0 };
  if (losses.distillation > 0) {
    const scores = (side: string, from: Values) => (image: number[]) =>
      projection(embed(side, from)(image), scoped(from, `${side}/head/`));
    const teacher = globals.map((view) =>
      view.map((image) =>
        teacherProbabilities(
          scores('teacher', state)(image),
          Array.from(state.centre),
          data.teacherTemperature[0],
        ),
      ),
    );
    const all = [...globals, ...viewsOf(data.locals, views.locals, views.localPx)];
    const studentScores = all.map((view) => view.map(scores('student', student)));
    found.distillation = distillationLoss(teacher, studentScores, temperature.student);
  }
  if (losses.geo > 0) {
    const embeddings = globals.flat().map(embed('student', student));
    const head = (name: string) => embeddings.map((z) => geoHead(z, scoped(student, `student/geo/${name}/`)));
    const twice = <T>(labels: T[]) => [...labels, ...labels];
    const price = Array.from(data.price, (value, i) => (data.priceKnown[i] ? value : null));
    const classes = toMatrix(data.population, data.population.length / price.length).map((row) =>
      row.indexOf(1),
    );
    found.price = priceLoss(head('price').flat(), twice(price));
    found.population = populationLoss(head('population'), twice(classes));
    found.location = locationLoss(head('location'), twice(toMatrix(data.location, 2)));
  }
  const geo = (found.price ?? 0) + (found.population ?? 0) + (found.location ?? 0);
  found.total = losses.distillation * (found.distillation ?? 0) + (losses.geo * geo) / 3;
  return found;
}
