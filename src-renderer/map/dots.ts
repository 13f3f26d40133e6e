/** Positions within a pixel that discs are made for, along each axis; of an odd number one is its middle. */
const phases = 5;

/** Pixels of a disc in an image, as distances from the pixel that its centre lies in. */
export interface Disc {
  /** Wholly covered, of the disc's own colour. */
  fill: Int32Array;
  /** The edge and the rim: how much of each is covered, and how much of that has the darker colour of the rim; 0 to 255. */
  edge: Int32Array;
  coverage: Uint8Array;
  rim: Uint8Array;
}

export interface Discs {
  /** By where the centre lies in its pixel: `phaseOf`. */
  byPhase: Disc[];
  /** No pixel is farther from the centre's, along an axis. */
  reachPx: number;
}

/** The discs of a radius for an image of a width, with a darker rim of a width: 0, none. All in pixels of the image. */
export function discsOf(radiusPx: number, rimPx: number, imageWidth: number): Discs {
  const reachPx = Math.ceil(radiusPx + 1);
  const middles = Array.from({ length: phases }, (_, i) => (i + 0.5) / phases - 0.5);
  const byPhase = middles.flatMap((y) =>
    middles.map((x) => discAt({ x, y }, radiusPx, rimPx, reachPx, imageWidth)),
  );
  return { byPhase, reachPx };
}

/** Which of the discs lies nearest to a centre; `x` and `y` in pixels of the image. */
export const phaseOf = (x: number, y: number): number =>
  Math.floor((y - Math.floor(y)) * phases) * phases + Math.floor((x - Math.floor(x)) * phases);

/** `centre`: from the middle of its pixel. */
function discAt(
  centre: { x: number; y: number },
  radiusPx: number,
  rimPx: number,
  reachPx: number,
  imageWidth: number,
): Disc {
  const [fill, edge, coverage, rim]: number[][] = [[], [], [], []];
  for (let y = -reachPx; y <= reachPx; y++)
    for (let x = -reachPx; x <= reachPx; x++) {
      const distance = Math.hypot(x - centre.x, y - centre.y);
      const covered = within(radiusPx, distance);
      const inner = within(radiusPx - rimPx, distance);
      if (covered === 0) continue;
      const at = y * imageWidth + x;
      if (inner === 1) fill.push(at);
      else {
        edge.push(at);
        coverage.push(Math.round(255 * covered));
        rim.push(rimPx === 0 ? 0 : Math.round(255 * (1 - inner / covered)));
      }
    }
  return {
    fill: Int32Array.from(fill),
    edge: Int32Array.from(edge),
    coverage: Uint8Array.from(coverage),
    rim: Uint8Array.from(rim),
  };
}

/** The share of a pixel that a circle covers, judged by how far the pixel's middle is from the circle's. */
const within = (radiusPx: number, distance: number) => Math.min(1, Math.max(0, radiusPx - distance + 0.5));

/**
 * Writes a disc around a pixel in place of what is there; the whole disc has to lie in the image. Colours are packed
 * `0xAABBGGRR`, as signed numbers: these are twice as fast.
 */
export function stamp(pixels: Int32Array, centre: number, colour: number, disc: Disc): void {
  const { fill, edge, coverage, rim } = disc;
  for (let i = 0; i < fill.length; i++) pixels[centre + fill[i]] = colour;
  const dark = darker(colour);
  const alpha = colour >>> 24;
  for (let i = 0; i < edge.length; i++) {
    const at = centre + edge[i];
    const before = pixels[at];
    const own = rim[i] === 0 ? colour : rim[i] === 255 ? dark : mixed(colour, dark, rim[i]);
    pixels[at] =
      before >>> 24 === alpha ? mixed(before, own, coverage[i]) : replaced(before, own, coverage[i]);
  }
}

/** Half as bright, as opaque. */
const darker = (packed: number) => ((packed >>> 1) & 0x7f7f7f) | (packed & 0xff000000);

/**
 * A pixel of which `coverage` of 255 gets another colour. Where that leaves no less of it covered than there was, nothing
 * shines through: a disc is written over itself without a trace.
 */
function replaced(before: number, colour: number, coverage: number): number {
  if (coverage === 255) return colour;
  const alpha = colour >>> 24;
  const alphaBefore = before >>> 24;
  const put = alpha === 255 ? coverage : (alpha * coverage + 127) >> 8;
  if (alphaBefore <= put) return withAlpha(colour, put);
  if (alphaBefore === alpha) return mixed(before, colour, coverage);
  // The less opaque of two colours counts for less.
  const sum = ((alphaBefore * (255 - coverage)) >> 8) + put;
  return withAlpha(mixed(before, colour, ((255 * put) / sum) | 0), sum);
}

const withAlpha = (packed: number, alpha: number) => (packed & 0xffffff) | (alpha << 24);

/** From one colour to another by `share` of 255; opaque as the first. Red and blue are mixed at once: they do not meet. */
function mixed(from: number, to: number, share: number): number {
  const part = share + (share >> 7);
  const rest = 256 - part;
  const redBlue = (Math.imul(from & 0xff00ff, rest) + Math.imul(to & 0xff00ff, part)) >>> 8;
  const green = (Math.imul(from & 0xff00, rest) + Math.imul(to & 0xff00, part)) >>> 8;
  return (redBlue & 0xff00ff) | (green & 0xff00) | (from & 0xff000000);
}
