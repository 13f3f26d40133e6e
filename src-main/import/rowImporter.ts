import { isDrawable } from '../../src-shared/geo/lngLat';
import { categoryOf } from '../../src-shared/kinds/columns';
import { type TargetId } from '../../src-shared/kinds/targets';
import { type Message } from '../../src-shared/message';
import { type DatasetWriter } from '../project/datasetWriter';
import { type Mapping } from './columns';
import { type Hash, hashCoordinate, HashSet, hashText } from './hashSet';
import { PlausibleValues } from './implausible';
import { type ImportedTarget, labelProblem } from './importTargets';
import { type LabelReason, type LabelReport, ProblemLog, type Reason } from './report';
import { type RowFilter, rowPredicate } from './rowFilter';
import { type RowBatch, type RowReader, type RowSource } from './rowSource';

interface RowImport {
  mapping: Mapping;
  targets: ImportedTarget[];
  where: RowFilter[];
  /** Coordinates that the project had before. */
  pointsBefore: HashSet;
}

/** How the label of a row is judged. */
type JudgeLabel<Row> = (row: Row) => LabelReason | null;

/** Checks rows, writes the good ones as places, and counts everything. */
export class RowImporter<Row> {
  rowsRead = 0;
  placesImported = 0;
  filteredOut = 0;
  repeatedPoints = 0;
  /** Places whose coordinate the project had before. */
  knownPoints = 0;
  readonly labels: Record<TargetId, LabelReport> = {};
  readonly problems = new ProblemLog();
  /** The columns whose cells were taken as numbers: of coordinates, and of labels that are numbers. */
  readonly asNumbers: Set<string>;
  private readonly values: PlausibleValues[] = [];
  readonly reader: RowReader<Row>;
  private readonly passes: (row: Row) => boolean;
  private readonly store: (row: Row) => void;
  private readonly judges: [TargetId, JudgeLabel<Row>][];
  private readonly pointsBefore: HashSet;
  private readonly rowsSeen: HashSet;
  private readonly pointsSeen: HashSet;
  private readonly hash: Hash = { high: 0, low: 0 };
  private readonly sum: Hash = { high: 0, low: 0 };

  constructor(
    readonly source: RowSource<Row>,
    private readonly writer: DatasetWriter,
    { mapping, targets, where, pointsBefore }: RowImport,
  ) {
    this.reader = source.reader(mapping);
    this.rowsSeen = new HashSet(source.rowsExpected ?? 0);
    this.pointsSeen = new HashSet(source.rowsExpected ?? 0);
    this.pointsBefore = pointsBefore;
    this.asNumbers = new Set([mapping.lng, mapping.lat].filter((name) => name !== undefined));
    const names = source.columns.map(({ name }) => name);
    this.passes = rowPredicate(where, names, this.reader);
    this.store = this.reader.storing(writer);
    this.judges = targets.map((target) => [target.definition.id, this.judge(target)]);
  }

  /** The same for the same rows, in whatever order and whichever columns were chosen. */
  get fingerprint(): string {
    return `${this.placesImported}-${this.sum.high.toString(16)}-${this.sum.low.toString(16)}`;
  }

  /** What is said of labels that lie far from the rest. */
  implausible(): Message[] {
    return this.values.flatMap((values) => values.told());
  }

  /** Writes the places of a batch. */
  addBatch(batch: RowBatch<Row>): void {
    const { rows } = batch;
    for (let i = 0; i < rows.length; i++) {
      if (this.reader.isBlank(rows[i])) continue;
      const reason = this.addRow(rows[i], i, batch);
      if (reason) this.log(reason, null, rows[i], i, batch);
    }
  }

  /** Why the row was refused, or null. */
  private addRow(row: Row, i: number, batch: RowBatch<Row>): Reason | null {
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
    this.store(row);
    for (const [target, judge] of this.judges) {
      const reason = judge(row);
      if (reason) this.log(reason, target, row, i, batch);
    }
    this.writer.endRow(lng!, lat!);
    this.placesImported++;
    return null;
  }

  /** Counts the labels of a target; the cells of one that is usable are stored as the numbers that they are. */
  private judge({ definition, column, per }: ImportedTarget): JudgeLabel<Row> {
    const report: LabelReport = { column, ...(per !== null && { per }), count: 0, missing: 0 };
    this.labels[definition.id] = report;
    if (definition.kind === 'class') return this.judgeClass(column, report);
    const values = new PlausibleValues(definition);
    this.values.push(values);
    const [value, divisor] = [this.reader.numberOf(column), per === null ? null : this.reader.numberOf(per)];
    let to: number[] | null = null;
    return (row) => {
      const number = value(row);
      if (number === null) {
        report.missing++;
        return null;
      }
      const by = divisor ? divisor(row) : 1;
      if (!(by! > 0)) return 'label-no-divisor';
      const reason = labelProblem(definition, number / by!);
      if (reason) return reason;
      report.count++;
      values.add(number / by!);
      // Only a column that holds labels is one of the dataset.
      to ??= this.columnsOfNumbers(per === null ? [column] : [column, per]);
      this.writer.set(to[0], number);
      if (per !== null) this.writer.set(to[1], by!);
      return null;
    };
  }

  private columnsOfNumbers(names: string[]): number[] {
    for (const name of names) this.asNumbers.add(name);
    const columns = names.map((name) => this.writer.column(this.reader.storedAs(name)));
    for (const column of columns) this.writer.keepNumbers(column);
    return columns;
  }

  private judgeClass(column: string, report: LabelReport): JudgeLabel<Row> {
    const cell = this.reader.cellOf(column);
    return (row) => {
      if (categoryOf(cell(row) ?? null) === null) report.missing++;
      else report.count++;
      return null;
    };
  }

  private log(
    reason: Reason | LabelReason,
    target: TargetId | null,
    row: Row,
    i: number,
    batch: RowBatch<Row>,
  ): void {
    this.problems.add(reason, target, () => ({ at: batch.at(i), content: this.reader.show(row) }));
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
