import { turn, wrapLng } from './longitude';

const bins = turn;
const binOf = (lng: number) => Math.min(bins - 1, Math.floor(lng + 180));
const startOf = (bin: number) => bin - 180;

/**
 * The shortest stretch of longitudes that holds all that was added: the rest of the circle is its largest gap. Takes the same
 * memory for any number; gaps within a degree are not looked for.
 */
export class LngExtent {
  private readonly least = new Float64Array(bins).fill(Infinity);
  private readonly most = new Float64Array(bins).fill(-Infinity);

  /** Adds a longitude, −180 to 180. */
  add(lng: number): void {
    this.mark(binOf(lng), lng, lng);
  }

  /** Adds all from `west` eastward to `east`, which is no less and may lie beyond 180. */
  addSpan(west: number, east: number): void {
    if (east - west >= turn) return this.addWithin(-180, 180);
    const start = west >= -180 && east <= 180 ? west : wrapLng(west);
    const end = start + (east - west);
    this.addWithin(start, Math.min(end, 180));
    if (end > 180) this.addWithin(-180, end - turn);
  }

  /** West from −180 to 180, east no less: beyond 180 where the stretch goes over that meridian. Null of nothing. */
  get span(): [west: number, east: number] | null {
    const used = Array.from(this.least.keys()).filter((bin) => this.least[bin] !== Infinity);
    if (used.length === 0) return null;
    let [west, east] = [this.least[used[0]], this.most[used[used.length - 1]]];
    let widest = turn - (east - west);
    for (let i = 1; i < used.length; i++) {
      const [before, after] = [this.most[used[i - 1]], this.least[used[i]]];
      if (after - before > widest) [widest, west, east] = [after - before, after, before + turn];
    }
    return [west, east];
  }

  private addWithin(west: number, east: number): void {
    const [first, last] = [binOf(west), binOf(east)];
    for (let bin = first; bin <= last; bin++)
      this.mark(bin, Math.max(west, startOf(bin)), Math.min(east, startOf(bin + 1)));
  }

  private mark(bin: number, least: number, most: number): void {
    if (least < this.least[bin]) this.least[bin] = least;
    if (most > this.most[bin]) this.most[bin] = most;
  }
}

/**
 * Longitudes (−180 to 180) with a turn added where that brings all of them together: across their largest gap no two are
 * neighbours. The same array where they lie together as they are.
 */
export function unwrappedLngs(lngs: Float64Array): Float64Array {
  const extent = new LngExtent();
  for (const lng of lngs) extent.add(lng);
  const [west, east] = extent.span ?? [0, 0];
  return east <= 180 ? lngs : lngs.map((lng) => (lng < west ? lng + turn : lng));
}
