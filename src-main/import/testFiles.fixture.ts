import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError } from '../../src-shared/errors';
import { appRoot } from '../files/entryPath';
import { createProject } from '../project/createProject';
import { type Project } from '../project/project';
import { importFile, type ImportOptions } from './importFile';
import { type ImportReport } from './report';

/** Real data beside the checkout; tests that use it are skipped where it is absent. */
export const dataFolder = join(appRoot, '../shared/data');
export const hasData = existsSync(dataFolder);

/** A folder of its own for the files and the project of a test. */
export class TestFiles {
  readonly folder = mkdtempSync(join(tmpdir(), 'placeprint-import-'));
  readonly project: Project = createProject(join(this.folder, 'test.placeprint'));

  write(name: string, content: string | Uint8Array): string {
    const path = join(this.folder, name);
    writeFileSync(path, content);
    return path;
  }

  /** Imports a file with this content. */
  import(name: string, content: string | Uint8Array, options?: ImportOptions): Promise<ImportReport> {
    return importFile(this.project, this.write(name, content), options);
  }

  remove(): void {
    this.project.close();
    rmSync(this.folder, { recursive: true });
  }
}

/** What matters of a report, or the error, as one value to compare. */
export async function outcome(work: Promise<ImportReport>): Promise<unknown> {
  try {
    const { placesImported, rowsRead, repeatedPoints, dialect, mapping, labels, problems } = await work;
    const counts = Object.fromEntries(Object.entries(labels).map(([target, { count }]) => [target, count]));
    const bad = Object.fromEntries(
      problems.map(({ reason, target, count }) => [target === null ? reason : `${target} ${reason}`, count]),
    );
    return { places: placesImported, rows: rowsRead, repeatedPoints, dialect, mapping, labels: counts, bad };
  } catch (error) {
    if (error instanceof AppError) return `${error.code}: ${error.message}`;
    throw error;
  }
}
