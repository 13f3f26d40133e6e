import {
  type Axis,
  hemisphereOf,
  parseDegrees,
  parsePoint,
  type PointOrder,
} from '../../src-shared/geo/degrees';
import { type Signs, signsOf } from '../../src-shared/kinds/targets';
import { type DecimalMark, decimalEvidence, isMissing, parseNumber } from '../../src-shared/numbers';
import { fitOf, isCoordinateName, isE7Name, isMoneyName, type Role, roles } from './columnNames';

/** Column names by role; one column for both coordinates where its cells hold whole points. */
export type Mapping = Partial<Record<Role, string>>;

export interface Column {
  /** Unique in its table; `column 3` where the header is blank. */
  name: string;
  decimal: DecimalMark;
  /** Share of numbers among the sampled cells that hold something. */
  numericShare: number;
  /** Share of the sampled cells that hold something. */
  filledShare: number;
  min: number | null;
  max: number | null;
  /** A number beyond a full turn of 360, where most are: metres of a projected system, say, and no degrees; null where they are not. */
  metres: string | null;
  examples: string[];
  /** How many of its numbers lie below and at zero. */
  signs: Signs;
  /** Share of the cells that can be read as degrees, letters and minutes included. */
  degreeShare: number;
  /** Share of the cells that are numbers of three decimals or more: in degrees, a hundred metres. */
  fineShare: number;
  /** How its cells hold whole points; null where they do not. */
  points: PointOrder | null;
  /** The first cells that hold something and cannot be read as a number, and as degrees; null where all can. */
  misfits: { number: string | null; degrees: string | null };
  /** The least and the most of those degrees; null where there are none. */
  degrees: { low: number; high: number } | null;
  /** The axis that its cells point along, being `N` and `S`, or `E` and `W`, and whether they do both ways; null where they are not. */
  hemisphere: { axis: Axis; isVaried: boolean } | null;
  /** It is called like an amount of money, so `850K` is a number in it. */
  isMoney: boolean;
  /** How many of its units make a degree: 1e7 where a column of integers says so. */
  unitsPerDegree: number;
}

/** Header cells as unique names: trimmed, blanks numbered, repeats with ` (2)`. */
export function uniqueNames(header: string[]): string[] {
  const seen = new Set<string>();
  return header.map((cell, i) => {
    const base = cell.replace(/\s+/g, ' ').trim().slice(0, 200) || `column ${i + 1}`;
    let name = base;
    for (let n = 2; seen.has(name); n++) name = `${base} (${n})`;
    seen.add(name);
    return name;
  });
}

const shownCharacters = 60;
const fine = { '.': /^\s*[+-]?\d+\.\d{3,}\s*$/, ',': /^\s*[+-]?\d+,\d{3,}\s*$/ };

/** Whether a column is called by its number. */
export const isBlankName = (name: string): boolean => /^column \d+$/.test(name);

/**
 * What the cells of a column look like; `decimal` is the mark of the file, which decides where the cells leave it
 * open, or always where it was chosen.
 */
export function describeColumn(
  name: string,
  cells: string[],
  {
    decimal: fileDecimal = '.',
    isDecimalChosen = false,
  }: { decimal?: DecimalMark; isDecimalChosen?: boolean } = {},
): Column {
  const filled = cells.filter((cell) => !isMissing(cell));
  const decimal = isDecimalChosen ? fileDecimal : decimalOf(name, filled, fileDecimal);
  const isMoney = isMoneyName(name);
  const read = filled.map((cell) => parseNumber(cell, decimal, isMoney)!);
  const numbers = read.filter(Number.isFinite);
  const range = rangeOf(numbers);
  const unitsPerDegree = isE7Name(name) && numbers.every(Number.isInteger) ? 1e7 : 1;
  const axis = axisOf(filled, decimal);
  const readDegrees = filled.map((cell) => (parseDegrees(cell, axis, decimal) ?? NaN) / unitsPerDegree);
  const degrees = readDegrees.filter(Number.isFinite);
  const isBeyond = (value: number) => Math.abs(value) > 360;
  const areMetres =
    numbers.filter((n) => isBeyond(n / unitsPerDegree)).length * 2 > numbers.length &&
    degrees.filter((each) => !isBeyond(each)).length * 2 <= filled.length;
  const first = (isOne: (i: number) => boolean) =>
    filled.find((_, i) => isOne(i))?.slice(0, shownCharacters) ?? null;
  return {
    name,
    decimal,
    numericShare: share(numbers.length, filled),
    filledShare: share(filled.length, cells),
    min: range?.low ?? null,
    max: range?.high ?? null,
    metres: areMetres ? first((i) => isBeyond(read[i] / unitsPerDegree)) : null,
    examples: [...new Set(filled)].slice(0, 3).map((cell) => cell.slice(0, shownCharacters)),
    signs: signsOf(numbers),
    degreeShare: share(degrees.length, filled),
    misfits: {
      number: first((i) => !Number.isFinite(read[i])),
      degrees: first((i) => !Number.isFinite(readDegrees[i])),
    },
    degrees: rangeOf(degrees),
    fineShare: share(filled.filter((cell) => fine[decimal].test(cell)).length, filled),
    points: pointsIn(filled),
    hemisphere: hemisphereIn(filled),
    isMoney,
    unitsPerDegree,
  };
}

const share = (count: number, cells: string[]) => (cells.length > 0 ? count / cells.length : 0);

