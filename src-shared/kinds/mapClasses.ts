import { type Words } from '../languages';
import { idsOf, isIdOf } from './table';

export type Colour = readonly [red: number, green: number, blue: number];

/** How features of a class are drawn. Widths are metres on the ground, so that they scale with the image. */
export interface ClassStyle {
  /** Fill of polygons. */
  fill?: Colour;
  /** Colour and width of lines. */
  line?: Colour;
  widthM?: number;
  /** A darker rim under the line, and how far it shows on each side. */
  casing?: Colour;
  casingM?: number;
  /** Colour and width of the outlines of polygons. */
  outline?: Colour;
  outlineM?: number;
}

interface MapClassRow {
  /** What layer stores hold for the class: never changed, never used again. */
  stored: number;
  words: Words;
  /** Its lines are drawn as lines; those of any other class only if they are closed, as the area inside. */
  isLine?: true;
  /** A car drives on it. */
  isRoad?: true;
  /** A place may have one of its own: the lot and the building that it lies in. */
  isOwn?: true;
  /** Drawn above all lines. */
  isOnTop?: true;
  style: ClassStyle;
}

/** Where a map has nothing. */
export const background: Colour = [242, 239, 230];
const casing: Colour = [92, 84, 84];
const line = { isLine: true } as const;
const road = { isLine: true, isRoad: true } as const;

/**
 * What a map feature is, in the words of the learning style: colours far apart between classes, no text, no symbols, so that
 * an image tells what is there and never what it is called. In drawing order, later ones on top: the areas, the casings of all
 * lines, the lines, and what `isOnTop`.
 */
const rows = {
  land: { stored: 0, words: { en: 'Land', ko: '육지', ja: '陸地' }, style: { fill: background } },
  builtUp: {
    stored: 1,
    words: { en: 'Built-up area', ko: '시가지', ja: '市街地' },
    style: { fill: [226, 214, 200] },
  },
  commercial: {
    stored: 2,
    words: { en: 'Commercial area', ko: '상업 지역', ja: '商業地' },
    style: { fill: [244, 196, 196] },
  },
  industrial: {
    stored: 3,
    words: { en: 'Industrial area', ko: '공업 지역', ja: '工業地' },
    style: { fill: [206, 188, 222] },
  },
  field: { stored: 4, words: { en: 'Field', ko: '농경지', ja: '農地' }, style: { fill: [234, 224, 150] } },
  green: {
    stored: 5,
    words: { en: 'Park and grass', ko: '공원과 풀밭', ja: '公園・草地' },
    style: { fill: [168, 222, 138] },
  },
  pitch: {
    stored: 6,
    words: { en: 'Sports ground', ko: '운동장', ja: '運動場' },
    style: { fill: [110, 214, 168] },
  },
  cemetery: {
    stored: 7,
    words: { en: 'Cemetery', ko: '묘지', ja: '墓地' },
    style: { fill: [150, 180, 140] },
  },
  wood: { stored: 8, words: { en: 'Wood', ko: '숲', ja: '森林' }, style: { fill: [70, 142, 74] } },
  sand: {
    stored: 9,
    words: { en: 'Sand and beach', ko: '모래와 해변', ja: '砂地・浜' },
    style: { fill: [250, 222, 164] },
  },
  water: { stored: 10, words: { en: 'Water', ko: '물', ja: '水域' }, style: { fill: [92, 158, 226] } },
  parcel: {
    stored: 11,
    words: { en: 'Parcel', ko: '필지', ja: '敷地' },
    isOwn: true,
    style: { outline: [188, 176, 164], outlineM: 0.6 },
  },
  parking: {
    stored: 12,
    words: { en: 'Parking', ko: '주차장', ja: '駐車場' },
    style: { fill: [206, 206, 214] },
  },
  pavement: {
    stored: 13,
    words: { en: 'Pavement', ko: '보도', ja: '歩道' },
    style: { fill: [222, 222, 226], line: [222, 222, 226], widthM: 2 },
  },
  plaza: { stored: 14, words: { en: 'Plaza', ko: '광장', ja: '広場' }, style: { fill: [236, 212, 236] } },
  pier: {
    stored: 15,
    words: { en: 'Pier', ko: '부두', ja: '桟橋' },
    ...line,
    style: { fill: [214, 202, 184] },
  },
  roadSurface: {
    stored: 16,
    words: { en: 'Road surface', ko: '도로면', ja: '道路面' },
    style: { fill: [252, 250, 246] },
  },
  stream: {
    stored: 17,
    words: { en: 'Stream', ko: '하천', ja: '小川' },
    ...line,
    style: { line: [92, 158, 226], widthM: 3 },
  },
  path: {
    stored: 18,
    words: { en: 'Path', ko: '오솔길', ja: '小道' },
    ...line,
    style: { line: [206, 122, 92], widthM: 1.8 },
  },
  service: {
    stored: 19,
    words: { en: 'Service road', ko: '진입로', ja: '構内道路' },
    ...road,
    style: { line: [248, 246, 240], widthM: 3.5, casing, casingM: 0.5 },
  },
  minorRoad: {
    stored: 20,
    words: { en: 'Minor road', ko: '작은 도로', ja: '一般道路' },
    ...road,
    style: { line: [255, 255, 255], widthM: 6.5, casing, casingM: 0.8 },
  },
  secondaryRoad: {
    stored: 21,
    words: { en: 'Secondary road', ko: '보조 간선 도로', ja: '補助幹線道路' },
    ...road,
    style: { line: [250, 232, 110], widthM: 9, casing, casingM: 0.9 },
  },
  primaryRoad: {
    stored: 22,
    words: { en: 'Primary road', ko: '간선 도로', ja: '幹線道路' },
    ...road,
    style: { line: [248, 172, 70], widthM: 12, casing, casingM: 1 },
  },
  motorway: {
    stored: 23,
    words: { en: 'Motorway', ko: '고속도로', ja: '高速道路' },
    ...road,
    style: { line: [228, 74, 74], widthM: 16, casing, casingM: 1 },
  },
  rail: {
    stored: 24,
    words: { en: 'Railway', ko: '철도', ja: '鉄道' },
    ...line,
    style: { fill: [150, 140, 160], line: [52, 46, 66], widthM: 2.4 },
  },
  subway: {
    stored: 25,
    words: { en: 'Subway', ko: '지하철', ja: '地下鉄' },
    ...line,
    style: { line: [124, 84, 160], widthM: 2 },
  },
  building: {
    stored: 26,
    words: { en: 'Building', ko: '건물', ja: '建物' },
    isOwn: true,
    isOnTop: true,
    style: { fill: [168, 128, 104], outline: [112, 78, 60], outlineM: 0.5 },
  },
} as const satisfies Record<string, MapClassRow>;

export type MapClass = keyof typeof rows;
export const mapClassRows: Record<MapClass, MapClassRow> = rows;

/** Every class, in drawing order. */
export const mapClasses = idsOf(rows);

/** The classes by what layer stores hold for them. */
export const storedClasses = mapClasses.toSorted((a, b) => rows[a].stored - rows[b].stored);

export const isMapClass = (name: string): name is MapClass => isIdOf(rows, name);
