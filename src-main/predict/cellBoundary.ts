import { cellToBoundary } from 'h3-js';
import { type Ring } from '../../src-shared/geo/polygon';
import { unwrappedPolygon } from '../../src-shared/geo/unwrap';

/** The border of an H3 cell, closed, counter-clockwise: beyond 180 where it lies over that meridian, and along a pole that it is around. */
export const cellBoundary = (cell: string): Ring => unwrappedPolygon([cellToBoundary(cell, true)])[0];
