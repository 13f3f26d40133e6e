import { AppError } from '../../src-shared/errors';
import { type CellValue } from '../../src-shared/kinds/columns';
import { type Message, say, wordsOf } from '../../src-shared/message';
import { parseNumber } from '../../src-shared/numbers';
import { type ReadFeature, readFeatures } from '../geojson/readFeatures';
import { type Column, describeColumn, type Mapping } from './columns';
import { maxColumns } from './csvText';
import { type Reason } from './report';
import { representativePoint } from './representativePoint';
import { type CellWriter, type RowBatch, type RowReader, type RowSource } from './rowSource';

/** A feature as a row: its point and its properties. */
export interface FeatureRow {
  index: number;
  lng: number | null;
  lat: number | null;
  defect: Reason | null;
  properties: Map<string, CellValue>;
  problem?: Message;
}

const profiledFeatures = 500;
const previewRows = 20;

/** Opens a GeoJSON file by its first features. Throws what `readFeatures` throws. */
export async function openGeoJson(path: string, signal?: AbortSignal): Promise<RowSource<FeatureRow>> {
  const sample = await firstRows(path, signal);
  const names = [...new Set(sample.flatMap(({ properties }) => [...properties.keys()]))].slice(0, maxColumns);
  const text = (row: FeatureRow, name: string) => asText(row.properties.get(name));
  const columns = names.map((name) =>
    describeColumn(
      name,
      sample.map((row) => text(row, name)),
    ),
  );
  let credit: string | null = null;
  return {
    format: 'geojson',
    columns,
    dialect: 'GeoJSON',
    preview: sample.slice(0, previewRows).map((row) => names.map((name) => text(row, name))),
    rowsExpected: null,
    needsCoordinateColumns: false,
    batches: (signal) => readBatches(path, (given) => (credit = given), signal),
    reader: (mapping) => featureReader(columns, mapping),
    credit: () => credit,
    notices: () => [],
  };
}

async function firstRows(path: string, signal?: AbortSignal): Promise<FeatureRow[]> {
  const rows: FeatureRow[] = [];
  for await (const batch of readFeatures(path, { signal })) {
    rows.push(...batch.slice(0, profiledFeatures - rows.length).map(toRow));
    if (rows.length >= profiledFeatures) break;
  }
  return rows;
}

async function* readBatches(
  path: string,
  onCredit: (credit: string) => void,
  signal?: AbortSignal,
): AsyncGenerator<RowBatch<FeatureRow>> {
  let bytesRead = 0;
  const onBytes = (bytes: number) => (bytesRead = bytes);
  for await (const features of readFeatures(path, { signal, onBytes, onCredit })) {
    yield { rows: features.map(toRow), at: (i) => features[i].index + 1, bytesRead };
  }
}

function toRow({ index, feature, problem }: ReadFeature): FeatureRow {
  const isFeature =
    typeof feature === 'object' && feature !== null && (feature as { type?: unknown }).type === 'Feature';
  if (!isFeature)
    return {
      index,
      lng: null,
      lat: null,
      defect: 'broken-feature',
      properties: new Map(),
      problem: problem ?? say('notice.noFeature'),
    };
  const { geometry, properties } = feature as { geometry?: unknown; properties?: unknown };
  return { index, ...representativePoint(geometry), properties: flatProperties(properties) };
}

/** Lists and objects become their JSON text. A Map, since a property may be called `__proto__`. */
function flatProperties(properties: unknown): Map<string, CellValue> {
  const found = new Map<string, CellValue>();
  if (typeof properties !== 'object' || properties === null) return found;
  for (const [name, value] of Object.entries(properties as Record<string, unknown>))
    found.set(
      name,
      typeof value === 'object' && value !== null ? JSON.stringify(value) : (value as CellValue),
    );
  return found;
}

const asText = (value: CellValue | undefined) => (value == null ? '' : String(value));

function featureReader(columns: Column[], mapping: Mapping): RowReader<FeatureRow> {
  const numberOf = (name: string | undefined) => {
    const decimal = columns.find((column) => column.name === name)?.decimal;
    return ({ properties }: FeatureRow): number | null => {
      const value = name === undefined ? null : (properties.get(name) ?? null);
      if (typeof value === 'string') return parseNumber(value, decimal);
      return typeof value === 'boolean' ? NaN : value;
    };
  };
  const fromColumns = mapping.lng !== undefined && mapping.lat !== undefined;
  const stored = new Set(fromColumns ? [mapping.lng, mapping.lat] : []);
  return {
    isBlank: () => false,
    defect: ({ defect }) => (fromColumns && defect === 'unsupported-geometry' ? null : defect),
    lng: fromColumns ? numberOf(mapping.lng) : ({ lng }) => lng,
    lat: fromColumns ? numberOf(mapping.lat) : ({ lat }) => lat,
    numberOf,
    cellOf:
      (name) =>
      ({ properties }) =>
        properties.get(name),
    storing(writer) {
      for (const { name } of columns) if (!stored.has(name)) writer.column(name);
      return ({ properties }) => {
        for (const [name, value] of properties)
          if (value !== null && !stored.has(name)) writer.set(columnOf(writer, name), value);
      };
    },
    identity: (row) => JSON.stringify([row.lng, row.lat, ...row.properties]),
    show: ({ problem, lng, lat, properties }) =>
      (problem && wordsOf(problem, 'en')) ??
      JSON.stringify({ coordinates: [lng, lat], ...Object.fromEntries(properties) }),
  };
}

/** Later features may have properties that the first ones lack. */
function columnOf(writer: CellWriter, name: string): number {
  const column = writer.column(name);
  if (column < maxColumns) return column;
  throw new AppError('input/too-large', say('columns.tooManyProperties', { most: maxColumns }));
}
