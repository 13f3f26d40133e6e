import Papa from 'papaparse';
import { AppError, throwIfCancelled } from '../../src-shared/errors';
import { say } from '../../src-shared/message';
import { formulaStart } from '../../src-shared/formulaStart';
import { type Feature, type WriteOptions } from './geoJsonWriter';
import { type WrittenFile, writeWhole } from './wholeFile';

const chunkCharacters = 1 << 16;
const coordinates = ['longitude', 'latitude'];

/**
 * Writes points as a table (RFC 4180, UTF-8): longitude and latitude in degrees, then every property that occurs. The features
 * are read twice, first for the names of the columns. A text that a spreadsheet would run as a formula
 * (`formulaStart`) gets an apostrophe before it. Codes: those of `writeWhole`, `input/unsupported` for areas.
 */
export function writeCsv(
  path: string,
  features: Iterable<Feature>,
  options: WriteOptions = {},
): Promise<WrittenFile> {
  const written: WrittenFile = { path, features: 0, bbox: null };
  return writeWhole(written, chunks(features, options, written), options.signal);
}

function* chunks(
  features: Iterable<Feature>,
  { decimals = 6, total, signal, onProgress }: WriteOptions,
  written: WrittenFile,
): Generator<string> {
  const columns = columnsOf(features, signal);
  let text = line([...coordinates, ...columns.keys()]);
  for (const { geometry, properties } of features) {
    if ('polygons' in geometry) throw new AppError('input/unsupported', say('export.noAreas'));
    const place = [geometry.lng, geometry.lat].map((degrees) => Number(degrees.toFixed(decimals)) + 0);
    text += line([...place, ...[...columns.values()].map((name) => cell(properties[name]))]);
    written.features++;
    if (text.length < chunkCharacters) continue;
    throwIfCancelled(signal);
    onProgress?.({ stage: 'export', done: written.features, total: total ?? null, unit: 'rows' });
    yield text;
    text = '';
  }
  yield text;
}

/** Properties in the order in which they first occur, by the name of their column: one named like a coordinate gives way. */
function columnsOf(features: Iterable<Feature>, signal: AbortSignal | undefined): Map<string, string> {
  const names = new Set<string>();
  for (const { properties } of features) {
    for (const name of Object.keys(properties)) names.add(name);
    throwIfCancelled(signal);
  }
  return new Map(
    [...names].map((name) => [coordinates.includes(name.toLowerCase()) ? `${name}_imported` : name, name]),
  );
}

/** What JSON cannot say is empty here too; what is no single value is JSON. */
function cell(value: unknown): unknown {
  if (typeof value === 'number') return Number.isFinite(value) ? value : '';
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : (value ?? '');
}

const line = (cells: unknown[]) =>
  `${Papa.unparse([cells], { newline: '\r\n', escapeFormulae: formulaStart })}\r\n`;
