import { type SqlValue } from './project';

/** A project file within the transaction of its migration. */
export interface MigrationDatabase {
  run(sql: string, ...values: SqlValue[]): { id: number };
  get<Row>(sql: string, ...values: SqlValue[]): Row | undefined;
  all<Row>(sql: string, ...values: SqlValue[]): Row[];
}
