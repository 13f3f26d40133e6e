import type Database from 'better-sqlite3';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../src-shared/errors';
import { say } from '../../src-shared/message';
import { type MigrationDatabase } from './migrationDatabase';
import { cellsIntoColumns } from './migrations/cellsIntoColumns';
import { classNames } from './migrations/classNames';
import { type SqlValue } from './project';

/** What rewrites data that SQL alone cannot: by version, after the SQL of that version. */
const steps: Partial<Record<number, (database: MigrationDatabase) => void>> = {
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

/**
 * Applies all in one transaction: a failure leaves the file as it was. References are not followed meanwhile, so that a table can
 * be made anew under its name (sqlite.org/lang_altertable.html, section 7), and checked at the end.
 */
export function applyMigrations(database: Database.Database, pending: Migration[]): void {
  const apply = database.transaction(() => {
    for (const { version, sql } of pending) {
      database.exec(sql);
      steps[version]?.(statementsOf(database));
      database.pragma(`user_version = ${version}`);
    }
    checkReferences(database);
  });
  database.pragma('foreign_keys = OFF');
  try {
    apply.immediate();
  } finally {
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
