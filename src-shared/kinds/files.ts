import { type Words } from '../languages';
import { idsOf } from './table';

/** What a file can be taken as. */
export const fileRoles = ['table', 'map', 'region', 'project', 'encoder'] as const;
export type FileRole = (typeof fileRoles)[number];

/** What to do with a file that is not taken, on the command line in other words where it has a way of its own. */
interface Advice {
  words: Words;
  commandLine?: string;
}

const advices = {
  unpack: {
    words: { en: 'Unpack it first.', ko: '먼저 압축을 푸세요.', ja: '先に展開してください。' },
  },
  asCsv: {
    words: {
      en: 'Save the sheet as CSV, then import that.',
      ko: '시트를 CSV로 저장한 다음 그 파일을 가져오세요.',
      ja: 'シートを CSV で保存し、それを取り込んでください。',
    },
  },
  tableAsCsv: {
    words: {
      en: 'Export the table as CSV, then import that.',
      ko: '표를 CSV로 내보낸 다음 그 파일을 가져오세요.',
      ja: '表を CSV で書き出し、それを取り込んでください。',
    },
  },
  asGeoJson: {
    words: {
      en: 'Export it as GeoJSON in EPSG:4326 (QGIS: Layer, Save As; or ogr2ogr -t_srs EPSG:4326 layer.geojson INPUT), then choose that.',
      ko: 'EPSG:4326 좌표계의 GeoJSON으로 내보낸 다음(QGIS: 레이어, 다른 이름으로 저장; 또는 ogr2ogr -t_srs EPSG:4326 layer.geojson INPUT) 그 파일을 고르세요.',
      ja: 'EPSG:4326 の GeoJSON に書き出し(QGIS: レイヤー、名前を付けて保存。または ogr2ogr -t_srs EPSG:4326 layer.geojson INPUT)、それを選んでください。',
    },
  },
  asOsmPbf: {
    words: {
      en: 'Convert it first: osmium cat INPUT -o map.osm.pbf (or osmconvert).',
      ko: '먼저 변환하세요: osmium cat INPUT -o map.osm.pbf (또는 osmconvert).',
      ja: '先に変換してください: osmium cat INPUT -o map.osm.pbf(または osmconvert)。',
    },
  },
  unpackOrOsmPbf: {
    words: {
      en: 'Unpack it first; OSM XML has to be converted: osmium cat INPUT -o map.osm.pbf (or osmconvert).',
      ko: '먼저 압축을 푸세요. OSM XML은 변환해야 합니다: osmium cat INPUT -o map.osm.pbf (또는 osmconvert).',
      ja: '先に展開してください。OSM XML は変換が必要です: osmium cat INPUT -o map.osm.pbf(または osmconvert)。',
    },
  },
  isMap: {
    words: {
      en: 'It is a map: add it as a map source.',
      ko: '지도입니다. 지도 원본으로 추가하세요.',
      ja: '地図です。地図ソースとして追加してください。',
    },
    commandLine: 'Use: placeprint source add P FILE',
  },
  osmXmlIsMap: {
    words: {
      en: 'It is a map: convert it (osmium cat INPUT -o map.osm.pbf), then add that as a map source.',
      ko: '지도입니다. 변환한 다음(osmium cat INPUT -o map.osm.pbf) 지도 원본으로 추가하세요.',
      ja: '地図です。変換し(osmium cat INPUT -o map.osm.pbf)、地図ソースとして追加してください。',
    },
    commandLine: 'Use: placeprint source add P FILE',
  },
  isTable: {
    words: {
      en: 'It holds places, not a map: import it as data.',
      ko: '지도가 아니라 장소가 들어 있습니다. 데이터로 가져오세요.',
      ja: '地図ではなく場所のデータです。データとして取り込んでください。',
    },
    commandLine: 'Use: placeprint import P FILE',
  },
  isProject: {
    words: { en: 'Open it instead.', ko: '프로젝트로 여세요.', ja: 'プロジェクトとして開いてください。' },
  },
  isEncoder: {
    words: {
      en: 'Add it as an encoder.',
      ko: '인코더로 추가하세요.',
      ja: 'エンコーダーとして追加してください。',
    },
    commandLine: 'Use: placeprint encoder add P FILE',
  },
  tilesHoldNoPlaces: {
    words: {
      en: 'Map tiles hold no places, and are not read as a map source either: for the map, take an OSM extract (PBF) or GeoJSON layers of the same area.',
      ko: '지도 타일에는 장소가 없고 지도 원본으로도 읽지 않습니다. 지도에는 같은 지역의 OSM 추출 파일(PBF)이나 GeoJSON 레이어를 쓰세요.',
      ja: '地図タイルに場所は入っておらず、地図ソースとしても読めません。地図には同じ地域の OSM 抽出ファイル(PBF)か GeoJSON レイヤーを使ってください。',
    },
  },
  noTiles: {
    words: {
      en: 'Map tiles cannot be read yet: use an OSM extract or GeoJSON layers.',
      ko: '지도 타일은 아직 읽을 수 없습니다. OSM 추출 파일이나 GeoJSON 레이어를 쓰세요.',
      ja: '地図タイルはまだ読めません。OSM 抽出ファイルか GeoJSON レイヤーを使ってください。',
    },
  },
  chooseTable: {
    words: {
      en: 'Choose the table with the coordinates.',
      ko: '좌표가 들어 있는 표를 고르세요.',
      ja: '座標の入った表を選んでください。',
    },
  },
  chooseTableOfIt: {
    words: {
      en: 'Choose the table that it was made from.',
      ko: '이 문서를 만든 원본 표를 고르세요.',
      ja: '元になった表を選んでください。',
    },
  },
  chooseMapOfIt: {
    words: {
      en: 'A picture cannot be drawn anew: choose the map data that it was made from.',
      ko: '그림은 다시 그릴 수 없습니다. 원본 지도 데이터를 고르세요.',
      ja: '画像は描き直せません。元になった地図データを選んでください。',
    },
  },
  notThePage: {
    words: {
      en: 'Download the data file itself, not its page.',
      ko: '웹 페이지가 아니라 데이터 파일 자체를 내려받으세요.',
      ja: 'ページではなく、データのファイル自体をダウンロードしてください。',
    },
  },
} as const satisfies Record<string, Advice>;

