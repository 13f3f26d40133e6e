import { type TargetId } from '../../src-shared/kinds/targets';
import { type Message, wordsOf } from '../../src-shared/message';
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
  'no-geometry': 'The feature has no geometry, or an empty one: it lies nowhere.',
  'unsupported-geometry': 'Places are points or areas; lines and collections have no single place.',
} as const;

export type Reason = keyof typeof explanations;

/** Why a cell is no label of a target. */
const labelExplanations = {
  'label-not-a-number': 'is not a number',
  'label-not-positive': 'is zero or negative',
  'label-negative': 'is negative',
  'label-no-divisor': 'is divided by a cell that is missing, zero or negative',
} as const;
export type LabelReason = keyof typeof labelExplanations;

const isLabelReason = (reason: Reason | LabelReason): reason is LabelReason =>
  Object.hasOwn(labelExplanations, reason);

function explanationOf(reason: Reason | LabelReason, target: TargetId | null): string {
  if (!isLabelReason(reason)) return explanations[reason];
  return `The ${target} ${labelExplanations[reason]}: the place has no ${target} label.`;
}

export interface Problem {
  reason: Reason | LabelReason;
  /** Whose labels were left out; null where the row was. */
  target: TargetId | null;
  explanation: string;
  /** Exact, however many rows are listed. */
  count: number;
  /** The first of them; `at` is the line of a table or the number of a feature, both from 1. */
  rows: { at: number; content: string }[];
}

export interface LabelReport {
  column: string;
  /** What the column is divided by. */
  per?: string;
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
  labels: Record<TargetId, LabelReport>;
  notices: Message[];
}

const maxListedRows = 200;
const maxContentChars = 300;

/** Counts problems; keeps the first rows of each. */
export class ProblemLog {
  private readonly found = new Map<string, Problem>();

  /** `row` is asked for only while there is room to list it. */
  add(
    reason: Reason | LabelReason,
    target: TargetId | null,
    row: () => { at: number; content: string },
  ): void {
    const key = `${reason} ${target}`;
    let problem = this.found.get(key);
    if (!problem) {
      problem = { reason, target, explanation: explanationOf(reason, target), count: 0, rows: [] };
      this.found.set(key, problem);
    }
    problem.count++;
    if (problem.rows.length >= maxListedRows) return;
    const { at, content } = row();
    problem.rows.push({ at, content: content.slice(0, maxContentChars) });
  }

  /** Most frequent first. */
  list(): Problem[] {
    return [...this.found.values()].sort((a, b) => b.count - a.count);
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
    lines.push(`  ${target} from ${sourceOf(label)}: ${n(label.count)} labels, ${n(label.missing)} missing`);
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

const sourceOf = ({ column, per }: LabelReport) => (per ? `"${column}" / "${per}"` : `"${column}"`);
