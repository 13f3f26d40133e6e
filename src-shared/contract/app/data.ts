import { z } from 'zod';
import { encodingNames } from '../../kinds/encodings';
import { type LngLat } from '../../geo/lngLat';
import { columnKinds, type ColumnKind } from '../../kinds/columns';
import { type TargetId } from '../../kinds/targets';
import { languageCodes } from '../../languages';
import { type Message } from '../../message';
import { method } from './method';
import { type Placed } from './places';
import { namedTarget } from './targets';
import { columnName, fileReference, id, longText, name, nothing, type StartedJob, unit } from './values';

export type ColumnRole = 'lng' | 'lat' | 'price' | 'population';

/** How a table is read. */
export interface TableReading {
  /** The mark between its columns. */
  delimiter: string;
  encoding: string;
  decimal: '.' | ',';
  /** Line of the header, from 1; 0: there is none. */
  headerLine: number;
}

export interface PreviewColumn {
  name: string;
  /** Share of numbers among the sampled cells that hold something. */
  numericShare: number;
  min: number | null;
  max: number | null;
  /** A number beyond ±360, where most are: they are no degrees; null where they are not. */
  metres: string | null;
  examples: string[];
  /** Its cells hold whole points: both coordinates. */
  points: 'latLng' | 'lngLat' | null;
}

export interface ImportPreviewView {
  fileName: string;
  format: 'table' | 'geojson';
  /** How the table is written, in words. */
  dialect: string;
  /** How a table is read, to be corrected; null for what is no table. */
  readAs: TableReading | null;
  columns: PreviewColumn[];
  /** Guessed. */
  mapping: Partial<Record<ColumnRole, string>>;
  /** The column that is called like a coordinate and holds metres of a projected system; null where none does. */
  projected: string | null;
  /** The first rows, cells in the order of the columns. */
  rows: string[][];
  /** How many rows the file has, judged by the first ones; null where that cannot be told. */
  rowsExpected: number | null;
  notices: Message[];
}

/** Rows that could not be used: `at` is the line of a table or the number of a feature, from 1. */
export interface ImportProblem {
  reason: string;
  /** Whose labels were left out; null where the row was. */
  target: TargetId | null;
  explanation: string;
  count: number;
  rows: { at: number; content: string }[];
}

export interface ImportReportView {
  datasetId: number;
  name: string;
  fileName: string;
  rowsRead: number;
  placesImported: number;
  repeatedPoints: number;
  problems: ImportProblem[];
  /** `per`: what the column was divided by. */
  labels: Record<TargetId, { column: string; per?: string; count: number; missing: number }>;
  notices: Message[];
}

export interface DatasetView {
  id: number;
  name: string;
  /** Empty where `placed` is not. */
  fileName: string;
  createdAt: string;
  attribution: string | null;
  placeCount: number;
  /** How its places were put into a region; null for an imported file. */
  placed: Placed | null;
  /** As the import left it. */
  report: ImportReportView | null;
}

export interface PlaceView extends LngLat {
  id: number;
  datasetId: number;
  /** By target, where the place has a label: a value in the target’s own unit, of a class its name. */
  labels: Record<TargetId, number | string>;
  /** The cells that hold something, but those that a label says in full, by the names of their columns and in their order. */
  properties: [name: string, cell: string | number | boolean][];
}

/** A column, in all datasets that have one of that name. */
export interface ColumnView {
  /** `column/ID` gives its values (resources.ts). */
  id: number;
  name: string;
  kind: ColumnKind;
  /** Of its numbers; null where nobody said. */
  unit: string | null;
  datasetIds: number[];
  /** Cells that hold something. */
  count: number;
  /** Of numbers, and of dates in milliseconds since 1970. */
  min: number | null;
  max: number | null;
  /** Of categories, in the order in which they occur; `hasMore`: only the first ones. */
  categories: { text: string; count: number }[] | null;
  hasMore: boolean;
  examples: string[];
}

const column = columnName.nullable().optional();

/** How a table is read, where a person says so; what is absent is judged. */
const tableReading = z.strictObject({
  delimiter: z
    .string()
    .length(1)
    .regex(/[^"\r\n]/)
    .optional(),
  encoding: z.enum(encodingNames).optional(),
  decimal: z.enum(['.', ',']).optional(),
  headerLine: z.int().min(0).max(1_000_000).optional(),
  /** Of the interface: it speaks for a code page where the bytes leave it open. */
  language: z.enum(languageCodes).optional(),
});

export const data = {
  'data.preview': method<ImportPreviewView>()(
    z.strictObject({ file: fileReference, dialect: tableReading.optional() }),
  ),
  /** Ends with an `ImportReportView`. A column left out is guessed, null means that there is none. */
  'data.import': method<StartedJob>()(
    z.strictObject({
      file: fileReference,
      name: name.optional(),
      attribution: longText.optional(),
      dialect: tableReading.optional(),
      mapping: z.strictObject({ lng: column, lat: column, price: column, population: column }).optional(),
      /** Further targets; one of the id `price` or `population` takes the place of the column in `mapping`. */
      targets: z.array(namedTarget).max(100).optional(),
    }),
  ),
  'data.datasets': method<DatasetView[]>()(nothing),
  'data.renameDataset': method<null>()(z.strictObject({ datasetId: id, name })),
  /** Hidden at once, gone for good when the project is next opened: until then it can be restored. */
  'data.deleteDataset': method<null>()(z.strictObject({ datasetId: id })),
  'data.restoreDataset': method<null>()(z.strictObject({ datasetId: id })),
  'data.place': method<PlaceView>()(z.strictObject({ placeId: id })),
  /** Those of the ids that are there, in that order, of their cells only those of the named columns. */
  'data.places': method<PlaceView[]>()(
    z.strictObject({ placeIds: z.array(id).max(1000), columns: z.array(columnName).max(50) }),
  ),
  'data.columns': method<ColumnView[]>()(nothing),
  /** How a column is read, in all datasets that have one of that name. */
  'data.changeColumn': method<null>()(
    z.strictObject({
      name: columnName,
      kind: z.enum(columnKinds).optional(),
      unit: unit.nullable().optional(),
    }),
  ),
};
