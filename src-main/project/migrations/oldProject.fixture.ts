import Database from 'better-sqlite3';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { appRoot } from '../../files/entryPath';
import { applyMigrations, readMigrations } from '../migrate';
import { applicationId } from '../openDatabase';

/** Runs a change with its values. */
export type RunSql = (sql: string, ...values: (string | number | null)[]) => void;

/** A project file as a program of that version left it, filled by SQL. Returns its path. */
export function projectAt(version: number, fill: string | ((run: RunSql) => void)): string {
  const path = join(mkdtempSync(join(tmpdir(), 'placeprint-old-')), 'old.placeprint');
  const database = new Database(path);
  database.pragma('journal_mode = WAL');
  database.pragma(`application_id = ${applicationId}`);
  applyMigrations(
    database,
    readMigrations(join(appRoot, 'migrations')).filter((migration) => migration.version <= version),
  );
  if (typeof fill === 'string') database.exec(fill);
  else fill((sql, ...values) => void database.prepare(sql).run(...values));
  database.close();
  return path;
}

/** Brings a project file up to that version, and no further. */
export function migrateTo(version: number, path: string): void {
  const database = new Database(path);
  const from = database.pragma('user_version', { simple: true }) as number;
  applyMigrations(
    database,
    readMigrations(join(appRoot, 'migrations')).filter(
      (each) => each.version > from && each.version <= version,
    ),
  );
  database.close();
}

type Row = Record<string, unknown>;

/** All rows of all tables, by the names of these, and of the sequence that new ids come from. */
export function contentsOf(path: string): Record<string, Row[]> {
  const database = new Database(path, { readonly: true });
  const tables = database
    .prepare(
      `SELECT name FROM sqlite_master WHERE type = 'table' AND (name = 'sqlite_sequence' OR name NOT LIKE 'sqlite\\_%' ESCAPE '\\')
         AND name NOT LIKE 'places\\_index\\_%' ESCAPE '\\' ORDER BY name`,
    )
    .pluck()
    .all() as string[];
  const contents = tables.map((name): [string, Row[]] => [
    name,
    database.prepare(`SELECT * FROM "${name}"`).all() as Row[],
  ]);
  database.close();
  return Object.fromEntries(contents.filter(([, rows]) => rows.length > 0));
}
