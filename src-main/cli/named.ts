import { type NamedEmbeddings, type NamedRun } from '../../src-shared/named';
import { wordsOf } from '../../src-shared/message';
import { embeddingsName, runName } from '../../src-shared/names';

/** As the command line shows a run: in English, under a name in any case. */
export const namedRun = <Run extends NamedRun>(run: Run) => ({ ...run, name: wordsOf(runName(run), 'en') });

export const namedSet = <Set extends NamedEmbeddings>(set: Set) => ({
  ...set,
  name: wordsOf(embeddingsName(set), 'en'),
});
