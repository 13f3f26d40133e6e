import type Database from 'better-sqlite3';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../src-shared/errors';
import { say } from '../../src-shared/message';
import { type Progress } from '../../src-shared/progress';
import { type MigrationDatabase } from './migrationDatabase';
import { cellsIntoColumns } from './migrations/cellsIntoColumns';
import { classNames } from './migrations/classNames';
import { type SqlValue } from './project';

/** What rewrites data that SQL alone cannot: by version, after the SQL of that version. What is long yields the share that is done. */
const steps: Partial<Record<number, (database: MigrationDatabase) => Iterable<number> | void>> = {
  110: cellsIntoColumns,
  150: classNames,
};

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
      say('project.newer', { path, version: String(version), newest: String(newest) }),
      { data: { version, newest } },
    );
  }
  return migrations.filter((migration) => migration.version > version);
}

/** Applies all at once. */
export function applyMigrations(database: Database.Database, pending: Migration[]): void {
  for (const _ of migrating(database, pending));
}

/**
 * Applies all in one transaction, and tells where it stands between two pieces: a failure, or leaving it, leaves the file as it was.
 * References are not followed meanwhile, so that a table can be made anew under its name (sqlite.org/lang_altertable.html, section 7),
 * and checked at the end.
 */
export function* migrating(database: Database.Database, pending: Migration[]): Generator<Progress, void> {
  const total = pending.length;
  const at = (done: number): Progress => ({ stage: 'update', done, total, unit: 'steps' });
  database.pragma('foreign_keys = OFF');
  try {
    database.exec('BEGIN IMMEDIATE');
    for (const [done, { version, sql }] of pending.entries()) {
      yield at(done);
      database.exec(sql);
      for (const share of steps[version]?.(statementsOf(database)) ?? []) yield at(done + share);
      database.pragma(`user_version = ${version}`);
    }
    yield at(total);
    checkReferences(database);
    database.exec('COMMIT');
  } finally {
    if (database.inTransaction) database.exec('ROLLBACK');
    database.pragma('foreign_keys = ON');
  }
}

function checkReferences(database: Database.Database): void {
  const [broken] = database.pragma('foreign_key_check') as { table: string }[];
  if (broken) throw new AppError('io/corrupt', say('columns.referencesDamaged', { table: broken.table }));
}

function statementsOf(database: Database.Database): MigrationDatabase {
  const statements = new Map<string, Database.Statement>();
  const prepared = (sql: string): Database.Statement => {
    const statement = statements.get(sql) ?? database.prepare(sql);
    statements.set(sql, statement);
    return statement;
  };
  return {
    run: (sql, ...values) => ({ id: Number(prepared(sql).run(...values).lastInsertRowid) }),
    get: <Row>(sql: string, ...values: SqlValue[]) => prepared(sql).get(...values) as Row | undefined,
    all: <Row>(sql: string, ...values: SqlValue[]) => prepared(sql).all(...values) as Row[],
  };
}