export type AdviceId = keyof typeof advices;
export const adviceRows: Record<AdviceId, Advice> = advices;

/** The beginning of a file, a character a byte, and the file's name. */
interface FileStart {
  name: string;
  bytes: string;
}

interface FileKindRow {
  /** What such a file is: what stands in "X is …". */
  words: Words;
  /** What it can be taken as; nothing where it is refused. */
  roles?: readonly FileRole[];
  /** Of what is read: what the format is called in lists, in every language. */
  format?: string;
  /** Of what is read: endings of names, the usual one first. */
  extensions?: readonly string[];
  /** Of maps: what is in a file may have to be said, since the format does not. */
  isClassed?: true;
  /** Whom maps of the format have to name, always. */
  credit?: string;
  /** Bytes that tell it, a character a byte, and where they stand (at the beginning unless told). */
  magic?: readonly (readonly [bytes: string, at?: number])[];
  /** In place of `magic`. */
  probe?: (start: FileStart) => boolean;
  /** What to do with it where it is not taken. */
  advice?: Partial<Record<FileRole, AdviceId>>;
}

const isSqlite = ({ bytes }: FileStart) => bytes.startsWith('SQLite format 3\0');
/** The four characters by which a program marks its SQLite files. */
const applicationId = ({ bytes }: FileStart) => bytes.slice(68, 72);
const isZip = ({ bytes }: FileStart) => bytes.startsWith('PK\x03\x04');
const byteOrderMark = /^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/;
/** The first letters, of UTF-16 too, which has a zero beside each that is ASCII. */
const textOf = ({ bytes }: FileStart) =>
  bytes.slice(0, 1024).replace(byteOrderMark, '').replaceAll('\0', '').trimStart();
