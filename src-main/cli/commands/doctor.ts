import { type Command } from 'commander';
import { AppError, englishOf } from '../../../src-shared/errors';
import { plain } from '../../../src-shared/message';
import { doctor, type DoctorReport } from '../../runs/doctor';
import { type ExecutorCheck } from '../../runs/executors';
import { isJson, runCommand } from '../run';
import { table } from '../table';

/** `doctor`: what this machine offers, and what of the program works on it. */
export function doctorCommands(program: Command): void {
  program
    .command('doctor')
    .description('check native modules and executors, with the measured speed of each')
    .action((_options: object, command: Command) =>
      runCommand(isJson(command), async ({ work }) => {
        const report = await doctor(work);
        const text = doctorText(report);
        if (!report.healthy) throw new AppError('engine/unavailable', plain(text), { data: report });
        return { text, json: report };
      }),
    );
}

const gigabytes = (bytes: number) => `${(bytes / 2 ** 30).toFixed(1)} GiB`;

function doctorText({ platform, node, cpu, memoryBytes, modules, executors, chosen }: DoctorReport): string {
  return [
    `${platform}, ${cpu.model}, ${cpu.threads} threads, ${gigabytes(memoryBytes.free)} of ${gigabytes(memoryBytes.total)} free`,
    `Node ${node.version}; the engine runs on ${node.engineBinary}`,
    ...modules.map(
      ({ name, version, error }) =>
        `module ${name}: ${error ? `does not load: ${error}` : `loads (${version})`}`,
    ),
    '',
    table(executors.map((check) => executorRow(check, check.executor === chosen))),
    '',
    'images/s and memory: three steps of the quick preset, batch 8; auto takes the fastest, "compiled" unless another is 1.3 times as fast.',
    ...executors.flatMap(({ executor, error }) => (error ? [`${executor}: ${englishOf(error)}`] : [])),
  ].join('\n');
}

/** A line of the table; why an executor does not run is told below it, as it may be long. */
function executorRow(check: ExecutorCheck, isChosen: boolean): Record<string, string> {
  const { executor, device, isSoftware, difference, imagesPerSecond, memoryBytes, deviceMemoryBytes } = check;
  const deviceMemory = deviceMemoryBytes === null ? '' : ` + ${gigabytes(deviceMemoryBytes)} of the device`;
  return {
    executor,
    auto: isChosen ? 'takes it' : isSoftware ? 'never' : '',
    'images/s': imagesPerSecond?.toFixed(1) ?? '–',
    memory: memoryBytes === null ? '–' : gigabytes(memoryBytes) + deviceMemory,
    'self-test': difference === null ? '–' : `within ${difference.toExponential(0)}`,
    device: device ?? (check.error ? 'does not run, see below' : '–'),
  };
}
