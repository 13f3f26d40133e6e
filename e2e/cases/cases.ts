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

/** A kind of trouble, as docs/cases.md lists it. */
export interface Kind {
  no: string;
  kind: string;
  /** At commit 253d284. */
  before: 'fails' | 'holds';
  /** The test that shows it where no case here does. */
  shownBy?: string;
}

export const kinds: Kind[] = [
  { no: '01', kind: 'A quotation mark that is never closed', before: 'fails' },
  { no: '02', kind: 'Which character divides the columns', before: 'fails' },
  { no: '03', kind: 'Column names in Korean and Japanese', before: 'fails' },
  { no: '04', kind: 'Dots between thousands beside decimal commas', before: 'fails' },
  { no: '06', kind: 'Longitude and latitude not called 4326', before: 'fails' },
  { no: '08', kind: 'Integers above 2^53 in GeoJSON', before: 'fails' },
  { no: '09', kind: 'The id of a feature', before: 'fails' },
  { no: '10', kind: 'Codes that look like numbers', before: 'fails' },
  { no: '12', kind: 'GeoJSON that is not UTF-8', before: 'fails' },
  { no: '13', kind: 'CP949 and Shift_JIS tables with few letters', before: 'fails' },
  {
    no: '15',
    kind: 'A letter beyond ASCII after the first 256 KB',
    before: 'fails',
    shownBy: 'src-main/import/tableReading.test.ts',
  },
  { no: '16', kind: 'Prices as people write them: ₩, 円/㎡, 万', before: 'fails' },
  { no: '17', kind: 'Hemispheres in columns of their own', before: 'fails' },
  { no: '18', kind: 'Comments with commas above the header', before: 'fails' },
  {
    no: '19',
    kind: 'Nothing in the first 500 rows of a column that matters',
    before: 'fails',
    shownBy: 'src-main/import/tableReading.test.ts',
  },
  { no: '20', kind: 'Years as column names', before: 'fails' },
  { no: '23', kind: 'A region with a byte order mark', before: 'fails' },
  { no: '24', kind: 'A polygon over the 180th meridian, not cut', before: 'fails' },
  { no: '26', kind: 'Places on both sides of the 180th meridian', before: 'fails' },
  { no: '27', kind: 'OSM PBF with LocationsOnWays', before: 'fails' },
  {
    no: '28',
    kind: 'A project in a read-only folder',
    before: 'fails',
    shownBy: 'src-main/project/openPlaces.test.ts',
  },
  {
    no: '29',
    kind: 'The same project under two names',
    before: 'fails',
    shownBy: 'src-main/project/openPlaces.test.ts',
  },
  {
    no: '31',
    kind: 'A project made on a full disk',
    before: 'fails',
    shownBy: 'src-main/project/openPlaces.test.ts',
  },
  {
    no: '33',
    kind: 'Export to a link, a pipe, stdout',
    before: 'fails',
    shownBy: 'e2e/cli/outputs.slow.test.ts',
  },
  {
    no: '35',
    kind: 'Exported text in Excel, Korean or Japanese',
    before: 'fails',
    shownBy: 'src-main/export/csvWriter.test.ts',
  },
  {
    no: '36',
    kind: 'All labels equal',
    before: 'fails',
    shownBy: 'src-main/predict/evaluationTable.test.ts',
  },
  { no: '37', kind: 'Points in one column, WKT, letters and minutes', before: 'fails' },
  { no: 'P01', kind: 'Tabs, with commas between thousands', before: 'holds' },
  { no: 'P02', kind: 'Semicolons, decimal commas', before: 'holds' },
  { no: 'P03', kind: 'Comments without commas', before: 'holds' },
  { no: 'P04', kind: 'Rows with a field too many', before: 'holds' },
  { no: 'P05', kind: 'Blank rows at the end', before: 'holds' },
  { no: 'P06', kind: 'Title rows, currencies, a total', before: 'holds' },
  { no: 'P07', kind: '`sep=;`, euros', before: 'holds' },
  { no: 'P08', kind: 'Properties named like members of a feature', before: 'holds' },
  { no: 'P09', kind: 'A region with a hole, wound the wrong way', before: 'holds' },
  { no: 'P10', kind: 'OSM PBF history', before: 'holds' },
  { no: 'P11', kind: 'OSM PBF packed with LZ4', before: 'holds' },
  { no: 'P12', kind: 'A wood with a hole and an island in it', before: 'holds' },
  { no: 'P13', kind: 'Killed while migrating', before: 'holds', shownBy: 'e2e/kill/campaign.slow.test.ts' },
  {
    no: 'P14',
    kind: 'Two instances on one project',
    before: 'holds',
    shownBy: 'src-main/project/project.test.ts',
  },
  {
    no: 'P15',
    kind: '`search --top` of none, or of more than there are',
    before: 'holds',
    shownBy: 'src-main/search/mostSimilar.test.ts',
  },
  {
    no: 'P16',
    kind: '`--at` far from every place',
    before: 'holds',
    shownBy: 'src-main/search/mostSimilar.test.ts',
  },
  {
    no: 'P17',
    kind: 'A choropleth of one value',
    before: 'holds',
    shownBy: 'src-renderer/map/classes.test.ts',
  },
  { no: 'P18', kind: 'Hardly any labels', before: 'holds', shownBy: 'src-main/predict/evaluate.test.ts' },
  {
    no: 'P19',
    kind: 'Relatives of GeoJSON',
    before: 'holds',
    shownBy: 'src-main/geojson/readFeatures.test.ts',
  },
  {
    no: 'P20',
    kind: 'Blank and repeated column names',
    before: 'holds',
    shownBy: 'src-main/import/importFile.test.ts',
  },
  {
    no: 'P21',
    kind: 'Formulas made harmless, numbers as they are',
    before: 'holds',
    shownBy: 'src-main/export/csvWriter.test.ts',
  },
  {
    no: 'P22',
    kind: 'A disk that fills up later',
    before: 'holds',
    shownBy: 'src-main/files/writeOutput.test.ts',
  },
];
