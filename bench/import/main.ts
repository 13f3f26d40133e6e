// Imports a generated table of 1,000,000 rows (first argument: another number) with three labels and five further columns, and
// reads 20 numeric columns of as many places: rows/s, seconds, peak memory.
//   npm run -s bench import
import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importFile } from '../../src-main/import/importFile';
import { readColumns } from '../../src-main/project/columnValues';
import { createProject } from '../../src-main/project/createProject';
import { type Project } from '../../src-main/project/project';
import { randomStream } from '../../src-shared/random';

const rowCount = Number(process.argv.find((argument) => /^\d+$/.test(argument)) ?? 1_000_000);
const writeTo = process.argv.find((argument) => argument.endsWith('.csv'));
const targetRowsPerSecond = 150_000;
const targetRssMb = 300;
const targetSecondsOfReading = 2;

function writeTable(path: string): void {
  const random = randomStream(1);
  const file = openSync(path, 'w');
  writeSync(file, 'id,name,longitude,latitude,price,population,rent,area,kind,sold\n');
  for (let id = 0; id < rowCount;) {
    let text = '';
    for (const end = Math.min(rowCount, id + 10_000); id < end; id++) {
      const lng = (random.next() * 2 - 74).toFixed(6);
      const lat = (random.next() * 2 + 40).toFixed(6);
      text += `${id},Place number ${random.int(100_000)},${lng},${lat},${random.int(2_000_000) + 1},${(random.next() * 40_000).toFixed(1)},${random.int(3000)},${(random.next() * 200).toFixed(2)},kind ${random.int(12)},20${10 + random.int(10)}-0${1 + random.int(9)}-1${random.int(10)}\n`;
    }
    writeSync(file, text);
  }
  closeSync(file);
}

/** Seconds to read 20 numeric columns of all places. */
function readTwenty(project: Project): number {
  const names = ['id', 'price', 'population', 'rent', 'area'];
  const startedMs = performance.now();
  readColumns(project, [...names, ...names, ...names, ...names]);
  return Math.round(performance.now() - startedMs) / 1000;
}

async function measure(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'placeprint-bench-'));
  try {
    const table = join(folder, 'places.csv');
    // In a process of its own, so that its memory is not counted.
    execFileSync(process.execPath, [import.meta.filename, table, String(rowCount)]);
    const project = createProject(join(folder, 'bench.placeprint'));
    const startedMs = performance.now();
    let indexingMs = startedMs;
    const processorMs = process.cpuUsage();
    const { placesImported } = await importFile(project, table, {
      targets: [{ name: 'rent', column: 'rent' }],
      onProgress({ stage }) {
        if (stage === 'index places') indexingMs = performance.now();
      },
    });
    const endedMs = performance.now();
    const { user, system } = process.cpuUsage(processorMs);
    const peakRssMb = Math.round(process.resourceUsage().maxRSS / 1024);
    const secondsOfReading = readTwenty(project);
    project.close();
    const result = {
      rows: placesImported,
      fileMb: Math.round(statSync(table).size / 1e6),
      seconds: Math.round(endedMs - startedMs) / 1000,
      secondsOfIndex: Math.round(endedMs - indexingMs) / 1000,
      rowsPerSecond: Math.round((1000 * placesImported) / (endedMs - startedMs)),
      targetRowsPerSecond,
      processorSeconds: Math.round((user + system) / 1e4) / 100,
      peakRssMb,
      targetRssMb,
      secondsOfReading,
      targetSecondsOfReading,
    };
    console.log(JSON.stringify(result, null, 2));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

if (writeTo) writeTable(writeTo);
else await measure();
