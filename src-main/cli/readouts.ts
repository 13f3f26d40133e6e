import { Option } from 'commander';
import { readoutChoices } from '../../src-shared/kinds/readouts';

/** `--readouts ridge|all`. */
export const readoutsOption = (): Option =>
  new Option(
    '--readouts <which>',
    'all: also try k-NN and a small neural network, and take the best (slower)',
  )
    .choices(readoutChoices)
    .default(readoutChoices[0]);
