// Peak memory of a run by preset, at the preset's batch size, without the map images that a run holds.
//   npm run -s bench -- memory [EXECUTOR …]
// Two training steps in a throw-away engine each. A preset that may not fit into a quarter of the free memory is reckoned from
// batches of 4 and 8, so that the machine stays usable.
import { fromErrorData } from '../../src-shared/errors';
import { type ExecutorId } from '../../src-shared/kinds/executors';
import { presetIds } from '../../src-shared/kinds/presets';
import { parsePreset } from '../../src-shared/settings/presets';
import { checkExecutor } from '../../src-main/runs/executors';

const executors = process.argv.slice(2) as ExecutorId[];
const threads = 2;

async function peakOf(preset: string, executor: ExecutorId): Promise<string[]> {
  const settings = parsePreset(preset);
  const measure = async (batchSize: number) => {
    const options = { threads, settings: { ...settings, epochs: 2, batchSize }, verify: false };
    const { error, memoryBytes } = await checkExecutor(executor, options);
    if (error) throw fromErrorData(error);
    return memoryBytes!;
  };
  const [small, larger] = [await measure(4), await measure(8)];
  const reckoned = small + ((larger - small) / 4) * (settings.batchSize - 4);
  const isMeasured = reckoned < process.availableMemory() / 4;
  const memoryBytes = isMeasured ? await measure(settings.batchSize) : reckoned;
  const how = isMeasured ? 'measured' : 'reckoned';
  return [preset, executor, String(settings.batchSize), `${(memoryBytes / 2 ** 30).toFixed(2)} GiB`, how];
}

async function compare(): Promise<void> {
  console.log('| preset | executor | batch | peak memory | |\n|---|---|---|---|---|');
  for (const preset of presetIds)
    for (const executor of executors.length > 0 ? executors : (['compiled'] as const)) {
      const cells = await peakOf(preset, executor).catch((error: Error) => [preset, executor, error.message]);
      console.log(`| ${cells.join(' | ')} |`);
    }
}

// Not awaited: chunks import this module, and would wait for it to end.
void compare();
