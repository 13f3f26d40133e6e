import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { AppError, reasonOf, throwIfCancelled } from '../../src-shared/errors';
import { parseNumber } from '../../src-shared/numbers';
import { withoutGuard } from '../../src-shared/formulaStart';
import { proposedTargets } from '../../src-shared/kinds/targets';
import { estimateRows } from '../../src-shared/tableRows';
import { type Message, say } from '../../src-shared/message';
import { bomLength, type Encoding, sniffEncoding } from '../files/encoding';
import { TextStream } from '../files/textStream';
import { type Column, describeColumn, type Mapping, uniqueNames } from './columns';
import { coordinateReader } from './coordinateReader';
import { laterLetters, placesIn, understoodNames } from './encodingEvidence';
import { AddedColumns, isOwnTable, nameBefore, namesApart } from './ownExport';
import { losslessCell } from './losslessCell';
import { countLines, maxColumns, parseRows } from './csvText';
import {
  type Dialect,
  type DialectChoice,
  sampleBytes,
  type SniffedTable,
  sniffTable,
  type TableReading,
} from './dialect';
import { type RowBatch, type RowReader, type RowSource } from './rowSource';

const chunkBytes = 256 << 10;
const profiledRows = 500;
const previewRows = 20;

/** Opens a table by its first bytes and its size, read as it was chosen where it was. `input/malformed`, `input/too-large`. */
export async function openCsv(
  path: string,
  sample: Buffer,
  sizeBytes: number,
  choice: DialectChoice = {},
): Promise<RowSource<string[]>> {
  const wholeFile = sample.length === sizeBytes;
  const encoding = await encodingOf(path, sample, wholeFile, choice);
  const table = sniffTable(sample, wholeFile, encoding, choice);
  if (table.rows.length === 0) throw noRows(basename(path), table, wholeFile);
  if (table.header.length > maxColumns) {
    throw new AppError(
      'input/too-large',
      say('import.tooManyColumns', { found: table.header.length, most: maxColumns }),
    );
  }
  const isOwn = isOwnTable(table.header, table.rows);
  const names = uniqueNames(isOwn ? table.header.map(withoutGuard) : table.header);
  const reading = { decimal: table.dialect.decimal, isDecimalChosen: choice.decimal !== undefined };
  const columns = names.map((name, i) => describeColumn(name, profiledCells(table.rows, i), reading));
  const own = isOwn ? ownTable(names, table.rows) : null;
  const seen: Oddities = { undecodable: null, nul: false, openQuotes: [], openQuoteCount: 0 };
  return {
    format: 'table',
    columns,
    dialect: describeDialect(table.dialect),
    readAs: readAs(table.dialect),
    preview: table.rows.slice(0, previewRows).map((row) => names.map((_, i) => row[i] ?? '')),
    rowsExpected: wholeFile ? table.rows.length : estimateRows(sample, sizeBytes),
    needsCoordinateColumns: true,
    batches: (signal) => readBatches(path, table, seen, signal),
    reader: (mapping) => csvReader(columns, table.dialect, mapping, own),
    credit: () => null,
    identifier: () => null,
    notices: () => [...notices(table, seen), ...(own?.added.told() ?? [])],
  };
}

/** A table that Placeprint wrote. */
interface OwnTable {
  added: AddedColumns;
  /** Names of columns that stay as they are (`namesApart`). */
  apart: ReadonlySet<string>;
}

function ownTable(names: string[], rows: string[][]): OwnTable {
  const stand = (...both: string[]) => {
    const at = both.map((name) => names.indexOf(name));
    return rows.some((row) => at.every((i) => (row[i] ?? '') !== ''));
  };
  // Our own coordinates are no column of the project.
  return { added: new AddedColumns(), apart: namesApart(names.slice(2), stand) };
}

/** The first cells of a column; of one that begins with blanks, the first that hold something. */
function profiledCells(rows: string[][], i: number): string[] {
  const cells = rows.slice(0, profiledRows).map((row) => row[i] ?? '');
  if (rows.length <= profiledRows || cells.some((cell) => cell !== '')) return cells;
  const later = rows.flatMap((row) => row[i] || []).slice(0, profiledRows);
  return later.length > 0 ? later : cells;
}

