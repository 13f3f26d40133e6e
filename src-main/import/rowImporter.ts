import { isDrawable } from '../../src-shared/geo/lngLat';
import { type Target, targets } from '../../src-shared/targets';
import { type PlaceRows } from '../project/datasets';
import { type Mapping } from './columns';
import { type Hash, hashCoordinate, HashSet, hashText } from './hashSet';
import { type ImportReport, ProblemLog, type Reason } from './report';
import { type RowFilter, rowPredicate } from './rowFilter';
import { type RowBatch, type RowReader, type RowSource } from './rowSource';

/** Checks rows, turns the good ones into places, and counts everything. */
export class RowImporter<Row> {
  rowsRead = 0;
  placesImported = 0;
  filteredOut = 0;
  repeatedPoints = 0;
  /** Places whose coordinate the project had before. */
  knownPoints = 0;
  readonly labels: ImportReport['labels'] = {};
  readonly problems = new ProblemLog();
  private readonly reader: RowReader<Row>;
  private readonly passes: (row: Row) => boolean;
  private readonly rowsSeen = new HashSet();
  private readonly pointsSeen = new HashSet();
  private readonly hash: Hash = { high: 0, low: 0 };
  private readonly sum: Hash = { high: 0, low: 0 };

  constructor(
    readonly source: RowSource<Row>,
    mapping: Mapping,
    where: RowFilter[],
    private readonly pointsBefore = new HashSet(),
  ) {
    const reader = source.reader(mapping);
    this.reader = reader;
    const names = source.columns.map(({ name }) => name);
    this.passes = rowPredicate(where, names, (row: Row, column) => reader.cell(row, column));
    for (const target of targets) {
      const column = mapping[target];
      if (column !== undefined) this.labels[target] = { column, count: 0, missing: 0 };
    }
  }

  /** The same for the same rows, in whatever order and whichever columns were chosen. */
  get fingerprint(): string {
    return `${this.placesImported}-${this.sum.high.toString(16)}-${this.sum.low.toString(16)}`;
  }

  /** Adds the places of a batch to `places`. */
  addBatch(batch: RowBatch<Row>, places: PlaceRows): void {
    const { rows } = batch;
    for (let i = 0; i < rows.length; i++) {
      if (this.reader.isBlank(rows[i])) continue;
      const reason = this.addRow(rows[i], i, batch, places);
      if (reason) this.log(reason, rows[i], i, batch);
    }
  }

  /** Why the row was refused, or null. */
  private addRow(row: Row, i: number, batch: RowBatch<Row>, places: PlaceRows): Reason | null {
    const { reader } = this;
    this.rowsRead++;
    const defect = reader.defect(row);
    if (defect) return defect;
    if (!this.passes(row)) {
      this.filteredOut++;
      return null;
    }
    const lng = reader.lng(row);
    const lat = reader.lat(row);
    const problem = coordinateProblem(lng, lat);
    if (problem) return problem;
    if (!this.rowsSeen.add(hashText(reader.identity(row), this.hash))) return 'duplicate';
    this.sum.high = (this.sum.high + this.hash.high) >>> 0;
    this.sum.low = (this.sum.low + this.hash.low) >>> 0;
    if (!this.pointsSeen.add(hashCoordinate(lng!, lat!, this.hash))) this.repeatedPoints++;
    if (this.pointsBefore.has(this.hash)) this.knownPoints++;
    const price = this.label('price', row, i, batch);
    const population = this.label('population', row, i, batch);
    places.add(lng!, lat!, price, population, reader.propertiesJson(row, price, population));
    this.placesImported++;
    return null;
  }

  private label(target: Target, row: Row, i: number, batch: RowBatch<Row>): number | null {
    const report = this.labels[target];
    if (!report) return null;
    const value = this.reader.label(row, target);
    if (value === null) {
      report.missing++;
      return null;
    }
    const reason = labelProblem(target, value);
    if (reason) {
      this.log(reason, row, i, batch);
      return null;
    }
    report.count++;
    return value;
  }

  private log(reason: Reason, row: Row, i: number, batch: RowBatch<Row>): void {
    this.problems.add(reason, () => ({ at: batch.at(i), content: this.reader.show(row) }));
  }
}

function coordinateProblem(lng: number | null, lat: number | null): Reason | null {
  if (lng === null || lat === null) return 'no-coordinates';
  if (Number.isNaN(lng) || Number.isNaN(lat)) return 'not-a-number';
  if (Math.abs(lat) > 90) return Math.abs(lat) <= 180 && Math.abs(lng) <= 90 ? 'swapped' : 'out-of-range';
  if (Math.abs(lng) > 180) return 'out-of-range';
  if (!isDrawable({ lng, lat })) return 'pole';
  return lng === 0 && lat === 0 ? 'null-island' : null;
}

function labelProblem(target: Target, value: number): Reason | null {
  if (!Number.isFinite(value)) return `${target}-not-a-number`;
  if (target === 'price') return value > 0 ? null : 'price-not-positive';
  return value >= 0 ? null : 'population-negative';
}
