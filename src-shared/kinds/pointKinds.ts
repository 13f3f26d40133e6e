import { type Words } from '../languages';
import { idsOf } from './table';

interface PointKindRow {
  /** What a project holds for the kind: never changed, never used again. */
  stored: number;
  words: Words;
  /** Values by OSM key; `*` stands for every one. */
  tags: Record<string, string>;
  /** What the name of a layer of such points says. */
  name: RegExp;
}

/** What is not drawn, but counts: what a map marks by a point, or by an area of its own. The first that has an answer wins. */
const rows = {
  station: {
    stored: 0,
    words: { en: 'Station', ko: '역', ja: '駅' },
    tags: { railway: 'station halt tram_stop subway_entrance', public_transport: 'station' },
    name: /stations?/,
  },
  busStop: {
    stored: 1,
    words: { en: 'Bus stop', ko: '버스 정류장', ja: 'バス停' },
    tags: { highway: 'bus_stop', amenity: 'bus_station' },
    name: /bus_?stops?/,
  },
  school: {
    stored: 2,
    words: { en: 'School', ko: '학교', ja: '学校' },
    tags: { amenity: 'school kindergarten' },
    name: /schools?/,
  },
  university: {
    stored: 3,
    words: { en: 'University', ko: '대학교', ja: '大学' },
    tags: { amenity: 'university college' },
    name: /universit(y|ies)|colleges?/,
  },
  health: {
    stored: 4,
    words: { en: 'Hospital, doctor or pharmacy', ko: '병원·의원·약국', ja: '病院・医院・薬局' },
    tags: { amenity: 'hospital clinic doctors dentist pharmacy' },
    name: /hospitals?|clinics?|pharmac(y|ies)/,
  },
  food: {
    stored: 5,
    words: { en: 'Restaurant or café', ko: '음식점·카페', ja: '飲食店・カフェ' },
    tags: { amenity: 'restaurant cafe bar pub fast_food' },
    name: /restaurants?|cafes?/,
  },
  shop: {
    stored: 6,
    words: { en: 'Shop', ko: '상점', ja: '店' },
    tags: { shop: '*' },
    name: /shops?|stores?/,
  },
  office: {
    stored: 7,
    words: { en: 'Office', ko: '사무실', ja: 'オフィス' },
    tags: { office: '*' },
    name: /offices?/,
  },
  tree: {
    stored: 8,
    words: { en: 'Tree', ko: '나무', ja: '樹木' },
    tags: { natural: 'tree' },
    name: /trees?/,
  },
} as const satisfies Record<string, PointKindRow>;

export type PointKind = keyof typeof rows;
export const pointKindRows: Record<PointKind, PointKindRow> = rows;
export const pointKinds = idsOf(rows);

/** The kinds by what a project holds for them. */
export const storedPointKinds = pointKinds.toSorted((a, b) => rows[a].stored - rows[b].stored);

const ofTags = pointKinds.flatMap((kind) =>
  Object.entries(pointKindRows[kind].tags).map(([key, values]) => ({
    kind,
    key,
    values: values === '*' ? null : new Set(values.split(' ')),
  })),
);

/** The kind that OSM tags say; null where they say none. */
export function pointKindOfTags(tags: Readonly<Record<string, unknown>>): PointKind | null {
  for (const { kind, key, values } of ofTags) {
    const value = tags[key];
    if (typeof value === 'string' && (values ? values.has(value) : value !== 'no' && value !== 'vacant'))
      return kind;
  }
  return null;
}

/** The kind that the name of a file of points says; null where it says none. */
export const pointKindOfName = (name: string): PointKind | null =>
  pointKinds.find((kind) =>
    new RegExp(`(^|[^a-z])(${pointKindRows[kind].name.source})([^a-z]|$)`).test(name.toLowerCase()),
  ) ?? null;
