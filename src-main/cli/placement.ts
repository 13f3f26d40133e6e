import { type Command, Option } from 'commander';
import { availableParallelism } from 'node:os';
import { type Placement } from '../../src-shared/contract/engine';
import { englishOf } from '../../src-shared/errors';
import { type WantedExecutor, executorChoices } from '../../src-shared/kinds/executors';
import { type WorkOptions } from '../../src-shared/progress';
import { chooseExecutor } from '../runs/executors';
import { parseNumber } from './run';

export interface PlacementFlags {
  executor: WantedExecutor;
  threads: number;
}

/** Adds `--executor` and `--threads` to a command. */
export function placementOptions(command: Command): Command {
  const executor = new Option('--executor <name>', 'what runs the training; auto tries the fastest first');
  return command
    .addOption(executor.choices(executorChoices).default('auto'))
    .option(
      '--threads <n>',
      'threads of the executor',
      parseNumber('--threads', { min: 1, max: 256, integer: true }),
      availableParallelism(),
    );
}

/** Settles `auto` by a trial in a throw-away process; says on stderr what was passed over, and why. */
export async function placementOf(
  { executor, threads }: PlacementFlags,
  work: WorkOptions,
): Promise<Placement> {
  if (executor !== 'auto') return { executor, threads };
  const chosen = await chooseExecutor({ threads, ...work });
  for (const { executor: name, error } of chosen.passedOver)
    process.stderr.write(`The executor "${name}" does not work here: ${englishOf(error!)}\n`);
  if (chosen.passedOver.length > 0) process.stderr.write(`Going on with "${chosen.executor}".\n`);
  return { executor: chosen.executor, threads };
}
