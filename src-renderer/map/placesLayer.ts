import Flatbush from 'flatbush';
import type * as L from 'leaflet';
import { type PlaceColumns } from '../../src-shared/contract/app/resources';
import { CanvasLayer } from './canvasLayer';
import { type Frame, type PlaceColours } from './mapTypes';
import { oneWorld, turnsShown, worldX, worldY } from './mercator';
import { type PlacedDots, PlacesPicture } from './placesPicture';

/** After the last change of colours, when all is painted anew: a slider that is moved changes them in every frame. */
const restMs = 200;

/** All places as discs of their colours. While colours change on and on, only what changes is painted. */
export class PlacesLayer extends CanvasLayer {
  private index: Flatbush | null = null;
  private dots = noDots;
  private colours: PlaceColours | null = null;
  private readonly picture = new PlacesPicture();
  private resting: ReturnType<typeof setTimeout> | undefined;

  setPlaces(columns: PlaceColumns | null): void {
    const world = columns ? worldOf(columns) : new Float64Array(0);
    const index = indexOf(world);
    this.index = index;
    this.dots = { world, within: (...box) => index?.search(...box) ?? [] };
    this.repaint();
  }

  setColours(colours: PlaceColours | null): void {
    this.colours = colours;
    this.repaint();
  }

  override onRemove(): this {
    clearTimeout(this.resting);
    return super.onRemove();
  }

  /** The row of the place nearest to a point of the container, within `withinPx`; −1 if there is none. */
  rowAt(point: L.Point, withinPx = 8): number {
    const scale = 2 ** this._map.getZoom();
    const { x, y } = this._map.getPixelBounds().min!.add(point).divideBy(scale);
    const reach = withinPx / scale;
    const isSeen = (row: number) => this.colours?.[row] !== 0;
    let nearest = { row: -1, distance: Infinity };
    for (const by of turnsShown(oneWorld, x - reach, x + reach)) {
      const [row] = this.index?.neighbors(x - by, y, 1, reach, isSeen) ?? [];
      if (row === undefined) continue;
      const [rowX, rowY] = this.dots.world.subarray(2 * row, 2 * row + 2);
      const distance = Math.hypot(rowX + by - x, rowY - y);
      if (distance < nearest.distance) nearest = { row, distance };
    }
    return nearest.row;
  }

  protected override paint(frame: Frame): void {
    clearTimeout(this.resting);
    if (!this.picture.recolour(this.canvas, frame, this.dots, this.colours)) return this.paintAll(frame);
    this.resting = setTimeout(() => this.paintAll(frame), restMs);
  }

  /** Writes every pixel of a canvas that has the frame's size. */
  paintOn(canvas: HTMLCanvasElement, frame: Frame): void {
    new PlacesPicture().paint(canvas, frame, this.dots, this.colours);
  }

  private paintAll(frame: Frame): void {
    this.picture.paint(this.canvas, frame, this.dots, this.colours);
  }
}

const noDots: PlacedDots = { world: new Float64Array(0), within: () => [] };

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
