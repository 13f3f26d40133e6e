import * as L from 'leaflet';
import { type PlaceColumns } from '../../src-shared/contract/app/resources';
import { type PlaceColours } from './mapState.svelte';

const plainColour = 0xccc4620b;
const worldPx = 256;

/**
 * All places on one canvas over the map: 100,000 squares are a few milliseconds, where a marker each would be seconds. It
 * is painted anew when the map has moved; while it moves, the canvas moves with the map.
 */
export class PlacesLayer extends L.Layer {
  private canvas!: HTMLCanvasElement;
  private world: Float64Array = new Float64Array(0);
  private colours: PlaceColours | null = null;
  private origin = L.point(0, 0);

  override onAdd(map: L.Map): this {
    this.canvas = L.DomUtil.create('canvas', 'leaflet-zoom-hide', map.getPane('overlayPane'));
    this.canvas.style.pointerEvents = 'none';
    map.on('moveend zoomend resize viewreset', this.paint, this);
    this.paint();
    return this;
  }

  override onRemove(map: L.Map): this {
    this.canvas.remove();
    map.off('moveend zoomend resize viewreset', this.paint, this);
    return this;
  }

  setPlaces(columns: PlaceColumns | null): void {
    this.world = columns ? worldOf(columns) : new Float64Array(0);
    this.paint();
  }

  setColours(colours: PlaceColours | null): void {
    this.colours = colours;
    this.paint();
  }

  /** The row of the place nearest to a point of the container, within `withinPx`; −1 if there is none. */
  rowAt(point: L.Point, withinPx = 8): number {
    const scale = 2 ** this._map.getZoom();
    const at = this._map.getPixelBounds().min!.add(point).divideBy(scale);
    let best = { row: -1, square: (withinPx / scale) ** 2 };
    for (let row = 0; row * 2 < this.world.length; row++) {
      const square = (this.world[2 * row] - at.x) ** 2 + (this.world[2 * row + 1] - at.y) ** 2;
      if (square <= best.square && this.colours?.[row] !== 0) best = { row, square };
    }
    return best.row;
  }

  private paint(): void {
    if (!this._map) return;
    const size = this._map.getSize();
    const ratio = window.devicePixelRatio || 1;
    this.origin = this._map.containerPointToLayerPoint([0, 0]);
    L.DomUtil.setPosition(this.canvas, this.origin);
    this.canvas.width = size.x * ratio;
    this.canvas.height = size.y * ratio;
    Object.assign(this.canvas.style, { width: `${size.x}px`, height: `${size.y}px` });
    const context = this.canvas.getContext('2d')!;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.paintPlaces(context, size);
  }

  private paintPlaces(context: CanvasRenderingContext2D, size: L.Point): void {
    const scale = 2 ** this._map.getZoom();
    const { x: left, y: top } = this._map.getPixelBounds().min!;
    const side = Math.min(9, Math.max(2.5, this._map.getZoom() - 9));
    let colour = -1;
    for (let row = 0; row * 2 < this.world.length; row++) {
      const x = this.world[2 * row] * scale - left;
      const y = this.world[2 * row + 1] * scale - top;
      if (x < -side || y < -side || x > size.x + side || y > size.y + side) continue;
      const wanted = this.colours ? this.colours[row] : plainColour;
      if (wanted === 0) continue;
      if (wanted !== colour) context.fillStyle = cssOf((colour = wanted));
      context.fillRect(x - side / 2, y - side / 2, side, side);
    }
  }
}

/** Web Mercator at zoom 0, pixels: x, y of each place. */
function worldOf({ lng, lat }: PlaceColumns): Float64Array {
  const world = new Float64Array(2 * lng.length);
  for (let row = 0; row < lng.length; row++) {
    const sine = Math.sin((lat[row] * Math.PI) / 180);
    world[2 * row] = worldPx * (lng[row] / 360 + 0.5);
    world[2 * row + 1] = worldPx * (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI));
  }
  return world;
}

const cssOf = (packed: number) =>
  `rgb(${packed & 255} ${(packed >> 8) & 255} ${(packed >> 16) & 255} / ${((packed >>> 24) / 255).toFixed(2)})`;
