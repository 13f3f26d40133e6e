import * as L from 'leaflet';
import { CellIndex } from './cellIndex';
import { type Frame, type MapCell } from './mapTypes';
import { worldX, worldY } from './mercator';

/** A cell narrower than this is painted as a dot of this size. */
const finePx = 2.5;
/** From this width on, the hairline that smoothing leaves between neighbours is painted over. */
const seamPx = 12;
/** Of an animation frame, the time that tiles are painted in: the rest is left to the map. */
const budgetMs = 6;

/** A tile that waits to be painted. */
interface Job {
  tile: HTMLCanvasElement;
  coords: L.Coords;
  done: L.DoneCallback;
}

/** A choropleth painted on the map's tiles, a few in each animation frame: so many cells can be dragged and zoomed. */
export class CellsLayer extends L.GridLayer {
  private index = new CellIndex([]);
  private jobs: Job[] = [];
  private request = 0;

  setCells(cells: MapCell[]): void {
    if (cells.length === 0 && this.index.cells.length === 0) return;
    this.index = new CellIndex(cells);
    this.jobs = [];
    this.redraw();
  }

  /** The cell around a place on the map. */
  cellAt({ lng, lat }: L.LatLng): MapCell | null {
    return this.index.at(worldX(lng), worldY(lat));
  }

  protected override createTile(coords: L.Coords, done: L.DoneCallback): HTMLElement {
    const tile = document.createElement('canvas');
    this.jobs.push({ tile, coords, done });
    this.request ||= requestAnimationFrame(() => this.work());
    return tile;
  }

  private work(): void {
    const endMs = performance.now() + budgetMs;
    do {
      const job = this.jobs.shift();
      if (job) this.paint(job);
    } while (this.jobs.length > 0 && performance.now() < endMs);
    this.request = this.jobs.length > 0 ? requestAnimationFrame(() => this.work()) : 0;
  }

  private paint({ tile, coords, done }: Job): void {
    const { x: side } = this.getTileSize();
    this.paintOn(tile, {
      left: coords.x * side,
      top: coords.y * side,
      width: side,
      height: side,
      scale: 2 ** coords.z,
      ratio: window.devicePixelRatio || 1,
    });
    done(undefined, tile);
  }

  /** Paints what a frame holds; an empty canvas gets its size here, and none where there is nothing to paint. */
  paintOn(canvas: HTMLCanvasElement, frame: Frame): void {
    const { left, top, width, height, scale } = frame;
    const [right, bottom] = [left + width, top + height];
    const shown = this.index.turns(left / scale, right / scale).map((by) => ({
      left: left - by * scale,
      hits: this.index.within(left / scale - by, top / scale, right / scale - by, bottom / scale),
    }));
    const count = shown.reduce((sum, { hits }) => sum + hits.length, 0);
    if (count === 0) return;
    const context = contextOf(canvas, frame);
    const hasSeams = Math.sqrt((width * height) / count) > seamPx;
    for (const turned of shown)
      for (const [colour, path] of this.pathsByColour(turned.hits, scale, turned.left, top)) {
        context.fillStyle = context.strokeStyle = colour;
        context.fill(path);
        if (hasSeams) context.stroke(path);
      }
  }

  /** One path a colour: filled in one go, many times faster than cell by cell. */
  private pathsByColour(hits: number[], scale: number, left: number, top: number): Map<string, Path2D> {
    const paths = new Map<string, Path2D>();
    for (const cell of hits) {
      const { colour } = this.index.cells[cell];
      let path = paths.get(colour);
      if (!path) paths.set(colour, (path = new Path2D()));
      this.addCell(path, cell, scale, left, top);
    }
    return paths;
  }

  private addCell(path: Path2D, cell: number, scale: number, left: number, top: number): void {
    const { corners, starts } = this.index;
    const [first, end] = [starts[cell], starts[cell + 1]];
    const xOf = (corner: number) => corners[2 * corner] * scale - left;
    const yOf = (corner: number) => corners[2 * corner + 1] * scale - top;
    const opposite = first + ((end - first) >> 1);
    const across = Math.hypot(xOf(opposite) - xOf(first), yOf(opposite) - yOf(first));
    if (across < finePx) {
      path.rect(xOf(first), yOf(first), finePx, finePx);
      return;
    }
    path.moveTo(xOf(first), yOf(first));
    for (let corner = first + 1; corner < end; corner++) path.lineTo(xOf(corner), yOf(corner));
    path.closePath();
  }
}

function contextOf(canvas: HTMLCanvasElement, { width, height, ratio }: Frame): CanvasRenderingContext2D {
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  const context = canvas.getContext('2d')!;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.lineWidth = 0.7;
  return context;
}
