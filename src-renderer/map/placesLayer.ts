import Flatbush from 'flatbush';
import type * as L from 'leaflet';
import { type PlaceColumns } from '../../src-shared/contract/app/resources';
import { CanvasLayer } from './canvasLayer';
import { discOf, stamp } from './dots';
import { type Frame, type PlaceColours } from './mapTypes';
import { worldX, worldY } from './mercator';

/** Packed `0xAABBGGRR`. */
const plainColour = 0xe6c4620b;

/** All places as discs, written into the pixels of one canvas: 100,000 take some milliseconds, where a marker each takes seconds. */
export class PlacesLayer extends CanvasLayer {
  /** x, y of each place at zoom 0. */
  private world = new Float64Array(0);
  private index: Flatbush | null = null;
  private colours: PlaceColours | null = null;
  private image: ImageData | null = null;

  setPlaces(columns: PlaceColumns | null): void {
    this.world = columns ? worldOf(columns) : new Float64Array(0);
    this.index = indexOf(this.world);
    this.repaint();
  }

  setColours(colours: PlaceColours | null): void {
    this.colours = colours;
    this.repaint();
  }

  /** The row of the place nearest to a point of the container, within `withinPx`; −1 if there is none. */
  rowAt(point: L.Point, withinPx = 8): number {
    const scale = 2 ** this._map.getZoom();
    const { x, y } = this._map.getPixelBounds().min!.add(point).divideBy(scale);
    const isSeen = (row: number) => this.colours?.[row] !== 0;
    return this.index?.neighbors(x, y, 1, withinPx / scale, isSeen)[0] ?? -1;
  }

  protected override paint(frame: Frame): void {
    this.paintOn(this.canvas, frame);
  }

  /** Writes every pixel of a canvas that has the frame's size. */
  paintOn(canvas: HTMLCanvasElement, { left, top, scale, ratio }: Frame): void {
    const context = canvas.getContext('2d')!;
    const { width, height } = canvas;
    if (this.image?.width !== width || this.image.height !== height)
      this.image = context.createImageData(width, height);
    const pixels = new Uint32Array(this.image.data.buffer);
    pixels.fill(0);
    const disc = discOf(ratio * radiusPx(Math.log2(scale)), width);
    const edge = disc.radiusPx + 1;
    const toWorld = (at: number, origin: number) => (at / ratio + origin) / scale;
    const rows = this.index?.search(
      toWorld(edge, left),
      toWorld(edge, top),
      toWorld(width - edge, left),
      toWorld(height - edge, top),
    );
    for (const row of rows ?? []) {
      const colour = this.colours ? this.colours[row] : plainColour;
      if (colour === 0) continue;
      const x = Math.round((this.world[2 * row] * scale - left) * ratio);
      const y = Math.round((this.world[2 * row + 1] * scale - top) * ratio);
      stamp(pixels, y * width + x, colour, disc);
    }
    context.putImageData(this.image, 0, 0);
  }
}

const radiusPx = (zoom: number) => Math.min(5, Math.max(1.5, (zoom - 8) / 2));

function worldOf({ lng, lat }: PlaceColumns): Float64Array<ArrayBuffer> {
  const world = new Float64Array(2 * lng.length);
  for (let row = 0; row < lng.length; row++) {
    world[2 * row] = worldX(lng[row]);
    world[2 * row + 1] = worldY(lat[row]);
  }
  return world;
}

function indexOf(world: Float64Array): Flatbush | null {
  if (world.length === 0) return null;
  const index = new Flatbush(world.length / 2);
  for (let i = 0; i < world.length; i += 2) index.add(world[i], world[i + 1], world[i], world[i + 1]);
  index.finish();
  return index;
}
