import { Option } from 'commander';
import { readoutNames } from '../predict/comparison';

/** `--readouts ridge|all`. */
export const readoutsOption = (): Option =>
  new Option(
    '--readouts <which>',
    'all: also try k-NN and a small neural network, and take the best (slower)',
  )
    .choices(readoutNames)
    .default('ridge');
