import { type GrowthRules } from './growTree';

/** Boosting of squared error as the papers say it, with every cut of every column tried on the values themselves. */
export function slowBoosting(
  columns: number[][],
  y: number[],
  { trees, leaves, fewestRows, rate, penalty }: GrowthRules & { trees: number },
): number[] {
  const mean = y.reduce((sum, value) => sum + value, 0) / y.length;
  const said = y.map(() => mean);
  const worth = (rows: number[]) =>
    rows.reduce((sum, i) => sum + said[i] - y[i], 0) ** 2 / (rows.length + penalty);
  const cutsOf = (rows: number[]) =>
    columns.flatMap((column) =>
      [...new Set(rows.map((i) => column[i]).filter((value) => !Number.isNaN(value)))].flatMap((cut) =>
        [true, false].map((isMissingLeft) =>
          Map.groupBy(rows, (i) => (Number.isNaN(column[i]) ? isMissingLeft : column[i] <= cut)),
        ),
      ),
    );
  const bestOf = (rows: number[]) => {
    const found = cutsOf(rows)
      .map((parts) => [parts.get(true) ?? [], parts.get(false) ?? []])
      .filter(([left, right]) => Math.min(left.length, right.length) >= fewestRows)
      .map((parts) => ({ parts, gain: worth(parts[0]) + worth(parts[1]) - worth(rows) }));
    return found.reduce((best, each) => (each.gain > best.gain + 1e-12 ? each : best), {
      parts: [rows],
      gain: 1e-9,
    });
  };
  for (let tree = 0; tree < trees; tree++) {
    let grown = [[...y.keys()]];
    while (grown.length < leaves) {
      const cuts = grown.map(bestOf);
      const best = cuts.reduce((most, each, i) => (each.gain > cuts[most].gain ? i : most), 0);
      if (cuts[best].parts.length < 2) break;
      grown = grown.flatMap((rows, i) => (i === best ? cuts[best].parts : [rows]));
    }
    const steps = grown.map(
      (rows) => rows.reduce((sum, i) => sum + y[i] - said[i], 0) / (rows.length + penalty),
    );
    grown.forEach((rows, leaf) => rows.forEach((i) => (said[i] += rate * steps[leaf])));
  }
  return said;
}
