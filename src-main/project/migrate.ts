import type Database from 'better-sqlite3';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../src-shared/errors';

export interface Migration {
  version: number;
  sql: string;
}

/** The numbered SQL files of a folder, in order; `0010_project.sql` is version 10. */
export function readMigrations(folder: string): Migration[] {
  const names = readdirSync(folder).filter((name) => /^\d{4}_\w+\.sql$/.test(name));
  return names.sort().map((name) => ({
    version: Number(name.slice(0, 4)),
    sql: readFileSync(join(folder, name), 'utf8'),
  }));
}

export function versionOf(database: Database.Database): number {
  return database.pragma('user_version', { simple: true }) as number;
}

/** The migrations that a file still needs; `state/newer-version` if it knows more than this program does. */
export function pendingMigrations(version: number, migrations: Migration[], path: string): Migration[] {
  const newest = migrations.at(-1)?.version ?? 0;
  if (version > newest) {
    throw new AppError(
      'state/newer-version',
      `${path} was written by a newer Placeprint (file version ${version}, this program reads up to ${newest}). Update Placeprint to open it; the file was not changed.`,
      { data: { version, newest } },
    );
  }
  return migrations.filter((migration) => migration.version > version);
}

/** Applies all in one transaction: a failure leaves the file as it was. */
export function applyMigrations(database: Database.Database, pending: Migration[]): void {
  const apply = database.transaction(() => {
    for (const { version, sql } of pending) {
      database.exec(sql);
      database.pragma(`user_version = ${version}`);
    }
  });
  apply.immediate();
}
