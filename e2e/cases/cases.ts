/** What an example of a kind of trouble must come to, through the real import and export. */
export interface Case {
  /** Its number among the kinds. */
  no: string;
  /** The file that is imported. */
  file: string;
  /** Properties of the first places, in the order of the file; `at` is longitude and latitude. */
  first?: { at?: [number, number]; price?: number; id?: string | number; [property: string]: unknown }[];
  /** How many places there are. */
  places?: number;
  /** A part of how the table was read. */
  dialect?: string;
  /** What the report must say, in English. */
  says?: RegExp;
  /** Of the export: west, south, east, north. */
  bbox?: [number, number, number, number];
  /** What a refusal must say. */
  refused?: RegExp;
}

export const cases: Case[] = [
  {
    no: '01',
    file: '01-unclosed-quote.csv',
    places: 12,
    says: /quotation mark is never closed in 1 row \(line 5\)/,
  },
  {
    no: '02a',
    file: '02a-two-timestamps.csv',
    places: 60,
    first: [{ at: [-71.1, 42.3], listed: '2024-05-01 10:00:00' }],
  },
  { no: '02b', file: '02b-semicolon-list.csv', places: 40, first: [{ uses: 'retail;office;flat;storage' }] },
  {
    no: '02c',
    file: '02c-date-with-comma.csv',
    places: 9,
    first: [{ at: [-71.11, 42.31], sold: 'April 1, 2023', price: 101 }],
  },
  { no: '02e', file: '02e-time-with-zone.csv', places: 40, first: [{ time: '2024-05-01T10:00:00+09:00' }] },
  {
    no: '03a',
    file: '03a-korean-names.csv',
    first: [{ at: [126.978, 37.5665], price: 3200000, 상호명: '가게1' }],
  },
  { no: '03b', file: '03b-japanese-names.csv', first: [{ at: [139.7671, 35.6812], price: 1200000 }] },
  {
    no: '04',
    file: '04-thousand-dots.csv',
    first: [{ price: 450000 }, { price: 385000 }, { price: 1250000 }],
  },
  {
    no: '08',
    file: '08-large-integers.geojson',
    first: [{ pnu: '1111010100100010003' }, { pnu: '1111010100100010007' }],
  },
  { no: '09', file: '09-feature-ids.geojson', first: [{ id: 'lot-17' }, { id: 40017 }] },
  {
    no: '10',
    file: '10-codes-to-numbers.csv',
    first: [
      {
        parcel: '246600000E0003',
        unit: '12E5',
        phone: '+33 5 53 00 00 01',
        siren: '123 456 789',
        month: '2023.10',
        sheet: "'00123",
      },
    ],
  },
  {
    no: '13a',
    file: '13a-cp949-header.csv',
    dialect: 'euc-kr',
    places: 12,
    first: [{ at: [127, 37.5], price: 3200, 번호: 0 }],
  },
  {
    no: '13b',
    file: '13b-shiftjis-header.csv',
    dialect: 'shift_jis',
    first: [{ at: [139.7, 35.6], price: 980 }],
  },
  {
    no: '13c',
    file: '13c-shiftjis-names.csv',
    dialect: 'shift_jis',
    first: [{ name: '新宿' }, { name: '渋谷' }, { name: '池袋' }],
  },
  { no: '16a', file: '16a-won.csv', first: [{ price: 350000000 }, { price: 410000000 }] },
  { no: '16c', file: '16c-yen-per-m2.csv', first: [{ price: 325000 }, { price: 410000 }] },
  { no: '16d', file: '16d-man.csv', first: [{ price: 123000000 }, { price: 98000000 }] },
  { no: '17', file: '17-hemisphere-columns.csv', first: [{ at: [-71.11, 42.36] }, { at: [-70.66, -33.45] }] },
  { no: '18', file: '18-comments-with-commas.csv', places: 2, first: [{ name: 'A', price: 1234500 }] },
  { no: '20', file: '20-year-columns.csv', places: 2, first: [{ 2021: 310, 2020: 300, 2019: 290 }] },
  {
    no: '24a',
    file: '24a-polygon-over-180.geojson',
    places: 1,
    first: [{ at: [179.99, -16.95], price: 10 }],
    bbox: [179.99, -16.95, 179.99, -16.95],
  },
  { no: '26', file: '26-fiji.csv', places: 20, bbox: [179.901, -16.9, -179.9, -16.76] },
  { no: '37a', file: '37a-one-column.csv', first: [{ at: [-71.11, 42.36] }] },
  { no: '37b', file: '37b-wkt.csv', first: [{ at: [-71.11, 42.36] }] },
  { no: '37c', file: '37c-degrees.csv', first: [{ at: [-71.11, 42.36] }] },
  { no: 'P01', file: 'P01-tsv-thousands.csv', first: [{ price: 1234567, area: '2,400' }] },
  { no: 'P02', file: 'P02-semicolon-decimal-comma.csv', first: [{ price: 21419.06 }] },
  {
    no: 'P03',
    file: 'P03-hash-comments.csv',
    places: 2,
    first: [{ name: 'MILL #2' }],
    says: /Skipped 2 lines/,
  },
  { no: 'P04', file: 'P04-extra-field.csv', places: 2, says: /1 too-many-fields.*line 3/ },
  { no: 'P05', file: 'P05-blank-rows.csv', places: 1, says: /1 of 1 rows became places/ },
  {
    no: 'P06',
    file: 'P06-title-currency.csv',
    places: 2,
    first: [{ price: 1234500 }],
    says: /Skipped 3 lines/,
  },
  { no: 'P07', file: 'P07-sep.csv', first: [{ price: 1234500 }, { price: 385000 }] },
  { no: 'P08', file: 'P08-property-clash.geojson', places: 1 },
  { no: '06a', file: '06a-jgd2011-places.geojson', first: [{ at: [139.7671, 35.6812], price: 325000 }] },
  { no: '06b', file: '06b-gda94-places.geojson', first: [{ at: [138.6, -34.9], price: 520000 }] },
  {
    no: '12',
    file: '12-latin1.geojson',
    first: [{ name: 'Café Müller', straße: 'Königsallee', price: 10 }],
    dialect: 'windows-1252',
    says: /The text is not UTF-8, as GeoJSON should be; it was read as windows-1252/,
  },
];

