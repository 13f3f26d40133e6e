import { AppError } from '../../src-shared/errors';
import { markImported } from '../../src-shared/importedNames';
import { type CellValue, JsonText } from '../../src-shared/kinds/columns';
import { type Message, say, wordsOf } from '../../src-shared/message';
import { parseNumber } from '../../src-shared/numbers';
import { memberOf, membersOf } from '../geojson/members';
import { type ReadFeature, readFeatures, type ReadFeaturesOptions } from '../geojson/readFeatures';
import { type TextFound, textNotices } from '../geojson/textFound';
import { type Column, describeColumn, type Mapping } from './columns';
import { maxColumns } from './csvText';
import { jsonCell } from './losslessCell';
import {
  AddedColumns,
  identifierBefore,
  isFilled,
  isOwnCollection,
  namesApart,
  propertiesBefore,
} from './ownExport';
import { type Reason } from './report';
import { representativePoint } from './representativePoint';
import { type CellWriter, type RowBatch, type RowReader, type RowSource } from './rowSource';

/** A feature as a row: its point, its id and its properties. */
export interface FeatureRow {
  index: number;
  lng: number | null;
  lat: number | null;
  defect: Reason | null;
  id: string | number | null;
  properties: ReadonlyMap<string, CellValue>;
  /** Properties whose number has too many digits for one, and is kept as text. */
  longNumbers: readonly [name: string, digits: string][];
  /** Members beside the properties, and properties whose name comes again: they are not taken. */
  leftOut: { beside: readonly string[]; repeated: readonly string[] };
  problem?: Message;
}

const profiledFeatures = 500;
const previewRows = 20;

type Reading = Pick<ReadFeaturesOptions, 'encoding' | 'signal'>;

/** Opens a GeoJSON file by its first features, and by as many as have the `wanted` properties. Throws what `readFeatures` throws. */
export async function openGeoJson(
  path: string,
  wanted: readonly string[] = [],
  reading: Reading = {},
): Promise<RowSource<FeatureRow>> {
  const seen: Seen = {
    ...{ credit: null, identifiers: false, text: null, longNumbers: new Map() },
    ...{ added: new AddedColumns(), apart: new Set<string>(), beside: new Set(), repeated: new Set() },
  };
  const sample = await firstRows(path, wanted, seen, reading);
  const names = [...new Set(sample.flatMap(({ properties }) => [...properties.keys()]))].slice(0, maxColumns);
  const text = (row: FeatureRow, name: string) => String(row.properties.get(name) ?? '');
  const columns = names.map((name) =>
    describeColumn(
      name,
      sample.map((row) => text(row, name)),
    ),
  );
  const identifier = freeName('feature id', new Set(names));
  return {
    format: 'geojson',
    columns,
    get dialect() {
      const encoding = seen.text?.encoding ?? 'utf-8';
      return encoding === 'utf-8' ? 'GeoJSON' : `GeoJSON, ${encoding}`;
    },
    readAs: null,
    preview: sample.slice(0, previewRows).map((row) => names.map((name) => text(row, name))),
    rowsExpected: null,
    needsCoordinateColumns: false,
    batches: (signal) => readBatches(path, seen, { ...reading, signal }),
    reader: (mapping) => featureReader(columns, mapping, identifier),
    credit: () => seen.credit,
    identifier: () => (seen.identifiers ? identifier : null),
    notices: (asNumbers) => [
      ...(seen.text === null ? [] : textNotices(seen.text)),
      ...longNumberNotices(seen.longNumbers, asNumbers),
      ...leftOutNotices(seen),
      ...seen.added.told(),
    ],
  };
}

/** What shows while features are read. */
interface Seen {
  credit: string | null;
  identifiers: boolean;
  text: TextFound | null;
  /** Of properties that have numbers of too many digits, the first such number. */
  longNumbers: Map<string, string>;
  /** What was left out of features, by name. */
  beside: Set<string>;
  repeated: Set<string>;
  /** What Placeprint itself added, where it wrote the file. */
  added: AddedColumns;
  /** Names of its properties that stay as they are (`namesApart`). */
  apart: ReadonlySet<string>;
}

