import { type CellValue } from '../../../src-shared/kinds/columns';
import { proposedTargets, type ProposedTarget } from '../../../src-shared/kinds/targets';
import { type Chunk, decodeChunk } from '../columnChunks';
import { ColumnWriter, type WrittenColumn } from '../columnWriter';
import { type MigrationDatabase } from '../migrationDatabase';
import { jsonIn } from '../stored';

/**
 * Version 110: the price, the population and the properties of places become columns, price and population targets, and the
 * reasons of an import’s report are told of targets. It speaks to the tables as they were then, whatever they have become since.
 * Yields which share of the places is done.
 */
export function* cellsIntoColumns(database: MigrationDatabase): Generator<number> {
  const total = database.get<{ count: number }>('SELECT count(*) AS count FROM places')!.count;
  let done = 0;
  for (const dataset of database.all<OldDataset>(
    'SELECT id, created_at AS createdAt, mapping_json AS mappingJson, report_json AS reportJson FROM datasets ORDER BY id',
  ))
    for (const places of new DatasetMigration(database, dataset).run()) yield (done += places) / total;
}

interface OldDataset {
  id: number;
  createdAt: string;
  mappingJson: string;
  reportJson: string | null;
}

interface OldPlace {
  id: number;
  price: number | null;
  population: number | null;
  propertiesJson: string | null;
}

const labels = ['price', 'population'] as const satisfies ProposedTarget[];
const placesAtATime = 4096;

class DatasetMigration {
  private readonly columns: ColumnWriter;

  constructor(
    private readonly database: MigrationDatabase,
    private readonly dataset: OldDataset,
  ) {
    this.columns = new ColumnWriter(database, dataset.id);
  }

  /** Yields how many places have been moved since it last did. */
  *run(): Generator<number> {
    const { dataset, columns } = this;
    const report = objectIn(dataset.reportJson);
    // The columns of a file stand in its order; the coordinates were never stored among them.
    const mapping = objectIn(dataset.mappingJson);
    const apart = [mapping.lng, mapping.lat];
    for (const name of Array.isArray(report.columns) ? report.columns : [])
      if (typeof name === 'string' && !apart.includes(name)) columns.column(name);
    const labelled = labels.filter((label) => this.hasLabels(label));
    const sources = labelled.map((label) => columns.column(this.columnOf(label, mapping[label])));
    for (const page of this.pages()) {
      for (const place of page) this.addPlace(place, labelled, sources);
      yield page.length;
    }
    columns.write();
    for (const column of columns.written()) this.settle(column);
    labelled.forEach((label, i) => this.link(label, columns.ids[sources[i]]));
    this.renameReasons(report);
  }

  private hasLabels(label: ProposedTarget): boolean {
    const found = `SELECT 1 FROM places WHERE dataset_id = ? AND ${label} IS NOT NULL LIMIT 1`;
    return this.database.get(found, this.dataset.id) !== undefined;
  }

  /** The column that labels came from; one of their own where the import did not say, or another stands under that name. */
  private columnOf(label: ProposedTarget, mapped: unknown): string {
    const isTaken = (name: string) =>
      this.database.get(
        `SELECT 1 FROM places, json_each(properties_json) WHERE dataset_id = ? AND ${label} IS NOT NULL AND key = ? LIMIT 1`,
        this.dataset.id,
        name,
      ) !== undefined;
    const wanted = typeof mapped === 'string' && mapped !== '' ? mapped : label;
    let name = wanted;
    for (let n = 2; isTaken(name); n++) name = `${wanted} (${n})`;
    return name;
  }

  private *pages(): Generator<OldPlace[]> {
    for (let after = 0; ;) {
      const page = this.database.all<OldPlace>(
        `SELECT id, price, population, properties_json AS propertiesJson FROM places
         WHERE dataset_id = ? AND id > ? ORDER BY id LIMIT ${placesAtATime}`,
        this.dataset.id,
        after,
      );
      if (page.length === 0) return;
      yield page;
      after = page.at(-1)!.id;
    }
  }

  private addPlace(place: OldPlace, labelled: readonly ProposedTarget[], sources: readonly number[]): void {
    const { columns } = this;
    for (const [name, value] of Object.entries(objectIn(place.propertiesJson)))
      columns.set(columns.column(name), asCell(value));
    labelled.forEach((label, i) => columns.set(sources[i], place[label]));
    columns.endRow();
    if (columns.isFull) columns.write();
  }

  private settle({ id, name, profile }: WrittenColumn): void {
    const stored = () =>
      this.database
        .all<Chunk & { firstRow: number }>(
          `SELECT first_row AS firstRow, row_count AS rowCount, encoding, bytes FROM column_chunks
           WHERE column_id = ? ORDER BY first_row`,
          id,
        )
        .map(({ firstRow, ...chunk }) => ({ firstRow, cells: decodeChunk(chunk, name) }));
    this.columns.describe(id, profile, stored, '.');
  }

  /** A target is as old as the first of its datasets, and older than every run: these were shown its labels. */
  private link(label: ProposedTarget, columnId: number): void {
    const { id, name, unit, kind, transform } = proposedTargets[label];
    this.database.run(
      `INSERT OR IGNORE INTO targets (id, name, unit, kind, transform, created_at)
       VALUES (?, ?, ?, ?, ?, min(?, coalesce((SELECT min(created_at) FROM runs), '9')))`,
      id,
      name,
      unit,
      kind,
      transform,
      this.dataset.createdAt,
    );
    this.database.run(
      'INSERT INTO target_columns (target_id, dataset_id, column_id) VALUES (?, ?, ?)',
      id,
      this.dataset.id,
      columnId,
    );
  }

  /** `price-not-positive` becomes `label-not-positive`, of the target `price`. */
  private renameReasons(report: Record<string, unknown>): void {
    if (!Array.isArray(report.problems)) return;
    const problems = report.problems.map((problem: { reason?: unknown } | null) => {
      const [, target, why] = /^(price|population)-(.+)$/.exec(String(problem?.reason)) ?? [];
      return { ...problem, ...(why !== undefined && { reason: `label-${why}` }), target: target ?? null };
    });
    this.database.run(
      'UPDATE datasets SET report_json = ? WHERE id = ?',
      JSON.stringify({ ...report, problems }),
      this.dataset.id,
    );
  }
}

/** The object in a JSON text; an empty one where there is none. */
function objectIn(json: string | null): Record<string, unknown> {
  const value = jsonIn(json ?? '');
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

const asCell = (value: unknown): CellValue =>
  typeof value === 'object' && value !== null ? JSON.stringify(value) : (value as CellValue);