/** The first words of what begins like XML or HTML. */
const markupOf = (start: FileStart) => (textOf(start).startsWith('<') ? textOf(start) : '');

const picture = { table: 'chooseTable', map: 'chooseMapOfIt' } as const;
const tiles = { table: 'tilesHoldNoPlaces', map: 'noTiles' } as const;
const packed = { table: 'unpack', map: 'unpackOrOsmPbf' } as const;
const vectors = { table: 'asGeoJson', map: 'asGeoJson' } as const;
const sheet = { table: 'asCsv' } as const;

/** Every kind of file that is known, read or not. The first row that fits tells what a file is; names tell only where no bytes do. */
const rows = {
  pmTiles: {
    words: { en: 'a PMTiles archive', ko: 'PMTiles 파일', ja: 'PMTiles ファイル' },
    magic: [['PMTiles']],
    advice: tiles,
  },
  png: {
    words: { en: 'a PNG picture', ko: 'PNG 그림', ja: 'PNG 画像' },
    magic: [['\x89PNG']],
    advice: picture,
  },
  jpeg: {
    words: { en: 'a JPEG picture', ko: 'JPEG 그림', ja: 'JPEG 画像' },
    magic: [['\xff\xd8\xff']],
    advice: picture,
  },
  tiff: {
    words: { en: 'a TIFF picture', ko: 'TIFF 그림', ja: 'TIFF 画像' },
    magic: [['II*\0'], ['MM\0*']],
    advice: picture,
  },
  pdf: {
    words: { en: 'a PDF document', ko: 'PDF 문서', ja: 'PDF 文書' },
    magic: [['%PDF']],
    advice: { table: 'chooseTableOfIt', map: 'chooseMapOfIt' },
  },
  gzip: {
    words: { en: 'gzip-compressed data', ko: 'gzip 압축 파일', ja: 'gzip 圧縮ファイル' },
    magic: [['\x1f\x8b']],
    advice: packed,
  },
  bzip2: {
    words: { en: 'bzip2-compressed data', ko: 'bzip2 압축 파일', ja: 'bzip2 圧縮ファイル' },
    magic: [['BZh']],
    advice: packed,
  },
  zstd: {
    words: { en: 'zstd-compressed data', ko: 'zstd 압축 파일', ja: 'zstd 圧縮ファイル' },
    magic: [['\x28\xb5\x2f\xfd']],
    advice: packed,
  },
  xz: {
    words: { en: 'xz-compressed data', ko: 'xz 압축 파일', ja: 'xz 圧縮ファイル' },
    magic: [['\xfd7zXZ']],
    advice: packed,
  },
  sevenZip: {
    words: { en: 'a 7z archive', ko: '7z 압축 파일', ja: '7z 圧縮ファイル' },
    magic: [['7z\xbc\xaf']],
    advice: packed,
  },
  excel97: {
    words: { en: 'an Excel 97 workbook', ko: 'Excel 97 통합 문서', ja: 'Excel 97 ブック' },
    magic: [['\xd0\xcf\x11\xe0']],
    advice: sheet,
  },
  parquet: {
    words: { en: 'a Parquet file', ko: 'Parquet 파일', ja: 'Parquet ファイル' },
    magic: [['PAR1']],
    advice: { table: 'tableAsCsv', map: 'asGeoJson' },
  },
  shapefile: {
    words: { en: 'a shapefile', ko: '셰이프파일', ja: 'シェープファイル' },
    magic: [['\x00\x00\x27\x0a']],
    advice: vectors,
  },
  geoPackage: {
    words: { en: 'a GeoPackage', ko: 'GeoPackage 파일', ja: 'GeoPackage ファイル' },
    probe: (start) => isSqlite(start) && applicationId(start) === 'GPKG',
    advice: vectors,
  },
  project: {
    words: { en: 'a Placeprint project', ko: 'Placeprint 프로젝트', ja: 'Placeprint プロジェクト' },
    roles: ['project'],
    format: '.placeprint',
    extensions: ['placeprint'],
    probe: (start) => isSqlite(start) && applicationId(start) === 'PLPR',
    advice: { table: 'isProject', map: 'isProject' },
  },
  mbTiles: {
    words: { en: 'an MBTiles archive', ko: 'MBTiles 파일', ja: 'MBTiles ファイル' },
    probe: (start) => isSqlite(start) && (applicationId(start) === 'MPBX' || /\.mbtiles$/i.test(start.name)),
    advice: tiles,
  },
  sqlite: {
    words: { en: 'an SQLite database', ko: 'SQLite 데이터베이스', ja: 'SQLite データベース' },
    probe: isSqlite,
    advice: { table: 'tableAsCsv', map: 'asGeoJson' },
  },
  excel: {
    words: { en: 'an Excel workbook', ko: 'Excel 통합 문서', ja: 'Excel ブック' },
    probe: (start) => isZip(start) && (/\bxl\//.test(start.bytes) || /\.xlsx$/i.test(start.name)),
    advice: sheet,
  },
  openDocumentSheet: {
    words: { en: 'an OpenDocument sheet', ko: 'OpenDocument 스프레드시트', ja: 'OpenDocument 表計算シート' },
    probe: (start) => isZip(start) && start.bytes.includes('opendocument.spreadsheet'),
    advice: sheet,
  },
  zippedShapefile: {
    words: { en: 'a zipped shapefile', ko: '압축된 셰이프파일', ja: '圧縮されたシェープファイル' },
    probe: (start) =>
      isZip(start) && (/\.(?:shp|dbf|shx)\b/i.test(start.bytes) || /shapefile/i.test(start.name)),
    advice: vectors,
  },
  zip: {
    words: { en: 'a zip archive', ko: 'zip 압축 파일', ja: 'zip 圧縮ファイル' },
    probe: isZip,
    advice: { table: 'unpack', map: 'unpack' },
  },
  osmXml: {
    words: { en: 'an OSM extract (XML)', ko: 'OSM 추출 파일(XML)', ja: 'OSM 抽出ファイル(XML)' },
    probe: (start) => /<osm\b/.test(markupOf(start)),
    advice: { table: 'osmXmlIsMap', map: 'asOsmPbf' },
  },
  kml: {
    words: { en: 'a KML file', ko: 'KML 파일', ja: 'KML ファイル' },
    probe: (start) => /<kml\b/.test(markupOf(start)),
    advice: vectors,
  },
  gpx: {
    words: { en: 'a GPX file', ko: 'GPX 파일', ja: 'GPX ファイル' },
    probe: (start) => /<gpx\b/.test(markupOf(start)),
    advice: vectors,
  },
  webPage: {
    words: { en: 'a web page', ko: '웹 페이지', ja: 'ウェブページ' },
    probe: (start) => /^<(?:!doctype html|html)/i.test(markupOf(start)),
    advice: { table: 'notThePage', map: 'notThePage' },
  },
  xml: {
    words: { en: 'XML', ko: 'XML 파일', ja: 'XML ファイル' },
    probe: (start) => markupOf(start) !== '',
    advice: vectors,
  },
  osmPbf: {
    words: { en: 'an OSM extract (PBF)', ko: 'OSM 추출 파일(PBF)', ja: 'OSM 抽出ファイル(PBF)' },
    roles: ['map'],
    format: 'OSM PBF',
    extensions: ['pbf'],
    credit: '© OpenStreetMap contributors, ODbL 1.0',
    magic: [['\n\tOSMHeader', 4]],
    advice: { table: 'isMap' },
  },
  encoder: {
    words: { en: 'an encoder (ONNX)', ko: '인코더(ONNX)', ja: 'エンコーダー(ONNX)' },
    roles: ['encoder'],
    format: 'ONNX',
    extensions: ['onnx'],
    advice: { table: 'isEncoder', map: 'isEncoder' },
  },
  delimitedText: {
    words: { en: 'a table as text (CSV)', ko: '텍스트 표(CSV)', ja: 'テキストの表(CSV)' },
    roles: ['table'],
    format: 'CSV',
    extensions: ['csv', 'tsv', 'txt'],
    advice: { map: 'isTable' },
  },
  geoJson: {
    words: { en: 'GeoJSON', ko: 'GeoJSON 파일', ja: 'GeoJSON ファイル' },
    roles: ['table', 'map', 'region'],
    isClassed: true,
    format: 'GeoJSON',
    extensions: ['geojson', 'json', 'geojsonl', 'jsonl', 'geojsons'],
    // RFC 8142 has a record separator before each feature.
    probe: (start) => textOf(start).replace('\x1e', '').trimStart().startsWith('{'),
  },
} as const satisfies Record<string, FileKindRow>;

export type FileKind = keyof typeof rows;
export const fileKindRows: Record<FileKind, FileKindRow> = rows;
export const fileKinds = idsOf(rows);

/** The kinds that can be taken as this: each has a reader. */
export type FileKindOf<Role extends FileRole> = {
  [Kind in FileKind]: (typeof rows)[Kind] extends { roles: readonly (infer Each)[] }
    ? Role extends Each
      ? Kind
      : never
    : never;
}[FileKind];

export const canBe = <Role extends FileRole>(kind: FileKind | null, role: Role): kind is FileKindOf<Role> =>
  kind !== null && fileKindRows[kind].roles?.includes(role) === true;

/** Endings of the names of what can be taken as this. */
export const extensionsOf = (role: FileRole): string[] =>
  fileKinds.filter((kind) => canBe(kind, role)).flatMap((kind) => fileKindRows[kind].extensions ?? []);

/** What a file seems to be by its name alone; null where that tells nothing that is read. */
export function fileKindByName(name: string): FileKind | null {
  const extension = name.toLowerCase().split('.').at(-1)!;
  return fileKinds.find((kind) => fileKindRows[kind].extensions?.includes(extension)) ?? null;
}

/** What a file is by its first bytes, else by its name; null where neither tells and it is no text. */
export function fileKindOf(name: string, start: Uint8Array): FileKind | null {
  const file = { name, bytes: charactersOf(start) };
  const told = fileKinds.find((kind) => isOfKind(fileKindRows[kind], file));
  const kind = told ?? fileKindByName(name) ?? 'delimitedText';
  return kind === 'delimitedText' && !isText(start) ? null : kind;
}

function isOfKind({ magic = [], probe }: FileKindRow, start: FileStart): boolean {
  return magic.some(([bytes, at = 0]) => start.bytes.startsWith(bytes, at)) || probe?.(start) === true;
}

/** A character a byte. */
function charactersOf(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 4096)
    text += String.fromCharCode(...bytes.subarray(at, at + 4096));
  return text;
}

/** Text has no control characters but blanks; zeros are left to the encoding. */
function isText(start: Uint8Array): boolean {
  const isControl = (code: number) =>
    code > 0 && code < 0x20 && !(code >= 0x08 && code <= 0x0d) && code !== 0x1a && code !== 0x1e;
  const codes = codesOf(start);
  return codes.filter(isControl).length <= codes.length / 100;
}

/** The bytes; of what is marked as UTF-16 its units, of which a byte alone says nothing: half of the signs have a control byte. */
function codesOf(start: Uint8Array): number[] {
  const [first, second] = start;
  const isLittle = first === 0xff && second === 0xfe;
  if (!isLittle && !(first === 0xfe && second === 0xff)) return [...start];
  const units = Array.from({ length: start.length >> 1 }, (_, i) => [start[2 * i], start[2 * i + 1]]);
  return units.map(([a, b]) => (isLittle ? a + 256 * b : 256 * a + b));
}
