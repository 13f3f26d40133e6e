import { type MapClass } from '../../src-shared/mapClasses';

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

/** Changes with every change of pixels: images of different styles must never meet in one training set. */
export const styleVersion = 2;

export const background: Colour = [242, 239, 230];

/** A line is never thinner than this, in pixels: it would fade into the ground. */
export const minLinePx = 0.8;

const casing: Colour = [92, 84, 84];

/**
 * The learning style: colours far apart between classes, no text, no symbols, so that an image tells what is there and
 * never what it is called. Drawn in the order of `mapClasses`: areas, then the casings
 * of all lines, then the lines, then buildings on top.
 */
export const learningStyle: Record<MapClass, ClassStyle> = {
  land: { fill: background },
  builtUp: { fill: [226, 214, 200] },
  commercial: { fill: [244, 196, 196] },
  industrial: { fill: [206, 188, 222] },
  field: { fill: [234, 224, 150] },
  green: { fill: [168, 222, 138] },
  pitch: { fill: [110, 214, 168] },
  cemetery: { fill: [150, 180, 140] },
  wood: { fill: [70, 142, 74] },
  sand: { fill: [250, 222, 164] },
  water: { fill: [92, 158, 226] },
  parcel: { outline: [188, 176, 164], outlineM: 0.6 },
  parking: { fill: [206, 206, 214] },
  pavement: { fill: [222, 222, 226], line: [222, 222, 226], widthM: 2 },
  plaza: { fill: [236, 212, 236] },
  pier: { fill: [214, 202, 184] },
  roadSurface: { fill: [252, 250, 246] },
  stream: { line: [92, 158, 226], widthM: 3 },
  path: { line: [206, 122, 92], widthM: 1.8 },
  service: { line: [248, 246, 240], widthM: 3.5, casing, casingM: 0.5 },
  minorRoad: { line: [255, 255, 255], widthM: 6.5, casing, casingM: 0.8 },
  secondaryRoad: { line: [250, 232, 110], widthM: 9, casing, casingM: 0.9 },
  primaryRoad: { line: [248, 172, 70], widthM: 12, casing, casingM: 1 },
  motorway: { line: [228, 74, 74], widthM: 16, casing, casingM: 1 },
  rail: { fill: [150, 140, 160], line: [52, 46, 66], widthM: 2.4 },
  subway: { line: [124, 84, 160], widthM: 2 },
  building: { fill: [168, 128, 104], outline: [112, 78, 60], outlineM: 0.5 },
};