function note(seen: Seen, { longNumbers, leftOut: { beside, repeated } }: FeatureRow): void {
  const { longNumbers: found } = seen;
  for (const [name, digits] of longNumbers) if (!found.has(name)) found.set(name, digits);
  for (const name of beside) if (seen.beside.size < listedColumns) seen.beside.add(name);
  for (const name of repeated) if (seen.repeated.size < listedColumns) seen.repeated.add(name);
}

function leftOutNotices({ beside, repeated }: Seen): Message[] {
  return [
    ...(beside.size > 0 ? [say('notice.beside', { names: [...beside] })] : []),
    ...(repeated.size > 0 ? [say('notice.repeated', { names: [...repeated] })] : []),
  ];
}

const [listedColumns, shownDigits] = [10, 60];

function longNumberNotices(found: Seen['longNumbers'], asNumbers: ReadonlySet<string>): Message[] {
  const columns = [...found.keys()].filter((name) => !asNumbers.has(name));
  if (columns.length === 0) return [];
  const [column] = columns;
  const example = found.get(column)!.slice(0, shownDigits);
  const listed = columns.slice(0, listedColumns);
  return [say('notice.longNumbers', { count: columns.length, column, example, columns: listed })];
}

function freeName(wanted: string, taken: ReadonlySet<string>): string {
  let name = wanted;
  for (let n = 2; taken.has(name); n++) name = `${wanted} (${n})`;
  return name;
}

/** The first features, and those after them up to the one that has the last of the `wanted` properties. */
async function firstRows(
  path: string,
  wanted: readonly string[],
  seen: Seen,
  reading: Reading,
): Promise<FeatureRow[]> {
  const rows: FeatureRow[] = [];
  let isOwn = false;
  const missing = new Set(wanted);
  const onMembers = (members: Record<string, unknown>) => (isOwn = isOwnCollection(members));
  const onText = (text: TextFound) => (seen.text = text);
  for await (const batch of readFeatures(path, { ...reading, onMembers, onText })) {
    for (const each of batch) {
      const row = toRow(each);
      note(seen, row);
      const isFirst = [...missing]
        .filter((name) => row.properties.has(name) || row.properties.has(markImported(name)))
        .map((name) => missing.delete(name));
      if (rows.length < profiledFeatures || isFirst.length > 0) rows.push(row);
    }
    if (rows.length >= profiledFeatures && missing.size === 0) break;
  }
  if (!isOwn) return rows;
  const stand = (...names: string[]) =>
    rows.some(({ properties }) => names.every((name) => isFilled(properties.get(name))));
  seen.apart = namesApart(
    rows.flatMap(({ properties }) => [...properties.keys()]),
    stand,
  );
  return rows.map((row) => beforeExport(row, seen));
}

async function* readBatches(
  path: string,
  seen: Seen,
  reading: Reading,
): AsyncGenerator<RowBatch<FeatureRow>> {
  let [bytesRead, isOwn] = [0, false];
  const onBytes = (bytes: number) => (bytesRead = bytes);
  const onCredit = (credit: string) => (seen.credit = credit);
  const onMembers = (members: Record<string, unknown>) => (isOwn = isOwnCollection(members));
  const onText = (text: TextFound) => (seen.text = text);
  for await (const features of readFeatures(path, { ...reading, onBytes, onCredit, onMembers, onText })) {
    const rows = features.map((each) => (isOwn ? beforeExport(toRow(each), seen) : toRow(each)));
    seen.identifiers ||= rows.some(({ id }) => id !== null);
    for (const row of rows) note(seen, row);
    yield { rows, at: (i) => features[i].index + 1, bytesRead };
  }
}

/** The members that a feature has (RFC 7946, section 3.2), its box among them. */
const ofFeatures = new Set(['type', 'id', 'geometry', 'properties', 'bbox']);
const nothing: FeatureRow['leftOut'] = { beside: [], repeated: [] };

function toRow({ index, feature, json, problem }: ReadFeature): FeatureRow {
  const isFeature =
    typeof feature === 'object' && feature !== null && (feature as { type?: unknown }).type === 'Feature';
  if (!isFeature)
    return {
      ...{ index, lng: null, lat: null, id: null, longNumbers: [], leftOut: nothing },
      defect: 'broken-feature',
      properties: new Map(),
      problem: problem ?? say('notice.noFeature'),
    };
  const point = representativePoint((feature as { geometry?: unknown }).geometry);
  const members = membersOf(json);
  const id = identifierOf(memberOf(members, 'id'));
  const { properties, longNumbers, repeated } = propertiesOf(memberOf(members, 'properties') ?? '');
  const beside = members.map(([name]) => name).filter((name) => !ofFeatures.has(name));
  const leftOut = beside.length + repeated.length > 0 ? { beside, repeated } : nothing;
  return { index, ...point, id, properties, longNumbers, leftOut };
}

