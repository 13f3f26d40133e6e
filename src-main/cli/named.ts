import { type NamedEmbeddings, type NamedRun } from '../../src-shared/named';
import { wordsOf } from '../../src-shared/message';
import { embeddingsName, runName } from '../../src-shared/names';
import { type Project } from '../project/project';
import { ownTargetNames } from '../project/targets';

/** As the command line shows a run: in English, under a name in any case. */
export const namedRun = <Run extends NamedRun>(project: Project, run: Run) => ({
  ...run,
  name: wordsOf(runName(run, ownTargetNames(project)), 'en'),
});

export const namedSet = <Set extends NamedEmbeddings>(project: Project, set: Set) => ({
  ...set,
  name: wordsOf(embeddingsName(set, ownTargetNames(project)), 'en'),
});