/** As chosen, else judged by all letters of the file, by where it lies and by the names that come out. */
async function encodingOf(
  path: string,
  sample: Buffer,
  wholeFile: boolean,
  { encoding, language }: DialectChoice,
): Promise<Encoding> {
  if (encoding !== undefined) return { name: encoding, bomBytes: bomLength(sample, encoding) };
  const letters = wholeFile ? sample : Buffer.concat([sample, await laterLetters(path, sample.length)]);
  return sniffEncoding(letters, { places: placesIn(sample), language, understood: understoodNames });
}

function noRows(fileName: string, { header }: SniffedTable, wholeFile: boolean): AppError {
  if (!wholeFile) {
    return new AppError(
      'input/too-large',
      say('import.noRowEnd', { file: fileName, kilobytes: sampleBytes >> 10 }),
    );
  }
  const isBlank = header.every((cell) => cell.trim() === '');
  return isBlank
    ? new AppError('input/malformed', say('import.blank', { file: fileName }))
    : new AppError('input/no-usable-row', say('import.onlyHeader', { file: fileName }));
}

interface Oddities {
  /** The first byte of the file, from 0, that is none of the encoding. */
  undecodable: number | null;
  nul: boolean;
  /** Lines of rows with a quotation mark that is never closed: the first ones, and how many there are. */
  openQuotes: number[];
  openQuoteCount: number;
}

const listedQuotes = 10;

function notices({ dialect, header }: SniffedTable, seen: Oddities): Message[] {
  const found: Message[] = [];
  if (dialect.titleLines > 0) found.push(say('notice.titleLines', { count: dialect.titleLines }));
  if (dialect.headerLine === 0) found.push(say('notice.noHeader'));
  if (dialect.lineQuoted) found.push(say('notice.lineQuoted'));
  if (new Set(header.map((cell) => cell.trim())).size < header.length) found.push(say('notice.renamed'));
  if (seen.undecodable !== null) {
    const byte = String(seen.undecodable + 1);
    found.push(say('notice.undecodable', { encoding: dialect.encoding.name, byte }));
  }
  if (seen.nul) found.push(say('notice.nul'));
  if (seen.openQuoteCount > 0) {
    const lines = seen.openQuotes.map(String);
    found.push(say('notice.openQuotes', { count: seen.openQuoteCount, lines }));
  }
  return found;
}

const readAs = ({ delimiter, encoding, decimal, headerLine }: Dialect): TableReading => ({
  delimiter,
  encoding: encoding.name,
  decimal,
  headerLine,
});

function describeDialect({ encoding, delimiter, decimal, lineEnd }: Dialect): string {
  const mark = delimiter === '\t' ? 'tab' : `"${delimiter}"`;
  const parts = [encoding.name, `delimiter ${mark}`];
  if (decimal === ',') parts.push('decimal comma');
  if (lineEnd === '\r') parts.push('CR line ends');
  return parts.join(', ');
}

async function* readBatches(
  path: string,
  { dialect, skipRows }: SniffedTable,
  seen: Oddities,
  signal?: AbortSignal,
): AsyncGenerator<RowBatch<string[]>> {
  let [text, bytesRead, line, skip] = ['', 0, 1, skipRows];
  for await (const piece of decodedText(path, dialect, seen)) {
    throwIfCancelled(signal);
    text += piece.text;
    bytesRead += piece.bytes;
    const { rows, rest, openQuotes } = parseRows(text, dialect, piece.last);
    const lines = countLines(text.slice(0, text.length - rest.length), dialect.lineEnd);
    const first = Math.min(skip, rows.length);
    skip -= first;
    const at = lineNumbers(rows, first, line, lines);
    seen.openQuoteCount += openQuotes.length;
    for (const index of openQuotes.slice(0, listedQuotes - seen.openQuotes.length))
      seen.openQuotes.push(at(index - first));
    yield { rows: first > 0 ? rows.slice(first) : rows, at, bytesRead };
    line += lines;
    text = rest;
  }
}

