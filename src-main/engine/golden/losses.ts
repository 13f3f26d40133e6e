import { mean, softmax, sum, type Matrix } from './numbers';

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

/** L_lp: null where the price is unknown. */
export function priceLoss(predicted: number[], price: (number | null)[]): number {
  return meanOrZero(price.flatMap((value, i) => (value === null ? [] : [(predicted[i] - value) ** 2])));
}

/** L_c: −1 where the class is unknown. */
export function populationLoss(scores: Matrix, classes: number[]): number {
  return meanOrZero(classes.flatMap((value, i) => (value < 0 ? [] : [-Math.log(softmax(scores[i])[value])])));
}

/** L_l */
export function locationLoss(predicted: Matrix, location: Matrix): number {
  return mean(predicted.flatMap((row, i) => row.map((value, axis) => (value - location[i][axis]) ** 2)));
}
