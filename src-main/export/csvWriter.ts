import Papa from 'papaparse';
import { AppError, throwIfCancelled } from '../../src-shared/errors';
import { say } from '../../src-shared/message';
import { JsonText } from '../../src-shared/kinds/columns';
import { formulaStart } from '../../src-shared/formulaStart';
import { markImported } from '../../src-shared/importedNames';
import { numberText } from '../../src-shared/numbers';
import { type Feature, type WriteOptions } from './geoJsonWriter';
import { writeOutput } from '../files/writeOutput';
import { type WrittenFile } from './writtenFile';

const chunkCharacters = 1 << 16;
const coordinates = ['longitude', 'latitude'];
const byteOrderMark = '\uFEFF';
const beyondAscii = /[^\0-\x7f]/;

/**
 * Writes points as a table (RFC 4180, UTF-8): longitude and latitude in degrees, then every property that occurs, in the order of
 * `columns`. The features are read twice, first for the names of the columns and whether all is ASCII: where it is not, a byte order
 * mark tells Excel that the text is UTF-8. A column named like a coordinate gives way. A text that a spreadsheet would run as a
 * formula (`formulaStart`) gets an apostrophe before it. Codes: those of `writeOutput`, `input/unsupported` for areas.
 */
export async function writeCsv(
  path: string,
  features: Iterable<Feature>,
  options: WriteOptions = {},
): Promise<WrittenFile> {
  const written: WrittenFile = { path, features: 0, bbox: null };
  await writeOutput(path, chunks(features, options, written), options.signal);
  return written;
}

function* chunks(
  features: Iterable<Feature>,
  { decimals = 6, columns: known, total, signal, onProgress }: WriteOptions,
  written: WrittenFile,
): Generator<string> {
  const { names, isAscii } = lookThrough(features, signal);
  const columns = besideCoordinates(inOrder(names, known));
  let text = isAscii ? '' : byteOrderMark;
  text += line([...coordinates, ...columns.values()]);
  for (const { geometry, properties } of features) {
    if ('polygons' in geometry) throw new AppError('input/unsupported', say('export.noAreas'));
    const place = [geometry.lng, geometry.lat].map((degrees) => Number(degrees.toFixed(decimals)) + 0);
    text += line([...place, ...[...columns.keys()].map((name) => cell(properties.get(name)))]);
    written.features++;
    if (text.length < chunkCharacters) continue;
    throwIfCancelled(signal);
    onProgress?.({ stage: 'export', done: written.features, total: total ?? null, unit: 'rows' });
    yield text;
    text = '';
  }
  yield text;
}

/** What columns are called: one named like a coordinate is marked as imported, until no other bears the name. */
function besideCoordinates(names: ReadonlySet<string>): Map<string, string> {
  return new Map(
    Array.from(names, (name) => {
      let free = name;
      while (coordinates.includes(free.toLowerCase()) || (free !== name && names.has(free)))
        free = markImported(free);
      return [name, free];
    }),
  );
}

function inOrder(occurring: Set<string>, known: ReadonlyMap<string, boolean> = new Map()): Set<string> {
  const kept = [...known].flatMap(([name, always]) => (always || occurring.has(name) ? [name] : []));
  return new Set([...kept, ...occurring]);
}

/** The names of properties in the order in which they first occur, and whether they and their values are ASCII. */
function lookThrough(features: Iterable<Feature>, signal: AbortSignal | undefined) {
  const names = new Set<string>();
  let isAscii = true;
  for (const { properties } of features) {
    for (const [name, value] of properties) {
      if (!names.has(name)) isAscii &&= !beyondAscii.test(name);
      names.add(name);
      isAscii &&= typeof value === 'number' || !beyondAscii.test(String(cell(value)));
    }
    throwIfCancelled(signal);
  }
  return { names, isAscii };
}

/** What JSON cannot say is empty here too; what is no single value is JSON. */
function cell(value: unknown): unknown {
  if (value instanceof JsonText) return String(value);
  if (typeof value === 'number') return Number.isFinite(value) ? numberText(value) : '';
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : (value ?? '');
}

const line = (cells: unknown[]) =>
  `${Papa.unparse([cells], { newline: '\r\n', escapeFormulae: formulaStart })}\r\n`;
