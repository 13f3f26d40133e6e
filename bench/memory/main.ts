// Peak memory of a run by preset, at the preset's batch size, without the map images that a run holds.
//   npm run -s bench -- memory [EXECUTOR …]
// Three training steps in a throw-away engine each; a batch that the free memory does not hold is reckoned from smaller ones.
import { type ExecutorName } from '../../src-shared/contract/engine';
import { fromErrorData } from '../../src-shared/errors';
import { parsePreset, presetNames } from '../../src-shared/settings/presets';
import { checkExecutor } from '../../src-main/runs/executors';
import { memoryFit } from '../../src-main/runs/memoryFit';

const executors = process.argv.slice(2) as ExecutorName[];
const threads = 2;

async function peakOf(preset: string, executor: ExecutorName): Promise<string[]> {
  const settings = parsePreset(preset);
  const measure = async (batchSize: number) => {
    const options = { threads, settings: { ...settings, epochs: 3, batchSize }, verify: false };
    const { error, memoryBytes, imagesPerSecond } = await checkExecutor(executor, options);
    if (error) throw fromErrorData(error);
    return { memoryBytes: memoryBytes!, imagesPerSecond };
  };
  const { batch, memoryBytes } = await memoryFit(settings.batchSize, process.availableMemory(), measure);
  const how = batch === settings.batchSize ? 'measured' : `reckoned; ${batch ?? 'none'} fits`;
  return [preset, executor, String(settings.batchSize), `${(memoryBytes / 2 ** 30).toFixed(2)} GiB`, how];
}

async function compare(): Promise<void> {
  console.log('| preset | executor | batch | peak memory | |\n|---|---|---|---|---|');
  for (const preset of presetNames)
    for (const executor of executors.length > 0 ? executors : (['compiled'] as const)) {
      const cells = await peakOf(preset, executor).catch((error: Error) => [preset, executor, error.message]);
      console.log(`| ${cells.join(' | ')} |`);
    }
}

// Not awaited: chunks import this module, and would wait for it to end.
void compare();
