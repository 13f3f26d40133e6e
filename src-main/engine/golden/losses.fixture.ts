import { columnOf, length, mean, softmax, sum, type Matrix } from './numbers.fixture';

const scaled = (row: number[], temperature: number) => softmax(row.map((value) => value / temperature));

/** H(p, q) = −Σ p log q */
export const crossEntropy = (p: number[], q: number[]) => -sum(p.map((value, i) => value * Math.log(q[i])));

/** P_t of one row of scores. */
export function teacherProbabilities(scores: number[], centre: number[], temperature: number): number[] {
  return scaled(
    scores.map((value, i) => value - centre[i]),
    temperature,
  );
}

/**
 * L_cl by its definition: `teacher[i][image]` P_t of global view i, `student[j][image]` scores of view j, the global
 * views first.
 */
export function distillationLoss(teacher: Matrix[], student: Matrix[], temperature: number): number {
  const pairs: number[] = [];
  teacher.forEach((targets, i) =>
    student.forEach((scores, j) => {
      if (i === j) return;
      targets.forEach((target, image) =>
        pairs.push(crossEntropy(target, scaled(scores[image], temperature))),
      );
    }),
  );
  return mean(pairs);
}

const meanOrZero = (values: number[]) => (values.length > 0 ? mean(values) : 0);

/** Of a value: null where it is unknown. */
export function valueLoss(predicted: number[], values: (number | null)[]): number {
  return meanOrZero(values.flatMap((value, i) => (value === null ? [] : [(predicted[i] - value) ** 2])));
}

/** Of classes: −1 where the class is unknown. */
export function classLoss(scores: Matrix, classes: number[]): number {
  return meanOrZero(classes.flatMap((value, i) => (value < 0 ? [] : [-Math.log(softmax(scores[i])[value])])));
}

/** L_l */
export function locationLoss(predicted: Matrix, location: Matrix): number {
  return mean(predicted.flatMap((row, i) => row.map((value, axis) => (value - location[i][axis]) ** 2)));
}

/** Whether pixel `i` of an image of that side lies inside its border of 3 pixels: M̂. */
function inside(i: number, side: number): boolean {
  const [x, y] = [i % side, Math.floor(i / side)];
  return Math.min(x, y) >= 3 && Math.max(x, y) < side - 3;
}

/** m** of one image `[side, side, 3]`. */
export function contextOf(image: number[]): number[] {
  const side = Math.sqrt(image.length / 3);
  return image.map((value, i) => (inside(Math.floor(i / 3), side) ? 0 : value));
}

/** L_rec over images. */
export function reconstructionLoss(predicted: Matrix, images: Matrix): number {
  const side = Math.sqrt(images[0].length / 3);
  const errors = images.flatMap((image, i) => image.map((value, j) => (value - predicted[i][j]) ** 2));
  return mean(errors.filter((_, i) => inside(Math.floor(i / 3) % (side * side), side)));
}

/** Of assignments to n prototypes: e to the entropy of their mean, as a share of n. */
export function prototypesInUse(assignments: Matrix): number {
  const means = assignments[0].map((_, i) => mean(columnOf(assignments, i)));
  return Math.exp(crossEntropy(means, means)) / means.length;
}

/** KoLeo by its definition: the logarithm of the distance to the nearest other, of embeddings of length 1. */
export function spreadLoss(embeddings: Matrix): number {
  const unit = embeddings.map((z) => z.map((value) => value / length(z)));
  const nearest = unit.map((u, i) =>
    Math.min(...unit.flatMap((v, j) => (i === j ? [] : [length(u.map((value, k) => value - v[k]))]))),
  );
  return -mean(nearest.map(Math.log));
}

/** Sinkhorn-Knopp as SwAV's listing has it, on exp(score / τ): prototypes then images are scaled to their share, by turns. */
export function sinkhorn(scores: Matrix, temperature: number, rounds: number): Matrix {
  const [rows, k] = [scores.length, scores[0].length];
  let q = scores.map((row) => row.map((value) => Math.exp(value / temperature)));
  for (let round = 0; round < rounds; round++) {
    const byScore = q[0].map((_, i) => sum(columnOf(q, i)));
    q = q.map((row) => row.map((value, i) => value / (byScore[i] * k)));
    q = q.map((row) => row.map((value) => value / (sum(row) * rows)));
  }
  return q.map((row) => row.map((value) => value * rows));
}
