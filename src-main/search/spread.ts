import { distanceM, type LngLat } from '../../src-shared/geo/lngLat';

/** Metres of a degree of latitude, and a little less, so that no neighbour is beyond the next cell. */
const metresPerDegree = 110_000;

/** Points of which none is nearer than `leastM` to one that was added: looked up by cells of a grid. */
export class Apart {
  private readonly cells = new Map<string, LngLat[]>();

  constructor(private readonly leastM: number) {}

  add(point: LngLat): void {
    if (this.leastM <= 0) return;
    const key = this.keyOf(this.rowOf(point), this.columnOf(point, this.rowOf(point)));
    const cell = this.cells.get(key);
    if (cell) cell.push(point);
    else this.cells.set(key, [point]);
  }

  /** Whether all added points are at least `leastM` away. */
  isFar(point: LngLat): boolean {
    if (this.leastM <= 0) return true;
    const middle = this.rowOf(point);
    for (let row = middle - 1; row <= middle + 1; row++) {
      const column = this.columnOf(point, row);
      for (let each = column - 1; each <= column + 1; each++)
        for (const other of this.cells.get(this.keyOf(row, each)) ?? [])
          if (distanceM(point, other) < this.leastM) return false;
    }
    return true;
  }

  private rowOf({ lat }: LngLat): number {
    return Math.floor((lat * metresPerDegree) / this.leastM);
  }

  /** Cells of a row are as wide as its side nearest to the pole needs. */
  private columnOf({ lng }: LngLat, row: number): number {
    const degrees = (Math.max(Math.abs(row), Math.abs(row + 1)) * this.leastM) / metresPerDegree;
    const widthM = metresPerDegree * Math.cos((Math.min(89.9, degrees) * Math.PI) / 180);
    return Math.floor((lng * widthM) / this.leastM);
  }

  private keyOf(row: number, column: number): string {
    return `${row} ${column}`;
  }
}
