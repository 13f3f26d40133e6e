import { availableParallelism, cpus, freemem, totalmem } from 'node:os';
import { type ExecutorView } from '../../../src-shared/contract/app/system';
import { triedExecutors } from '../../../src-shared/kinds/executors';
import { productVersion } from '../../files/productVersion';
import { checkExecutor, type ExecutorCheck, fastest, isPassedOver } from '../../runs/executors';
import { type HandlersOf } from '../context';

/** Asked once a session: every check starts an engine. */
let executors: Promise<ExecutorView[]> | undefined;

export const system: HandlersOf<'system'> = {
  'system.info': ({ shell }) => ({
    version: productVersion(),
    shell: shell.kind,
    platform: `${process.platform} ${process.arch}`,
    cpu: { model: cpus()[0]?.model.trim() ?? 'unknown', threads: availableParallelism() },
    memoryBytes: { total: totalmem(), free: freemem() },
  }),
  'system.executors': () => (executors ??= checkAll()),
  'system.language': ({ language }) => language.read(),
  'system.setLanguage': (context, { language }) => {
    context.language.write(language);
    return null;
  },
};

async function checkAll(): Promise<ExecutorView[]> {
  const checks: ExecutorCheck[] = [];
  for (const executor of triedExecutors) checks.push(await checkExecutor(executor));
  const chosen = fastest(checks);
  return checks.map((check) => ({ ...check, chosen: check === chosen, passedOver: isPassedOver(check) }));
}