/** Of a coordinate, the mark under which its numbers are degrees, if only one does that. */
function decimalOf(name: string, filled: string[], fileDecimal: DecimalMark): DecimalMark {
  const evidence = decimalEvidence(filled);
  const told = evidence === 0 ? fileDecimal : evidence > 0 ? ',' : '.';
  if (evidence !== 0 || (fitOf(name, 'lng') ?? fitOf(name, 'lat')) === null) return told;
  const other = told === '.' ? ',' : '.';
  const inDegrees = (decimal: DecimalMark) =>
    filled.filter((cell) => Math.abs(parseNumber(cell, decimal) ?? NaN) <= 180).length;
  return inDegrees(other) > inDegrees(told) ? other : told;
}

/** The axis along which most of the cells are degrees. */
function axisOf(filled: string[], decimal: DecimalMark): Axis {
  const [lng, lat] = (['lng', 'lat'] as const).map(
    (axis) => filled.filter((cell) => Number.isFinite(parseDegrees(cell, axis, decimal))).length,
  );
  return lng >= lat ? 'lng' : 'lat';
}

function rangeOf(values: number[]): { low: number; high: number } | null {
  if (values.length === 0) return null;
  const [low, high] = [Math.min, Math.max].map((most) => values.reduce((a, b) => most(a, b)));
  return { low, high };
}

/** Latitude stands first where two bare numbers stand, unless it cannot be one. */
function pointsIn(filled: string[]): PointOrder | null {
  const read = (order: PointOrder) => {
    const points = filled.map((cell) => parsePoint(cell, order)!);
    const inRange = points.filter(({ lng, lat }) => Math.abs(lng) <= 180 && Math.abs(lat) <= 90);
    return share(inRange.length, filled);
  };
  if (filled.length === 0 || !/[(\s,;]|^0[01]/.test(filled[0])) return null;
  const [latFirst, lngFirst] = [read('latLng'), read('lngLat')];
  if (Math.max(latFirst, lngFirst) < 0.8) return null;
  return latFirst >= lngFirst ? 'latLng' : 'lngLat';
}

/** Fewer letters of one side are mistakes. */
const leastOfASide = 0.05;

function hemisphereIn(filled: string[]): Column['hemisphere'] {
  const found = filled.map((cell) => hemisphereOf(cell));
  const axis = found[0]?.axis;
  if (axis === undefined || found.some((each) => each?.axis !== axis)) return null;
  const positive = share(found.filter((each) => each!.sign > 0).length, filled);
  return { axis, isVaried: Math.min(positive, 1 - positive) >= leastOfASide };
}

/**
 * Guesses which column plays which role by its name, and by its values: mostly numbers, not far outside degrees. A column that fits by
 * name and is empty so far is taken where no other is. Whole points in one column are both coordinates.
 */
export function guessMapping(columns: Column[]): Mapping {
  const mapping: Mapping = {};
  const taken = new Set<string>();
  for (const role of roles) {
    const free = columns.filter(({ name }) => !taken.has(name));
    const column = bestColumn(free, role, couldBe) ?? bestColumn(free, role, isEmpty);
    if (!column) continue;
    mapping[role] = column.name;
    taken.add(column.name);
  }
  const points = columns.find((column) => column.points !== null);
  if (points && (mapping.lng === undefined || mapping.lat === undefined)) {
    mapping.lng = points.name;
    mapping.lat = points.name;
  }
  return mapping;
}

function bestColumn(
  columns: Column[],
  role: Role,
  passes: (column: Column, role: Role) => boolean,
): Column | undefined {
  const fitting = columns.flatMap((column) => {
    const fit = fitOf(column.name, role);
    return fit !== null && passes(column, role) ? [{ column, fit }] : [];
  });
  const best = fitting.reduce((least, { fit }) => Math.min(least, fit), Infinity);
  return fitting.find(({ fit }) => fit === best)?.column;
}

const isEmpty = ({ filledShare }: Column) => filledShare === 0;

/** Projected coordinates (metres) must not pass for degrees; swapped ones may, they are explained row by row. */
function couldBe({ numericShare, degreeShare, metres }: Column, role: Role): boolean {
  if (role === 'price' || role === 'population') return numericShare >= 0.5;
  return degreeShare >= 0.5 && metres === null;
}

/** A column that is called like a role and does not serve, where none does, with a cell of it. */
export interface TurnedDown {
  role: Role;
  column: string;
  example: string;
  why: 'metres' | 'noNumbers';
}

/** The columns that are called like a role which no column of the mapping plays, but those that serve for something else. */
export function turnedDown(
  columns: Column[],
  mapping: Mapping,
  wanted: readonly Role[] = roles,
  inUse: readonly string[] = [],
): TurnedDown[] {
  const used = new Set([...Object.values(mapping), ...inUse]);
  return wanted.flatMap((role): TurnedDown[] => {
    if (mapping[role] !== undefined) return [];
    const free = columns.filter(({ name }) => !used.has(name));
    const column = bestColumn(free, role, (each) => misfit(each, role) !== null && !couldBe(each, role));
    return column ? [{ role, column: column.name, ...misfit(column, role)! }] : [];
  });
}

/** A cell for which a column cannot play a role. */
function misfit({ metres, misfits }: Column, role: Role): Pick<TurnedDown, 'example' | 'why'> | null {
  const isPlace = role === 'lng' || role === 'lat';
  if (isPlace && metres !== null) return { example: metres, why: 'metres' };
  const example = isPlace ? misfits.degrees : misfits.number;
  return example === null ? null : { example, why: 'noNumbers' };
}

/** A column that is called like a coordinate and holds metres. */
export const findProjected = (columns: Column[]): Column | undefined =>
  columns.find(
    ({ name, numericShare, metres }) => metres !== null && numericShare > 0.5 && isCoordinateName(name),
  );
