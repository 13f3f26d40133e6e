import { encoderTitle, modelTitle } from '../../src-shared/kinds/models';
import { chosenText } from '../../src-shared/kinds/readouts';
import { splits } from '../../src-shared/kinds/splits';
import { type Message, wordsOf } from '../../src-shared/message';
import { whyUndefined as whyOf } from '../../src-shared/whyUndefined';
import { variantTitle } from '../../src-shared/kinds/variants';
import {
  type EvaluationSummary,
  figureColumns,
  type RowKey,
  type ScoredTable,
  type Spread,
  summarise,
} from './evaluationFigures';

/**
 * Evaluations of one target under one split as text: a line that names the split, then a line a model. Of several runs
 * (seeds) each figure is the mean ± the standard deviation over them.
 */
export const evaluationTable = (tables: ScoredTable[]): string => summaryTable(summarise(tables));

/** A row in English. */
export const rowTitle = ({ model, encoder }: RowKey): string =>
  encoder === undefined ? modelTitle(model, 'en') : encoderTitle(model, variantTitle(encoder, 'en'), 'en');

/** A table with the titles of its rows, for those who read it elsewhere. */
export const titled = <Row extends RowKey, Table extends { rows: Row[] }>(table: Table) => ({
  ...table,
  rows: table.rows.map((row) => ({ ...row, title: rowTitle(row) })),
});

export function summaryTable(summary: EvaluationSummary): string {
  const columns = figureColumns(summary.definition);
  const isChosen = summary.rows.some(({ chosen }) => chosen);
  const head = ['model', ...columns.map(({ title }) => title), ...(isChosen ? ['chosen (folds)'] : [])];
  const body = summary.rows.map(({ figures, chosen, ...row }) => [
    rowTitle(row),
    ...columns.map(({ key, digits, percent }) => spreadText(figures[key], digits, percent ? 100 : 1)),
    ...(isChosen ? [chosen ? chosenText(chosen, 'en') : ''] : []),
  ]);
  const why = whyUndefined(summary);
  return [caption(summary), ...aligned([head, ...body]), ...(why ? [wordsOf(why, 'en')] : [])].join('\n');
}

/** Why figures of all models are not defined. */
const whyUndefined = ({ definition, rows }: EvaluationSummary): Message | null => {
  const isNull = (key: string) => rows.every(({ figures }) => figures[key] === null);
  return whyOf(definition.kind, { r2: isNull('r2'), top1: isNull('top1') });
};

function caption({ target, split, folds, usedPlaces, runs }: EvaluationSummary): string {
  const cells =
    split.cells === undefined ? [] : [`${split.cells} cells of ${Math.round(split.edgeM!)} m edge`];
  const buffer = split.bufferM === 0 ? [] : [`buffer ${Math.round(split.bufferM)} m`];
  const scored =
    folds.length === split.folds
      ? `${split.folds} folds`
      : `${folds.length > 1 ? 'folds' : 'fold'} ${folds.join(', ')} of ${split.folds}`;
  const over = runs > 1 ? [`mean ± sd of ${runs} runs`] : [];
  const facts = [scored, `${usedPlaces} places`, ...cells, ...buffer, ...over];
  return `${target}, split "${splits[split.name].words.en}": ${facts.join(', ')}`;
}

/** `0.714 ± 0.012`, without the spread where there is one value alone. */
export function spreadText(spread: Spread | null, digits: number | undefined, scale = 1): string {
  if (!spread) return '–';
  const shown = digits ?? twoFigures(scale * spread.mean);
  const mean = format(scale * spread.mean, shown);
  return spread.deviation === null ? mean : `${mean} ± ${format(scale * spread.deviation, shown)}`;
}

/** Digits behind the point that show two figures of a value: none of 10 and above. */
const twoFigures = (value: number): number =>
  value === 0 ? 0 : Math.min(10, Math.max(0, 1 - Math.floor(Math.log10(Math.abs(value)))));

const format = (value: number, digits: number) =>
  value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });

/** The first column to the left, figures to the right. */
export function aligned(rows: string[][]): string[] {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows.map((row) =>
    row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join('  '),
  );
}