/** Rows without quoted line ends lie a line apart; else those of the rows before are counted, once asked. */
function lineNumbers(
  rows: string[][],
  first: number,
  line: number,
  lines: number,
): (index: number) => number {
  if (lines <= rows.length) return (index) => line + first + index;
  return (index) => {
    let at = line + first + index;
    for (const row of rows.slice(0, first + index)) for (const cell of row) at += countLines(cell, '\n');
    return at;
  };
}

async function* decodedText(path: string, { encoding }: Dialect, seen: Oddities) {
  const stream = new TextStream(encoding.name);
  const clean = (text: string) => {
    if (stream.firstBad !== null) seen.undecodable = encoding.bomBytes + stream.firstBad;
    if (!text.includes('\0')) return text;
    seen.nul = true;
    return text.replaceAll('\0', '');
  };
  try {
    const options = { highWaterMark: chunkBytes, start: encoding.bomBytes };
    for await (const chunk of createReadStream(path, options) as AsyncIterable<Buffer>)
      yield { text: clean(stream.write(chunk)), bytes: chunk.length, last: false };
    yield { text: clean(stream.end()), bytes: encoding.bomBytes, last: true };
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError('input/unreadable', say('cannotRead', { path, why: reasonOf(cause) }), { cause });
  }
}

/** `own`: Placeprint wrote the table. */
function csvReader(
  columns: Column[],
  dialect: Dialect,
  mapping: Mapping,
  own: OwnTable | null,
): RowReader<string[]> {
  const indexOf = (name: string | undefined) => columns.findIndex((column) => column.name === name);
  const [lng, lat] = [indexOf(mapping.lng), indexOf(mapping.lat)];
  const number = (row: string[], i: number) =>
    i < row.length ? parseNumber(row[i], columns[i].decimal, columns[i].isMoney) : null;
  const width = columns.length;
  const nameOf = (name: string) => (own ? nameBefore(name, own.apart) : name);
  return {
    isBlank: (row) => row.every((cell) => cell === '' || cell.trim() === ''),
    defect: (row) =>
      row.length > width && row.some((cell, i) => i >= width && cell.trim() !== '')
        ? 'too-many-fields'
        : null,
    lng: coordinateReader(columns, { lng, lat }, 'lng'),
    lat: coordinateReader(columns, { lng, lat }, 'lat'),
    numberOf(column) {
      const i = indexOf(column);
      return (row) => number(row, i);
    },
    cellOf(column) {
      const i = indexOf(column);
      return (row) => (i >= row.length ? undefined : row[i]);
    },
    storedAs: (name) => nameOf(name) ?? name,
    storing(writer) {
      const stored = columns.map(({ name }, i) => {
        if ((i === lng || i === lat) && lng !== lat) return null;
        return nameOf(name);
      });
      // Of the columns that an export adds for labels, only those that hold some are taken back.
      const to = stored.map((name, i) => {
        const isLabel = own !== null && Object.hasOwn(proposedTargets, columns[i].name);
        if (isLabel || (name === null && i !== lng && i !== lat)) own?.added.see(columns[i].name, false);
        return name === null || isLabel ? -1 : writer.column(name);
      });
      for (const column of to) if (column >= 0) writer.keepAsText(column);
      // A label, and the cells that are none in the column that it was taken from.
      const beside = stored.map((name, i) =>
        stored.findIndex((each, at) => at < i && each !== null && each === name),
      );
      return (row) => {
        const end = Math.min(width, row.length);
        for (let i = 0; i < end; i++) {
          if (row[i] === '' || stored[i] === null) continue;
          if (to[i] < 0) {
            own?.added.see(columns[i].name, true);
            writer.keepAsText((to[i] = writer.column(stored[i]!)));
          }
          const other = beside[i];
          // Nothing is lost where a later row is not like the first ones.
          const column = other >= 0 && (row[other] ?? '') !== '' ? writer.column(columns[i].name) : to[i];
          const cell = own ? withoutGuard(row[i]) : row[i];
          // A point that groups digits is none of a number: the text is kept, and read by the file's decimal mark.
          const isGrouped = columns[i].decimal === ',' && cell.includes('.');
          writer.set(column, isGrouped ? cell : losslessCell(cell));
        }
      };
    },
    identity: (row) => row.join('\u001f'),
    show: (row) => row.join(dialect.delimiter),
  };
}