/** What an example must come to as a map source. */
export interface MapCase {
  no: string;
  file: string;
  /** Features by class. */
  byClass?: Record<string, number>;
  refused?: RegExp;
}

export const maps: MapCase[] = [
  { no: '06c', file: '06c-jgd2011-water.geojson', byClass: { water: 1 } },
  { no: '27', file: '27-same-map-plain.osm.pbf', byClass: { water: 1, primaryRoad: 1 } },
  { no: '27', file: '27-locations-on-ways.osm.pbf', byClass: { water: 1, primaryRoad: 1 } },
  { no: 'P10', file: 'P10-history.osm.pbf', refused: /"HistoricalInformation".*osmium cat/ },
  { no: 'P11', file: 'P11-lz4.osm.pbf', refused: /lz4.*osmium cat/ },
  { no: 'P12', file: 'P12-island.osm.pbf', byClass: { wood: 1 } },
];

/** What a region of a file must come to. */
export interface RegionCase {
  no: string;
  file: string;
  /** How many H3 cells of resolution 8 have their centre in it: what H3 itself says of the polygon. */
  cells: number;
  /** Where it has no ground. */
  hole?: [west: number, south: number, east: number, north: number];
}

export const regionCases: RegionCase[] = [
  { no: '23', file: '23a-region-bom.geojson', cells: 114 },
  { no: '24b', file: '24b-region-over-180.geojson', cells: 139 },
  { no: 'P09', file: 'P09-region-hole.geojson', cells: 72, hole: [13.02, 52.02, 13.08, 52.08] },
];

/** Kinds whose files are tried elsewhere, or not yet. */
export const open: Record<string, string> = {
  '35': 'byte order mark of exported tables',
};