/** A feature of an own export as it was before that. */
function beforeExport(row: FeatureRow, { added, apart }: Seen): FeatureRow {
  const { id, properties } = row;
  return {
    ...row,
    id: identifierBefore(id, properties),
    properties: propertiesBefore(properties, added, apart),
  };
}

/** A text or a number, the only ids that there are (RFC 7946, section 3.2). */
function identifierOf(json: string | null): string | number | null {
  const id = json === null ? null : jsonCell(json);
  return typeof id === 'string' || typeof id === 'number' ? id : null;
}

function propertiesOf(json: string): Pick<FeatureRow, 'properties' | 'longNumbers'> & { repeated: string[] } {
  const properties = new Map<string, CellValue>();
  const longNumbers: [string, string][] = [];
  const repeated: string[] = [];
  for (const [name, value] of membersOf(json)) {
    if (properties.has(name)) repeated.push(name);
    const cell = jsonCell(value);
    properties.set(name, cell);
    if (typeof cell === 'string' && value[0] !== '"') longNumbers.push([name, value]);
  }
  return { properties, longNumbers, repeated };
}

function featureReader(columns: Column[], mapping: Mapping, identifier: string): RowReader<FeatureRow> {
  const numberOf = (name: string | undefined) => {
    const decimal = columns.find((column) => column.name === name)?.decimal;
    return ({ properties }: FeatureRow): number | null => {
      const value = name === undefined ? null : (properties.get(name) ?? null);
      if (typeof value === 'string') return parseNumber(value, decimal);
      if (value instanceof JsonText) return value.isNull ? null : NaN;
      return typeof value === 'boolean' ? NaN : value;
    };
  };
  const fromColumns = mapping.lng !== undefined && mapping.lat !== undefined;
  const placing = new Set(fromColumns ? [mapping.lng, mapping.lat] : []);
  return {
    isBlank: () => false,
    defect: ({ defect }) => (fromColumns && defect !== 'broken-feature' ? null : defect),
    lng: fromColumns ? numberOf(mapping.lng) : ({ lng }) => lng,
    lat: fromColumns ? numberOf(mapping.lat) : ({ lat }) => lat,
    numberOf,
    storedAs: (name) => name,
    cellOf:
      (name) =>
      ({ properties }) =>
        properties.get(name),
    storing(writer) {
      for (const { name } of columns) if (!placing.has(name)) writer.column(name);
      return (row) => storeFeature(row, writer, placing, identifier);
    },
    identity: ({ id, lng, lat, properties }) => JSON.stringify([id, lng, lat, ...properties]),
    show: ({ problem, lng, lat, properties }) =>
      (problem && wordsOf(problem, 'en')) ??
      `{"coordinates":${JSON.stringify([lng, lat])}${shown(properties)}}`,
  };
}

const shown = (properties: FeatureRow['properties']) =>
  [...properties]
    .map(
      ([name, cell]) =>
        `,${JSON.stringify(name)}:${cell instanceof JsonText ? cell.json : JSON.stringify(cell)}`,
    )
    .join('');

function storeFeature(
  { id, properties, longNumbers }: FeatureRow,
  writer: CellWriter,
  placing: ReadonlySet<string | undefined>,
  identifier: string,
): void {
  for (const [name, value] of properties)
    if (!placing.has(name)) writer.set(columnOf(writer, name === identifier ? `${name} (2)` : name), value);
  for (const [name] of longNumbers) writer.keepAsText(columnOf(writer, name));
  if (id !== null) writer.set(columnOf(writer, identifier), id);
}

/** Later features may have properties that the first ones lack. */
function columnOf(writer: CellWriter, name: string): number {
  const column = writer.column(name);
  if (column < maxColumns) return column;
  throw new AppError('input/too-large', say('columns.tooManyProperties', { most: maxColumns }));
}
