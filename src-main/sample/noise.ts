import { randomStream } from '../../src-shared/random';
import { type Point } from './frame';
import { length } from './polygon';

const fade = (t: number) => t * t * t * (t * (t * 6 - 15) + 10);
const mix = (a: number, b: number, t: number) => a + (b - a) * t;

/** Smooth value noise in −1…1 over the plane, one bump per unit (K. Perlin's fade, 2002). */
export function valueNoise(...key: number[]): (x: number, y: number) => number {
  const random = randomStream(...key);
  const values = Float64Array.from({ length: 256 }, () => random.next() * 2 - 1);
  const order = random.shuffle(Uint8Array.from({ length: 256 }, (_, i) => i));
  const at = (i: number, j: number) => values[(order[i & 255] + j) & 255];
  return (x, y) => {
    const [i, j] = [Math.floor(x), Math.floor(y)];
    const [s, t] = [fade(x - i), fade(y - j)];
    return mix(mix(at(i, j), at(i + 1, j), s), mix(at(i, j + 1), at(i + 1, j + 1), s), t);
  };
}

/** Moves points of the drawing board to where they lie in the city; one to one, and changes lengths by a few percent. */
export type Bend = (point: Point) => Point;

/** Broad curves everywhere, and tight ones in the old town, within `oldTownM` of the middle. */
export function cityBend(seed: number, oldTownM: number): Bend {
  const broad = [valueNoise(seed, 1), valueNoise(seed, 2)];
  const tight = [valueNoise(seed, 3), valueNoise(seed, 4)];
  return ({ x, y }) => {
    const [u, v] = [x / 1100, y / 1100];
    const [p, q] = [x / 170, y / 170];
    const organic = 11 * Math.max(0, 1 - length(x, y) / (2 * oldTownM));
    return {
      x: x + 45 * broad[0](u, v) + organic * tight[0](p, q),
      y: y + 45 * broad[1](u, v) + organic * tight[1](p, q),
    };
  };
}
