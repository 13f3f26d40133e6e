/** What a quarter or a block is used for. */
export const districts = [
  'oldTown',
  'centre',
  'apartments',
  'suburb',
  'village',
  'industry',
  'park',
  'wood',
  'field',
] as const;
export type District = (typeof districts)[number];

/** How buildings stand on the lots of a block, metres. */
export interface BuildingPattern {
  kind: string;
  lotWidthM: number;
  /** Depth of a row of lots; a block deeper than one and a half of them gets two rows. */
  rowDepthM: number;
  setbackM: number;
  sideM: number;
  depthM: number;
  levels: [least: number, most: number];
  /** Share of lots without a building. */
  empty: number;
}

export interface DistrictRule {
  /** Wanted depth and length of blocks between streets, metres. */
  blockDepthM: number;
  blockLengthM: number;
  /** How far cuts may turn off the right angle (tangent) and off the regular spacing (share). */
  irregular: number;
  street: 'residential' | 'living_street' | 'service' | 'track' | 'footway';
  landuse: Record<string, string>;
  buildings?: BuildingPattern;
}

export const districtRules: Record<District, DistrictRule> = {
  oldTown: {
    blockDepthM: 55,
    blockLengthM: 85,
    irregular: 0.16,
    street: 'living_street',
    landuse: { landuse: 'residential' },
    buildings: {
      kind: 'yes',
      lotWidthM: 11,
      rowDepthM: 24,
      setbackM: 0,
      sideM: 0,
      depthM: 15,
      levels: [3, 4],
      empty: 0.04,
    },
  },
  centre: {
    blockDepthM: 95,
    blockLengthM: 150,
    irregular: 0,
    street: 'residential',
    landuse: { landuse: 'commercial' },
    buildings: {
      kind: 'office',
      lotWidthM: 32,
      rowDepthM: 45,
      setbackM: 0,
      sideM: 0.8,
      depthM: 30,
      levels: [5, 12],
      empty: 0.06,
    },
  },
  apartments: {
    blockDepthM: 120,
    blockLengthM: 170,
    irregular: 0.05,
    street: 'residential',
    landuse: { landuse: 'residential' },
    buildings: {
      kind: 'apartments',
      lotWidthM: 55,
      rowDepthM: 38,
      setbackM: 8,
      sideM: 5,
      depthM: 13,
      levels: [4, 7],
      empty: 0.08,
    },
  },
  suburb: {
    blockDepthM: 68,
    blockLengthM: 210,
    irregular: 0.09,
    street: 'residential',
    landuse: { landuse: 'residential' },
    buildings: {
      kind: 'house',
      lotWidthM: 19,
      rowDepthM: 30,
      setbackM: 6,
      sideM: 3.5,
      depthM: 10,
      levels: [1, 2],
      empty: 0.08,
    },
  },
  village: {
    blockDepthM: 80,
    blockLengthM: 150,
    irregular: 0.15,
    street: 'residential',
    landuse: { landuse: 'residential' },
    buildings: {
      kind: 'house',
      lotWidthM: 30,
      rowDepthM: 38,
      setbackM: 5,
      sideM: 7,
      depthM: 12,
      levels: [1, 2],
      empty: 0.25,
    },
  },
  industry: {
    blockDepthM: 210,
    blockLengthM: 320,
    irregular: 0.04,
    street: 'service',
    landuse: { landuse: 'industrial' },
    buildings: {
      kind: 'industrial',
      lotWidthM: 85,
      rowDepthM: 95,
      setbackM: 14,
      sideM: 8,
      depthM: 55,
      levels: [1, 2],
      empty: 0.15,
    },
  },
  park: {
    blockDepthM: 260,
    blockLengthM: 380,
    irregular: 0.2,
    street: 'footway',
    landuse: { leisure: 'park' },
  },
  wood: {
    blockDepthM: 340,
    blockLengthM: 480,
    irregular: 0.2,
    street: 'track',
    landuse: { landuse: 'forest' },
  },
  field: {
    blockDepthM: 260,
    blockLengthM: 420,
    irregular: 0.08,
    street: 'track',
    landuse: { landuse: 'farmland' },
  },
};

/** Rings of the city from the middle outwards: size of a quarter and how often each district is drawn there. */
export const zones: { quarterM: number; shares: Partial<Record<District, number>> }[] = [
  { quarterM: 10_000, shares: { oldTown: 1 } },
  { quarterM: 420, shares: { centre: 6, apartments: 3, park: 0.7, oldTown: 0.6 } },
  { quarterM: 520, shares: { apartments: 5, suburb: 2.5, industry: 1.2, park: 1, centre: 0.8 } },
  { quarterM: 620, shares: { suburb: 6, apartments: 1.6, industry: 1.5, park: 0.7, wood: 0.8, field: 0.4 } },
  { quarterM: 850, shares: { field: 6, wood: 2.2, village: 0.9 } },
];
