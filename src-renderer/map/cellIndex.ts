import Flatbush from 'flatbush';
import { type MapCell } from './mapTypes';
import { turnsShown, worldX, worldY } from './mercator';

/** Cells of a choropleth in world pixels (mercator.ts), found by box and by point. */
export class CellIndex {
  /** x, y of every corner of every cell. */
  readonly corners: Float64Array;
  /** Where a cell's corners begin, counted in corners; one more than cells. */
  readonly starts: Uint32Array;
  private readonly boxes: Flatbush | null;

  constructor(readonly cells: MapCell[]) {
    this.starts = Uint32Array.from({ length: cells.length + 1 });
    cells.forEach(({ boundary }, i) => (this.starts[i + 1] = this.starts[i] + boundary.length));
    this.corners = new Float64Array(2 * this.starts[cells.length]);
    cells
      .flatMap(({ boundary }) => boundary)
      .forEach(([lng, lat], i) => this.corners.set([worldX(lng), worldY(lat)], 2 * i));
    this.boxes = cells.length > 0 ? this.indexed() : null;
  }

  /** Numbers of the cells whose box touches a box. */
  within(minX: number, minY: number, maxX: number, maxY: number): number[] {
    return this.boxes?.search(minX, minY, maxX, maxY) ?? [];
  }

  /** The shifts (`turnsShown`) by which cells are seen in a stretch of the map. */
  turns(left: number, right: number): number[] {
    return this.boxes ? turnsShown(this.boxes, left, right) : [];
  }

  /** The cell around a point, on whichever turn; of several the one that is painted last. */
  at(x: number, y: number): MapCell | null {
    const hits = this.turns(x, x).flatMap((by) =>
      this.within(x - by, y, x - by, y).filter((cell) => this.contains(cell, x - by, y)),
    );
    return hits.length > 0 ? this.cells[Math.max(...hits)] : null;
  }

  private indexed(): Flatbush {
    const boxes = new Flatbush(this.cells.length);
    this.cells.forEach((_, cell) => boxes.add(...this.boxOf(cell)));
    boxes.finish();
    return boxes;
  }

  private boxOf(cell: number): [number, number, number, number] {
    const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let i = this.starts[cell]; i < this.starts[cell + 1]; i++) {
      const [x, y] = [this.corners[2 * i], this.corners[2 * i + 1]];
      box[0] = Math.min(box[0], x);
      box[1] = Math.min(box[1], y);
      box[2] = Math.max(box[2], x);
      box[3] = Math.max(box[3], y);
    }
    return box;
  }

  /** Even-odd rule. */
  private contains(cell: number, x: number, y: number): boolean {
    const [first, end] = [this.starts[cell], this.starts[cell + 1]];
    let inside = false;
    for (let i = first, before = end - 1; i < end; before = i++) {
      const [x1, y1] = [this.corners[2 * before], this.corners[2 * before + 1]];
      const [x2, y2] = [this.corners[2 * i], this.corners[2 * i + 1]];
      if (y1 > y !== y2 > y && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)) inside = !inside;
    }
    return inside;
  }
}
