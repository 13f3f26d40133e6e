import { type Message, wordsOf } from '../../src-shared/message';
import { type Target } from '../../src-shared/targets';
import { type Mapping } from './columns';

/** Why rows could not be used, and why labels were left out. */
const explanations = {
  'no-coordinates': 'Longitude or latitude is missing.',
  'not-a-number': 'Longitude or latitude is not a number.',
  'out-of-range': 'Expected a longitude from -180 to 180 and a latitude from -90 to 90 degrees.',
  swapped:
    'The latitude is beyond 90 degrees while the longitude would be a latitude: are the two columns swapped? Name them the other way round (--lng, --lat).',
  pole: 'A latitude of 90 or -90 degrees is a pole, around which no map can be drawn. It often stands for a place that was not found.',
  'null-island': 'The coordinate 0, 0 stands for a place that was not found.',
  duplicate: 'The same row, value for value, stands above; it was taken once.',
  'too-many-fields': 'The row has more fields than the header: a delimiter in a text that is not quoted?',
  'broken-feature': 'The feature is no valid GeoJSON.',
  'unsupported-geometry': 'Places are points or areas; lines and collections have no single place.',
  'price-not-a-number': 'The price is not a number: the place has no price label.',
  'price-not-positive': 'The price is zero or negative: the place has no price label.',
  'population-not-a-number': 'The population is not a number: the place has no population label.',
  'population-negative': 'The population is negative: the place has no population label.',
} as const;

export type Reason = keyof typeof explanations;

export interface Problem {
  reason: Reason;
  explanation: string;
  /** Exact, however many rows are listed. */
  count: number;
  /** The first of them; `at` is the line of a table or the number of a feature, both from 1. */
  rows: { at: number; content: string }[];
}

export interface LabelReport {
  column: string;
  /** Places with this label. */
  count: number;
  /** Places whose cell was empty. */
  missing: number;
}

export interface ImportReport {
  datasetId: number;
  name: string;
  fileName: string;
  format: 'table' | 'geojson';
  mapping: Mapping;
  columns: string[];
  /** How the table is written, in words: `utf-8, delimiter ";"`. */
  dialect: string;
  rowsRead: number;
  placesImported: number;
  /** Rows that the filter rules left out. */
  filteredOut: number;
  /** Places whose coordinate an earlier place has too: kept. */
  repeatedPoints: number;
  /** The same for the same rows: tells that a file was imported before. */
  fingerprint: string;
  problems: Problem[];
  labels: Partial<Record<Target, LabelReport>>;
  notices: Message[];
}

const maxListedRows = 200;
const maxContentChars = 300;

/** Counts problems; keeps the first rows of each. */
export class ProblemLog {
  private readonly byReason = new Map<Reason, Problem>();

  /** `row` is asked for only while there is room to list it. */
  add(reason: Reason, row: () => { at: number; content: string }): void {
    let problem = this.byReason.get(reason);
    if (!problem) {
      problem = { reason, explanation: explanations[reason], count: 0, rows: [] };
      this.byReason.set(reason, problem);
    }
    problem.count++;
    if (problem.rows.length >= maxListedRows) return;
    const { at, content } = row();
    problem.rows.push({ at, content: content.slice(0, maxContentChars) });
  }

  count(reason: Reason): number {
    return this.byReason.get(reason)?.count ?? 0;
  }

  /** Most frequent first. */
  list(): Problem[] {
    return [...this.byReason.values()].sort((a, b) => b.count - a.count);
  }
}

/** Lines for people: what came in, what did not and why. */
export function describeReport(report: ImportReport): string {
  const n = (count: number) => count.toLocaleString('en-US');
  const { placesImported, rowsRead, fileName, labels } = report;
  const lines = [
    `${fileName}: ${n(placesImported)} of ${n(rowsRead)} rows became places (${report.dialect}).`,
  ];
  for (const [target, label] of Object.entries(labels))
    lines.push(`  ${target} from "${label.column}": ${n(label.count)} labels, ${n(label.missing)} missing`);
  if (report.filteredOut > 0) lines.push(`  ${n(report.filteredOut)} rows left out by the filter`);
  if (report.repeatedPoints > 0)
    lines.push(`  ${n(report.repeatedPoints)} places repeat the coordinate of another`);
  for (const { count, reason, explanation, rows } of report.problems) {
    const where = rows
      .slice(0, 3)
      .map(({ at }) => at)
      .join(', ');
    const unit = report.format === 'table' ? 'line' : 'feature';
    lines.push(`  ${n(count)} ${reason}: ${explanation} (${unit} ${where}${count > 3 ? ', …' : ''})`);
  }
  return [...lines, ...report.notices.map((notice) => `  ${wordsOf(notice, 'en')}`)].join('\n');
}
