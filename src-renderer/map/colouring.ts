import { isTargetId, type TargetId } from '../../src-shared/kinds/targets';
import { classMethods } from './classes';
import { type Classing } from './mapTypes';
import { packed, paletteNames } from './palettes';

/** What is known of places: the labels of a target, or a column of their tables by its name. */
export type AttributeRef = { target: TargetId } | { column: string };

/** How places are coloured where no step colours them. */
export interface Colouring extends Classing {
  /** Null: all in `flat`. */
  by: AttributeRef | null;
  /** `#rrggbb`. */
  flat: string;
  /** Of the method `manual`. */
  breaks: number[];
}

export const plainColouring: Colouring = {
  by: null,
  flat: '#0b62c4',
  method: 'quantile',
  count: 5,
  palette: 'viridis',
  breaks: [],
};

export const classLimits = { min: 2, max: 9 };
const mostBreaks = 20;

/**
 * A colouring as a project keeps it; what is missing or none of ours is as in `plainColouring`. One kept by an older version names a
 * target as its `column`.
 */
export function readColouring(kept: unknown): Colouring {
  const { by, column, flat, method, count, palette, breaks } = (kept ?? {}) as Record<string, unknown>;
  const oneOf = <Value>(allowed: readonly Value[], value: unknown, otherwise: Value): Value =>
    allowed.find((each) => each === value) ?? otherwise;
  return {
    by: readRef(by ?? { target: column }),
    flat: /^#[0-9a-f]{6}$/.test(String(flat)) ? String(flat) : plainColouring.flat,
    method: oneOf(classMethods, method, plainColouring.method),
    count: isCount(count) ? count : plainColouring.count,
    palette: oneOf(paletteNames, palette, plainColouring.palette),
    breaks: Array.isArray(breaks) ? breaks.filter(Number.isFinite).slice(0, mostBreaks) : [],
  };
}

function readRef(kept: unknown): AttributeRef | null {
  const { target, column } = kept as Record<string, unknown>;
  if (typeof target === 'string' && isTargetId(target)) return { target };
  return typeof column === 'string' && column !== '' ? { column } : plainColouring.by;
}

const isCount = (count: unknown): count is number =>
  Number.isInteger(count) && Number(count) >= classLimits.min && Number(count) <= classLimits.max;

/** `#rrggbb` packed as places have their colours: `0xAABBGGRR`. */
export function packedColour(hex: string): number {
  const channel = (at: number) => parseInt(hex.slice(at, at + 2), 16);
  return packed([channel(1), channel(3), channel(5)]);
}
