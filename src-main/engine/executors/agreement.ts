import { AppError } from '../../../src-shared/errors';
import { say } from '../../../src-shared/message';
import { type Executor, type HostMap, type ProgramSpec } from '../program/executor';

/** The result of a step that differs most, `next:<name>` or `out:<name>`, and by how much of its largest value. */
export interface Agreement {
  name: string;
  difference: number;
}

export interface Trial {
  spec: ProgramSpec;
  state: HostMap;
  data: HostMap;
  /** Leaves results out by name; those whose true value is zero are rounding noise, which some optimisers blow up. */
  compares?: (name: string) => boolean;
}

/** Values below this are compared absolutely: relative to less, rounding noise would count. */
const floor = 1e-3;

/** Runs one step of a program on both executors and compares every result. */
export async function agreement(trial: Trial, executor: Executor, reference: Executor): Promise<Agreement> {
  const { compares = () => true } = trial;
  const expected = await stepOn(reference, trial);
  const found = await stepOn(executor, trial);
  return Object.keys(expected)
    .filter(compares)
    .map((name) => ({ name, difference: relativeDifference(found[name], expected[name]) }))
    .reduce((worst, each) => (each.difference > worst.difference ? each : worst), {
      name: '',
      difference: 0,
    });
}

/** Refuses an executor whose step differs from the reference's by more than the tolerance: `engine/mismatch`. */
export async function requireAgreement(
  trial: Trial,
  executor: Executor,
  reference: Executor,
  tolerance = 1e-4,
): Promise<Agreement> {
  const worst = await agreement(trial, executor, reference);
  if (worst.difference <= tolerance) return worst;
  throw new AppError(
    'engine/mismatch',
    say('engine.disagrees', {
      executor: executor.name,
      reference: reference.name,
      value: worst.name,
      difference: worst.difference.toExponential(1),
      tolerance: String(tolerance),
    }),
    { data: worst },
  );
}

async function stepOn(executor: Executor, { spec, state, data }: Trial): Promise<HostMap> {
  const program = await executor.prepare(spec);
  try {
    await program.load(state);
    const outputs = await program.run(data);
    return { ...prefixed('next', await program.save()), ...prefixed('out', outputs) };
  } finally {
    await program.dispose();
  }
}

const prefixed = (prefix: string, values: HostMap): HostMap =>
  Object.fromEntries(Object.entries(values).map(([name, each]) => [`${prefix}:${name}`, each]));

/** The largest difference, relative to the largest expected value; infinite where one alone is not finite. */
export function relativeDifference(found: ArrayLike<number>, expected: ArrayLike<number>): number {
  let [scale, largest] = [floor, 0];
  for (let i = 0; i < expected.length; i++) {
    if (Object.is(found[i], expected[i])) continue;
    const difference = Math.abs(found[i] - expected[i]);
    if (!Number.isFinite(difference)) return Infinity;
    largest = Math.max(largest, difference);
  }
  for (const value of Array.from(expected))
    if (Number.isFinite(value)) scale = Math.max(scale, Math.abs(value));
  return largest / scale;
}
