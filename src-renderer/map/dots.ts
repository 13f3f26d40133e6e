/** Pixels of a disc in an image, as distances from its centre's pixel; `rim` is its outermost ring. */
export interface Disc {
  fill: Int32Array;
  rim: Int32Array;
  radiusPx: number;
}

/** A disc for an image of a width; small ones have no rim. */
export function discOf(radiusPx: number, imageWidth: number): Disc {
  const [fill, rim]: number[][] = [[], []];
  const reach = Math.ceil(radiusPx);
  const inner = radiusPx >= 4 ? radiusPx - 1 : radiusPx;
  for (let y = -reach; y <= reach; y++)
    for (let x = -reach; x <= reach; x++) {
      const distance = Math.hypot(x, y);
      if (distance <= radiusPx) (distance <= inner ? fill : rim).push(y * imageWidth + x);
    }
  return { fill: Int32Array.from(fill), rim: Int32Array.from(rim), radiusPx: reach };
}

/** Half as bright, as opaque: packed `0xAABBGGRR`. */
const darker = (packed: number) => (((packed >>> 1) & 0x7f7f7f) | (packed & 0xff000000)) >>> 0;

/** Writes a disc around a pixel; the whole disc has to lie in the image. */
export function stamp(pixels: Uint32Array, centre: number, colour: number, { fill, rim }: Disc): void {
  for (let i = 0; i < fill.length; i++) pixels[centre + fill[i]] = colour;
  if (rim.length === 0) return;
  const edge = darker(colour);
  for (let i = 0; i < rim.length; i++) pixels[centre + rim[i]] = edge;
}
