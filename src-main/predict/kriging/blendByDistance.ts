/**
 * How what several models say is joined: each has a weight near known places and one far from them, none below 0, and a place
 * between is told with d / (d + `middleM`) of the far ones, d being its distance to what is known.
 */
export interface Blend {
  middleM: number;
  near: Float64Array;
  far: Float64Array;
}

/** What members say of some rows, `[rows, members]`, and how far each row is from what is known. */
export interface Sayings {
  members: Float64Array;
  distancesM: Float64Array;
}

/** Rows that the weights are judged by; each counts `weight`. */
export interface Judged extends Sayings {
  truth: Float64Array;
  weight: number;
}

const farShare = (distanceM: number, middleM: number) => distanceM / (distanceM + middleM);

/** One number a row. */
export function blended({ middleM, near, far }: Blend, { members, distancesM }: Sayings): Float64Array {
  const count = near.length;
  return distancesM.map((distanceM, r) => {
    const share = farShare(distanceM, middleM);
    let sum = 0;
    for (let m = 0; m < count; m++) sum += (near[m] * (1 - share) + far[m] * share) * members[r * count + m];
    return sum;
  });
}

/** Pulls weights that the judged rows do not tell apart together; a share of the mean square. */
const shrinkage = 1e-3;
const rounds = 500;

/**
 * The weights of least squared error (stacked regressions: Breiman 1996), near and far apart: non-negative least squares by
 * coordinates. Values are taken to vary around 0.
 */
export function fitBlend(judged: readonly Judged[], count: number): Blend {
  const all = judged.flatMap(({ distancesM }) => [...distancesM]).sort((a, b) => a - b);
  const middleM = Math.max(all[all.length >> 1] ?? 0, 1);
  const width = 2 * count;
  const gram = new Float64Array(width * width);
  const right = new Float64Array(width);
  const row = new Float64Array(width);
  for (const { members, distancesM, truth, weight } of judged)
    distancesM.forEach((distanceM, r) => {
      const share = farShare(distanceM, middleM);
      for (let m = 0; m < count; m++) {
        row[m] = (1 - share) * members[r * count + m];
        row[count + m] = share * members[r * count + m];
      }
      for (let i = 0; i < width; i++) {
        right[i] += weight * row[i] * truth[r];
        for (let j = 0; j < width; j++) gram[i * width + j] += weight * row[i] * row[j];
      }
    });
  const weights = nonNegative(gram, right, width);
  return { middleM, near: weights.slice(0, count), far: weights.slice(count) };
}

function nonNegative(gram: Float64Array, right: Float64Array, width: number): Float64Array {
  const weights = new Float64Array(width);
  let trace = 0;
  for (let i = 0; i < width; i++) trace += gram[i * width + i];
  const ridge = (shrinkage * trace) / width;
  if (ridge === 0) return weights;
  for (let round = 0; round < rounds; round++)
    for (let i = 0; i < width; i++) {
      let pull = right[i];
      for (let j = 0; j < width; j++) if (j !== i) pull -= gram[i * width + j] * weights[j];
      weights[i] = Math.max(0, pull / (gram[i * width + i] + ridge));
    }
  return weights;
}
