import type Database from 'better-sqlite3';
import { randomUUID } from 'node:crypto';
import { AppError } from '../../src-shared/errors';
import { type Message, say } from '../../src-shared/message';
import { fromSqlite, isSqliteError } from './sqliteErrors';

export type SqlValue = string | number | bigint | Uint8Array | null;

/**
 * An open project file. The repositories of this room (`places.ts`, `runs.ts`, …) are functions over it; nothing outside
 * the room sees the database driver.
 */
export class Project {
  /** Of this opening: what is hidden can be brought back while it lasts. */
  readonly opening = randomUUID();
  private readonly statements = new Map<string, Database.Statement>();

  constructor(
    readonly path: string,
    private readonly database: Database.Database,
    private readonly options: {
      mode: 'write' | 'read';
      /** Where nothing can be written at its place: why. */
      whyReadOnly: Message | null;
      /** Closes the database, and lets go of its lock or removes the copy that it is. */
      close: () => void;
    },
  ) {}

  get mode(): 'write' | 'read' {
    return this.options.mode;
  }

  /** That nothing can be written at its place, and why; null where it can. */
  get readOnly(): Message | null {
    const { whyReadOnly: why } = this.options;
    return why && say('project.readOnlyPlace', { path: this.path, why });
  }

  /** Runs a change; returns the id of the inserted row and the number of changed ones. */
  run(sql: string, ...values: SqlValue[]): { id: number; changes: number } {
    this.assertWritable();
    const { lastInsertRowid, changes } = this.guarded(() => this.prepared(sql).run(...values));
    return { id: Number(lastInsertRowid), changes };
  }

  /** Runs a change of rows that have to be there; throws what `missing` says where it meets none. */
  change(missing: () => Error, sql: string, ...values: SqlValue[]): void {
    if (this.run(sql, ...values).changes === 0) throw missing();
  }

  /** The first row, or undefined. */
  get<Row>(sql: string, ...values: SqlValue[]): Row | undefined {
    return this.guarded(() => this.prepared(sql).get(...values)) as Row | undefined;
  }

  all<Row>(sql: string, ...values: SqlValue[]): Row[] {
    return this.guarded(() => this.prepared(sql).all(...values)) as Row[];
  }

  /**
   * Rows one by one, for results that may not fit into memory. No change may be made while it is open (the driver
   * refuses): read in pages where the loop writes.
   */
  *each<Row>(sql: string, ...values: SqlValue[]): Generator<Row> {
    // A statement of its own: a cached one could be iterated twice at a time.
    try {
      yield* this.database.prepare(sql).iterate(...values) as Iterable<Row>;
    } catch (error) {
      throw fromSqlite(error, this.path);
    }
  }

  /** All or nothing; nested calls become savepoints. */
  transaction<Result>(work: () => Result): Result {
    this.assertWritable();
    return this.guarded(() => this.database.transaction(work).immediate());
  }

  /** Moves the write-ahead log into the file, so that it does not grow over long imports. */
  checkpoint(): void {
    this.database.pragma('wal_checkpoint(TRUNCATE)');
  }

  close(): void {
    if (!this.database.open) return;
    try {
      if (this.mode === 'write') this.settle();
    } finally {
      this.options.close();
    }
  }

  /**
   * At rest a project has no log, nor needs one to be read: where nothing can be written SQLite opens no other. A reader beside, or a
   * full disk, leaves it; the next opening goes on from there.
   */
  private settle(): void {
    try {
      this.database.pragma('optimize');
      this.database.pragma('busy_timeout = 0');
      this.database.pragma('journal_mode = DELETE');
    } catch (error) {
      if (!isSqliteError(error)) throw error;
    }
  }

  private assertWritable(): void {
    if (this.mode === 'write') return;
    throw new AppError('state/read-only', this.readOnly ?? say('project.readOnly', { path: this.path }));
  }

  /** A damaged file or a full disk is told as what it is. */
  private guarded<Result>(work: () => Result): Result {
    try {
      return work();
    } catch (error) {
      throw fromSqlite(error, this.path);
    }
  }

  private prepared(sql: string): Database.Statement {
    let statement = this.statements.get(sql);
    if (!statement) {
      statement = this.database.prepare(sql);
      this.statements.set(sql, statement);
    }
    return statement;
  }
}

/** Now, as the project stores times. */
export const timestamp = (): string => new Date().toISOString();
