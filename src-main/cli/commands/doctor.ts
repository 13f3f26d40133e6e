import { type Command } from 'commander';
import { AppError } from '../../../src-shared/errors';
import { doctor, type DoctorReport } from '../../runs/doctor';
import { isJson, runCommand } from '../run';

/** `doctor`: what this machine offers, and what of the program works on it. */
export function doctorCommands(program: Command): void {
  program
    .command('doctor')
    .description('check native modules and executors, with the measured speed of each')
    .action((_options: object, command: Command) =>
      runCommand(isJson(command), async ({ work }) => {
        const report = await doctor(work);
        const text = doctorText(report);
        if (!report.healthy) throw new AppError('engine/unavailable', text, { data: report });
        return { text, json: report };
      }),
    );
}

const gigabytes = (bytes: number) => `${(bytes / 2 ** 30).toFixed(1)} GiB`;

function doctorText({ platform, node, cpu, memoryBytes, modules, executors }: DoctorReport): string {
  return [
    `${platform}, ${cpu.model}, ${cpu.threads} threads, ${gigabytes(memoryBytes.free)} of ${gigabytes(memoryBytes.total)} free`,
    `Node ${node.version}; the engine runs on ${node.engineBinary}`,
    ...modules.map(
      ({ name, version, error }) =>
        `module ${name}: ${error ? `does not load: ${error}` : `loads (${version})`}`,
    ),
    ...executors.map(({ executor, device, imagesPerSecond, error }) =>
      error
        ? `executor ${executor}: ${error.message}`
        : `executor ${executor}: ${device}, ${imagesPerSecond!.toFixed(1)} images/s (quick preset, batch 8)`,
    ),
  ].join('\n');
}
