import { distanceM, type LngLat } from '../../src-shared/geo/lngLat';
import { turn, wrapLng } from '../../src-shared/geo/longitude';

/** Metres of a degree of latitude, and a little less, so that no neighbour is beyond the next cell. */
const metresPerDegree = 110_000;
/** So few columns lie around a pole that neighbours may be more than one apart. */
const fewColumns = 12;
/** Less than 1, because the way across a cell near a pole is shorter than the way along it. */
const columnShare = 0.95;

/** Points of which none is nearer than `leastM` to one that was added: looked up by cells of a grid. */
export class Apart {
  private readonly cells = new Map<string, LngLat[]>();

  constructor(private readonly leastM: number) {}

  add(point: LngLat): void {
    if (this.leastM <= 0) return;
    const row = this.rowOf(point);
    const key = this.keyOf(row, this.columnOf(point, this.columnsIn(row)));
    const cell = this.cells.get(key);
    if (cell) cell.push(point);
    else this.cells.set(key, [point]);
  }

  /** Whether all added points are at least `leastM` away. */
  isFar(point: LngLat): boolean {
    if (this.leastM <= 0) return true;
    const middle = this.rowOf(point);
    for (let row = middle - 1; row <= middle + 1; row++) {
      const columns = this.columnsIn(row);
      const reach = columns < fewColumns ? columns >> 1 : 1;
      const column = this.columnOf(point, columns);
      for (let each = column - reach; each <= column + reach; each++)
        for (const other of this.cells.get(this.keyOf(row, (each + columns) % columns)) ?? [])
          if (distanceM(point, other) < this.leastM) return false;
    }
    return true;
  }

  private rowOf({ lat }: LngLat): number {
    return Math.floor((lat * metresPerDegree) / this.leastM);
  }

  /** Columns of a row, around the Earth: as wide as its side nearest to the pole needs. */
  private columnsIn(row: number): number {
    const degrees = (Math.max(Math.abs(row), Math.abs(row + 1)) * this.leastM) / metresPerDegree;
    const aroundM = turn * metresPerDegree * Math.cos((Math.min(90, degrees) * Math.PI) / 180);
    return Math.max(1, Math.floor((columnShare * aroundM) / this.leastM));
  }

  private columnOf({ lng }: LngLat, columns: number): number {
    return Math.min(columns - 1, Math.floor(((wrapLng(lng) + 180) / turn) * columns));
  }

  private keyOf(row: number, column: number): string {
    return `${row} ${column}`;
  }
}
