import { categoryOf } from '../../../src-shared/kinds/columns';
import { type Chunk, decodeChunk } from '../columnChunks';
import { type MigrationDatabase } from '../migrationDatabase';
import { jsonIn } from '../stored';

/**
 * Version 150: prediction sets and runs of class targets keep the names of their classes. They knew the place of a name among those
 * of all visible datasets, in the order in which they first occur.
 */
export function classNames(database: MigrationDatabase): void {
  for (const { id } of database.all<{ id: string }>(`SELECT id FROM targets WHERE kind = 'class'`)) {
    const names = namesOf(database, id);
    database.run('UPDATE prediction_sets SET classes_json = ? WHERE target = ?', JSON.stringify(names), id);
    nameInRuns(database, id, names);
  }
}

function namesOf(database: MigrationDatabase, target: string): string[] {
  const names = new Set<string>();
  const chunks = database.all<Chunk & { column: string }>(
    `SELECT columns.name AS column, row_count AS rowCount, encoding, bytes
     FROM target_columns JOIN datasets ON datasets.id = target_columns.dataset_id AND datasets.state = 'ready'
       JOIN columns ON columns.id = target_columns.column_id JOIN column_chunks ON column_chunks.column_id = columns.id
     WHERE target_id = ? ORDER BY target_columns.dataset_id, first_row`,
    target,
  );
  for (const { column, ...chunk } of chunks) {
    const cells = decodeChunk(chunk, column);
    const values = 'values' in cells ? cells.values : Array.from(cells.numbers, numberOrNull);
    for (const name of values.map(categoryOf)) if (name !== null) names.add(name);
  }
  return [...names];
}

const numberOrNull = (value: number) => (Number.isNaN(value) ? null : value);

interface KeptLabels {
  statistics?: Record<string, unknown>;
}

function nameInRuns(database: MigrationDatabase, target: string, names: string[]): void {
  const runs = database.all<{ id: number; json: string }>(
    'SELECT id, labels_json AS json FROM runs WHERE labels_json IS NOT NULL AND json_valid(labels_json)',
  );
  for (const { id, json } of runs) {
    const labels = jsonIn(json) as KeptLabels | null;
    const indices = labels?.statistics?.[target];
    if (!labels || !Array.isArray(indices)) continue;
    const statistics = {
      ...labels.statistics,
      [target]: indices.map((index) => names[Number(index)] ?? String(index)),
    };
    database.run(
      'UPDATE runs SET labels_json = ? WHERE id = ?',
      JSON.stringify({ ...labels, statistics }),
      id,
    );
  }
}
