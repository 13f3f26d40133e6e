import { missingBin } from './bins';
import { binCount, type Histogram } from './histogram';

/** Sums over the rows of a leaf. */
export interface Sums {
  gradient: number;
  curvature: number;
  count: number;
}

/** Where a leaf is cut in two. */
export interface Split {
  /** Where its column lies in the histogram. */
  slot: number;
  /** The last bin of values on the left. */
  bin: number;
  isMissingLeft: boolean;
  /** How much the loss falls, twice. */
  gain: number;
  left: Sums;
}

export interface SplitRules {
  fewestRows: number;
  /** λ on the square of what a leaf says. */
  penalty: number;
}

/** The cut of the greatest gain (Chen and Guestrin 2016, equation 7), missing values on the better side; null where none gains. */
export function bestSplit(
  { gradients, curvatures, counts }: Histogram,
  binsOf: (slot: number) => number,
  columns: number,
  whole: Sums,
  { fewestRows, penalty }: SplitRules,
): Split | null {
  const worth = (gradient: number, curvature: number) => (gradient * gradient) / (curvature + penalty);
  const before = worth(whole.gradient, whole.curvature);
  let best: Split | null = null;
  let most = 1e-9 * before;
  for (let slot = 0; slot < columns; slot++) {
    const start = slot * binCount;
    const [missing, last] = [start + missingBin, binsOf(slot) - 1];
    let [gradient, curvature, count] = [0, 0, 0];
    for (let bin = 0; bin <= last; bin++) {
      gradient += gradients[start + bin];
      curvature += curvatures[start + bin];
      count += counts[start + bin];
      for (let side = 0; side < 2; side++) {
        const isMissingLeft = side === 1;
        if (isMissingLeft && (counts[missing] === 0 || bin === last)) break;
        const left = isMissingLeft ? count + counts[missing] : count;
        if (left < fewestRows || whole.count - left < fewestRows) continue;
        const first = isMissingLeft ? gradient + gradients[missing] : gradient;
        const second = isMissingLeft ? curvature + curvatures[missing] : curvature;
        const gain = worth(first, second) + worth(whole.gradient - first, whole.curvature - second) - before;
        if (!(gain > most)) continue;
        most = gain;
        const heavierLeft = left * 2 > whole.count;
        best = {
          slot,
          bin,
          isMissingLeft: counts[missing] === 0 ? heavierLeft : isMissingLeft,
          gain,
          left: { gradient: first, curvature: second, count: left },
        };
      }
    }
  }
  return best;
}
