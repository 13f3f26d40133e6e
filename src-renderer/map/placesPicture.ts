import { type Discs, discsOf, phaseOf, stamp } from './dots';
import { type Frame, type PlaceColours } from './mapTypes';
import { oneWorld, turnsShown } from './mercator';

/** Packed `0xAABBGGRR`. */
const plainColour = 0xe6c4620b;

/** Places in the order of their rows: x, y at zoom 0, and which of them lie in a box. */
export interface PlacedDots {
  world: Float64Array;
  within(left: number, top: number, right: number, bottom: number): ArrayLike<number>;
}

/** Discs of a frame: what has to be known to change their colours alone. */
interface Painted {
  frame: Frame;
  dots: PlacedDots;
  image: ImageData;
  discs: Discs;
  /** Rows in the order of painting, the pixels that their centres lie in, and where in these; the colours they have now. */
  rows: Uint32Array;
  centres: Int32Array;
  phases: Uint8Array;
  colours: Uint32Array;
}

/** All places as discs written into the pixels of one canvas: 100,000 take some milliseconds, where a marker each takes seconds. */
export class PlacesPicture {
  private painted: Painted | null = null;

  /** Writes every pixel of a canvas that has the frame's size. */
  paint(canvas: HTMLCanvasElement, frame: Frame, dots: PlacedDots, colours: PlaceColours | null): void {
    const { width, height } = canvas;
    const context = canvas.getContext('2d')!;
    const before = this.painted?.image;
    const isSameSize = before?.width === width && before.height === height;
    const image = isSameSize ? before : context.createImageData(width, height);
    const painted = place(frame, dots, image);
    const pixels = pixelsOf(image);
    pixels.fill(0);
    for (let i = 0; i < painted.rows.length; i++) {
      const colour = colourOf(colours, painted.rows[i]);
      painted.colours[i] = colour;
      if (colour !== 0) stampOf(pixels, painted, i);
    }
    context.putImageData(image, 0, 0);
    this.painted = painted;
  }

  /**
   * Paints those discs anew whose colour has changed since: a fraction of the work, but they then lie above their
   * neighbours. False, and nothing is painted, where the frame or the places are others or a disc comes or goes.
   */
  recolour(canvas: HTMLCanvasElement, frame: Frame, dots: PlacedDots, colours: PlaceColours | null): boolean {
    const { painted } = this;
    if (painted === null || painted.dots !== dots || !isSameFrame(painted.frame, frame)) return false;
    const changed = changedDiscs(painted, colours);
    if (changed === null) return false;
    const pixels = pixelsOf(painted.image);
    for (const i of changed) {
      painted.colours[i] = colourOf(colours, painted.rows[i]);
      stampOf(pixels, painted, i);
    }
    if (changed.length > 0) canvas.getContext('2d')!.putImageData(painted.image, 0, 0);
    return true;
  }
}

const stampOf = (pixels: Int32Array, { centres, colours, discs, phases }: Painted, i: number) =>
  stamp(pixels, centres[i], colours[i] | 0, discs.byPhase[phases[i]]);

/** Null where one of them appears or disappears. */
function changedDiscs(painted: Painted, colours: PlaceColours | null): number[] | null {
  const changed: number[] = [];
  for (let i = 0; i < painted.rows.length; i++) {
    const [before, after] = [painted.colours[i], colourOf(colours, painted.rows[i])];
    if (before === after) continue;
    if (before === 0 || after === 0) return null;
    changed.push(i);
  }
  return changed;
}

const colourOf = (colours: PlaceColours | null, row: number) => (colours ? colours[row] : plainColour);
const pixelsOf = ({ data }: ImageData) => new Int32Array(data.buffer);

const isSameFrame = (one: Frame, other: Frame) =>
  one.left === other.left &&
  one.top === other.top &&
  one.width === other.width &&
  one.height === other.height &&
  one.scale === other.scale &&
  one.ratio === other.ratio;

/** Where the discs of a frame lie; a disc that would cross its border is left out. */
function place(frame: Frame, dots: PlacedDots, image: ImageData): Painted {
  const { left, top, scale, ratio } = frame;
  const { width, height } = image;
  const radius = radiusPx(Math.log2(scale));
  const discs = discsOf(ratio * radius, radius >= rimFromPx ? ratio * rimPx : 0, width);
  const edge = discs.reachPx + 1;
  const toWorld = (at: number, origin: number) => (at / ratio + origin) / scale;
  const [west, east] = [toWorld(edge, left), toWorld(width - edge, left)];
  const shown = turnsShown(oneWorld, west, east).map((by) => ({
    by,
    rows: dots.within(west - by, toWorld(edge, top), east - by, toWorld(height - edge, top)),
  }));
  const rows = Uint32Array.from({ length: shown.reduce((sum, turned) => sum + turned.rows.length, 0) });
  const centres = new Int32Array(rows.length);
  const phases = new Uint8Array(rows.length);
  let i = 0;
  for (const { by, rows: found } of shown)
    for (let each = 0; each < found.length; each++, i++) {
      rows[i] = found[each];
      const x = ((dots.world[2 * rows[i]] + by) * scale - left) * ratio;
      const y = (dots.world[2 * rows[i] + 1] * scale - top) * ratio;
      centres[i] = Math.floor(y) * width + Math.floor(x);
      phases[i] = phaseOf(x, y);
    }
  return { frame, dots, image, discs, rows, centres, phases, colours: new Uint32Array(rows.length) };
}

/** Of a disc at a zoom, CSS pixels as all here. */
const radiusPx = (zoom: number) => Math.min(5, Math.max(1.5, (zoom - 8) / 2));
/** Smaller discs have no rim. */
const rimFromPx = 4;
const rimPx = 1;
