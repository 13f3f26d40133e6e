import { type CellValue, type ColumnKind } from '../../../src-shared/kinds/columns';
import { proposedTargets, type ProposedTarget } from '../../../src-shared/kinds/targets';
import { unitInName } from '../../../src-shared/units';
import { ColumnBuffers } from '../columnBuffers';
import { type Chunk, decodeChunk, encodeCells } from '../columnChunks';
import { type ColumnProfile } from '../columnProfile';
import { summaryFrom } from '../columnSummary';
import { type MigrationDatabase } from '../migrationDatabase';
import { jsonIn } from '../stored';

/**
 * Version 110: the price, the population and the properties of places become columns, price and population targets, and the
 * reasons of an import’s report are told of targets. It speaks to the tables as they were then, whatever they have become since.
 */
export function cellsIntoColumns(database: MigrationDatabase): void {
  for (const dataset of database.all<OldDataset>(
    'SELECT id, created_at AS createdAt, mapping_json AS mappingJson, report_json AS reportJson FROM datasets ORDER BY id',
  ))
    new DatasetMigration(database, dataset).run();
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
  private readonly cells = new ColumnBuffers();
  private readonly columnIds: number[] = [];
  private rowCount = 0;

  constructor(
    private readonly database: MigrationDatabase,
    private readonly dataset: OldDataset,
  ) {}

  run(): void {
    const { dataset, cells } = this;
    const report = objectIn(dataset.reportJson);
    // The columns of a file stand in its order; the coordinates were never stored among them.
    const mapping = objectIn(dataset.mappingJson);
    const apart = [mapping.lng, mapping.lat];
    for (const name of Array.isArray(report.columns) ? report.columns : [])
      if (typeof name === 'string' && !apart.includes(name)) cells.column(name);
    const labelled = labels.filter((label) => this.hasLabels(label));
    const columns = labelled.map((label) => cells.column(this.columnOf(label, mapping[label])));
    for (const place of this.places()) this.addPlace(place, labelled, columns);
    this.write();
    this.columnIds.forEach((id, index) => this.settle(id, cells.names[index], cells.profileOf(index)));
    labelled.forEach((label, i) => this.link(label, this.columnIds[columns[i]]));
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

  private *places(): Generator<OldPlace> {
    for (let after = 0; ;) {
      const page = this.database.all<OldPlace>(
        `SELECT id, price, population, properties_json AS propertiesJson FROM places
         WHERE dataset_id = ? AND id > ? ORDER BY id LIMIT ${placesAtATime}`,
        this.dataset.id,
        after,
      );
      if (page.length === 0) return;
      yield* page;
      after = page.at(-1)!.id;
    }
  }

  private addPlace(place: OldPlace, labelled: readonly ProposedTarget[], columns: readonly number[]): void {
    const { cells } = this;
    for (const [name, value] of Object.entries(objectIn(place.propertiesJson)))
      cells.set(cells.column(name), asCell(value));
    labelled.forEach((label, i) => cells.set(columns[i], place[label]));
    cells.endRow();
    this.rowCount++;
    if (cells.isFull) this.write();
  }

  private write(): void {
    const { cells, database } = this;
    const firstRow = this.rowCount - cells.rowCount;
    for (let index = this.columnIds.length; index < cells.names.length; index++)
      this.columnIds.push(this.addColumn(cells.names[index], index));
    for (const { column, cells: taken } of cells.take()) {
      const { rowCount, encoding, bytes } = encodeCells(taken);
      database.run(
        'INSERT INTO column_chunks (column_id, first_row, row_count, encoding, bytes) VALUES (?, ?, ?, ?, ?)',
        this.columnIds[column],
        firstRow,
        rowCount,
        encoding,
        bytes,
      );
    }
  }

  private addColumn(name: string, position: number): number {
    return this.database.run(
      `INSERT INTO columns (dataset_id, position, name, kind, unit, summary_json) VALUES (?, ?, ?, 'text', ?, '{}')`,
      this.dataset.id,
      position,
      name,
      unitInName(name),
    ).id;
  }

  private settle(id: number, name: string, profile: ColumnProfile): void {
    const kind: ColumnKind = profile.kind();
    const stored = () =>
      this.database
        .all<Chunk & { firstRow: number }>(
          `SELECT first_row AS firstRow, row_count AS rowCount, encoding, bytes FROM column_chunks
           WHERE column_id = ? ORDER BY first_row`,
          id,
        )
        .map(({ firstRow, ...chunk }) => ({ firstRow, cells: decodeChunk(chunk, name) }));
    const summary = JSON.stringify(summaryFrom(kind, profile, stored));
    this.database.run('UPDATE columns SET kind = ?, summary_json = ? WHERE id = ?', kind, summary, id);
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
