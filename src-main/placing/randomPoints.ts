import { AppError } from '../../src-shared/errors';
import { say } from '../../src-shared/message';
import { type BBox } from '../../src-shared/geo/lngLat';
import { gathered } from '../../src-shared/geo/gathered';
import { wrapLng } from '../../src-shared/geo/longitude';
import { type Region } from '../../src-shared/geo/polygon';
import { regionTest } from '../../src-shared/geo/regionTest';
import { randomStream } from '../../src-shared/random';
import { halvesTouching } from './boxes';
import { type PlacedPoint } from './placedPoint';

/** So many boxes follow a narrow region well. */
const manyBoxes = 500;
const mostHalvings = 40;
/** Misses in a row after which a region has no ground: about one point in three of its boxes lies in any other. */
const mostMisses = 100_000;

/**
 * `count` points, uniform on the ground of the region; the same for a seed. A point falls into one of the boxes that cover
 * the region, each as likely as it is large, and counts where it lies inside. `input/bad-argument` if the region is a line.
 */
export function* randomPoints(region: Region, count: number, seed: number): Generator<PlacedPoint> {
  const boxes = boxesOver(region);
  let total = 0;
  const ends = boxes.map((box) => (total += groundOf(box)));
  const random = randomStream(seed);
  const isInside = regionTest(region);
  for (let placed = 0, misses = 0; placed < count;) {
    const at = random.next() * total;
    const point = pointIn(boxes[firstAbove(ends, at)], random.next(), random.next());
    if (isInside(point)) {
      placed++;
      misses = 0;
      yield { ...point, properties: null };
    } else if (++misses > mostMisses) throw noGround();
  }
}

function boxesOver(region: Region): BBox[] {
  const flat = gathered(region);
  let boxes = [flat.box];
  for (let halvings = 0; boxes.length < manyBoxes && halvings < mostHalvings; halvings++)
    boxes = boxes.flatMap((box) => halvesTouching(flat.region, box));
  if (boxes.length === 0) throw noGround();
  return boxes;
}

const radians = Math.PI / 180;
const sine = (degrees: number) => Math.sin(degrees * radians);

/** The area of a box on the unit sphere, up to a factor. */
const groundOf = ([west, south, east, north]: BBox) => (east - west) * (sine(north) - sine(south));

/** Uniform on the sphere for two uniform shares. */
function pointIn([west, south, east, north]: BBox, shareX: number, shareY: number) {
  const height = sine(south) + shareY * (sine(north) - sine(south));
  return { lng: wrapLng(west + shareX * (east - west)), lat: Math.asin(height) / radians };
}

/** Index of the first of ascending values that is greater; the last one if none is. */
function firstAbove(ascending: number[], value: number): number {
  let [low, high] = [0, ascending.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle] > value) high = middle;
    else low = middle + 1;
  }
  return low;
}

const noGround = () => new AppError('input/bad-argument', say('placing.noGround'));
