import { type Counts, type Sales } from './sales';

/** Gini coefficients of what was predicted and of what was paid, both in the order of what was paid. */
export interface Ginis {
  predicted: number;
  actual: number;
}

/** G = 2 Σ i x / (n Σ x) − (n + 1)/n, i being the rank by what was paid (Quintos 2020, JPTAA 17:2). */
export function ginis({ predicted, actual, byPrice }: Sales, counts: Counts): Ginis {
  const n = byPrice.length;
  let [valued, paid, valuedByRank, paidByRank, passed] = [0, 0, 0, 0, 0];
  for (const i of byPrice) {
    const count = counts[i];
    const ranks = count * (passed + (count + 1) / 2);
    valued += count * predicted[i];
    paid += count * actual[i];
    valuedByRank += ranks * predicted[i];
    paidByRank += ranks * actual[i];
    passed += count;
  }
  const gini = (byRank: number, sum: number) => (2 * byRank) / (n * sum) - (n + 1) / n;
  return { predicted: gini(valuedByRank, valued), actual: gini(paidByRank, paid) };
}

/** Kakwani index: below 0, dear places are valued too low. */
export const ki = ({ predicted, actual }: Ginis): number => predicted - actual;

/** Modified Kakwani index: below 1, dear places are valued too low. Null where all prices are one. */
export const mki = ({ predicted, actual }: Ginis): number | null =>
  actual < 1e-12 ? null : predicted / actual;
