import { type Message, say, wordsOf } from '../../src-shared/message';
import { type PropertyValue } from '../../src-shared/targets';
import { type ReadFeature, readFeatures } from '../geojson/readFeatures';
import { type Column, describeColumn, type Mapping } from './columns';
import { maxColumns } from './csvText';
import { parseNumber } from './numbers';
import { type Reason } from './report';
import { representativePoint } from './representativePoint';
import { type RowBatch, type RowReader, type RowSource } from './rowSource';

/** A feature as a row: its point and its properties. */
export interface FeatureRow {
  index: number;
  lng: number | null;
  lat: number | null;
  defect: Reason | null;
  properties: Map<string, PropertyValue>;
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
function flatProperties(properties: unknown): Map<string, PropertyValue> {
  const found = new Map<string, PropertyValue>();
  if (typeof properties !== 'object' || properties === null) return found;
  for (const [name, value] of Object.entries(properties as Record<string, unknown>))
    found.set(
      name,
      typeof value === 'object' && value !== null ? JSON.stringify(value) : (value as PropertyValue),
    );
  return found;
}

const asText = (value: PropertyValue | undefined) => (value == null ? '' : String(value));

function featureReader(columns: Column[], mapping: Mapping): RowReader<FeatureRow> {
  const number = (row: FeatureRow, name: string | undefined): number | null => {
    const value = name === undefined ? null : (row.properties.get(name) ?? null);
    if (typeof value === 'string')
      return parseNumber(value, columns.find((column) => column.name === name)?.decimal);
    return typeof value === 'boolean' ? NaN : value;
  };
  const fromColumns = mapping.lng !== undefined && mapping.lat !== undefined;
  return {
    isBlank: () => false,
    defect: ({ defect }) => (fromColumns && defect === 'unsupported-geometry' ? null : defect),
    lng: (row) => (fromColumns ? number(row, mapping.lng) : row.lng),
    lat: (row) => (fromColumns ? number(row, mapping.lat) : row.lat),
    label: (row, target) => number(row, mapping[target]),
    cell: (row, i) => row.properties.get(columns[i].name),
    propertiesJson: ({ properties }, price, population) => {
      const stored = new Set<string | undefined>(fromColumns ? [mapping.lng, mapping.lat] : []);
      if (price !== null) stored.add(mapping.price);
      if (population !== null) stored.add(mapping.population);
      const parts: string[] = [];
      for (const [name, value] of properties)
        if (value !== null && !stored.has(name))
          parts.push(`${JSON.stringify(name)}:${JSON.stringify(value)}`);
      return parts.length > 0 ? `{${parts.join()}}` : null;
    },
    identity: (row) => JSON.stringify([row.lng, row.lat, ...row.properties]),
    show: ({ problem, lng, lat, properties }) =>
      (problem && wordsOf(problem, 'en')) ??
      JSON.stringify({ coordinates: [lng, lat], ...Object.fromEntries(properties) }),
  };
}
