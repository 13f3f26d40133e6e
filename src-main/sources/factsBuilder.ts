import { type BBox } from '../../src-shared/geo/lngLat';
import { bboxContains } from '../../src-shared/geo/bbox';
import { type PointKind, pointKindRows } from '../../src-shared/kinds/pointKinds';
import { degreesPerUnit } from './layerStore';
import { Growable } from './growable';
import { type FactColumn, type FactLayer } from './mapFacts';
import { LayerStoreBuilder } from './layerStoreBuilder';

/** Kept values of a property: those that cover most, together `leastCover` at least of all that has one. */
const mostValues = 24;
const leastCover = 0.6;
/** A value stands for a kind where so many features bear it in the mean; else it is a name. */
const leastAlike = 3;
/** A property of more values is a name or a number. */
const mostDistinct = 1000;
const mostProperties = 40;
const longestValue = 80;
/** Two properties sort alike, such as a code and its words, where each tells so much of the other; the one of fewer values is kept. */
const alike = 0.9;

/** A property while its layer is read: a number for each value in the order of their coming, and how much each covers. */
class Property {
  private readonly numbers = new Map<string, number>();
  readonly weights: number[] = [0];
  /** Features that have a value. */
  bearers = 0;
  readonly seen = new Growable(new Uint16Array(64));
  readonly unseen = new Growable(new Uint16Array(64));

  get values(): string[] {
    return [...this.numbers.keys()];
  }

  /** 0 for no value; null where they are too many. */
  numberOf(value: unknown): number | null {
    if (typeof value !== 'string' || value.trim() === '' || value.length > longestValue) return 0;
    const known = this.numbers.get(value);
    if (known !== undefined) return known;
    if (this.numbers.size === mostDistinct) return null;
    this.numbers.set(value, this.weights.length);
    return this.weights.push(0) - 1;
  }
}

const byValues = ([, a]: [string, Property], [, b]: [string, Property]) =>
  a.weights.length - b.weights.length;

/** Collects what the features of one file say of themselves. */
export class FactsBuilder {
  /** Features that are not drawn. */
  readonly unseen: LayerStoreBuilder;
  private readonly properties = new Map<string, Property>();
  private readonly dropped = new Set<string>();
  private readonly pointKinds = new Growable(new Uint8Array(64));
  private readonly points = new Growable(new Int32Array(64));
  private seenCount = 0;
  private unseenCount = 0;

  /** `seenFrom`: the first feature of the file in the store that is drawn. */
  constructor(
    private readonly name: string,
    private readonly seenFrom: number,
    private readonly clip: BBox | undefined,
  ) {
    this.unseen = new LayerStoreBuilder({ clip });
  }

  /** A feature was added, drawn or not, of an object with these properties; `weight`: how much it covers. */
  tell(properties: Readonly<Record<string, unknown>>, isSeen: boolean, weight: number): void {
    const before = isSeen ? this.seenCount : this.unseenCount;
    for (const [name, value] of Object.entries(properties)) {
      if (typeof value !== 'string' || this.dropped.has(name)) continue;
      let property = this.properties.get(name);
      if (!property) {
        if (this.properties.size === mostProperties) continue;
        this.properties.set(name, (property = new Property()));
      }
      const number = property.numberOf(value);
      if (number === null) {
        this.properties.delete(name);
        this.dropped.add(name);
        continue;
      }
      property.weights[number] += weight;
      if (number > 0) property.bearers++;
      const numbers = isSeen ? property.seen : property.unseen;
      while (numbers.length < before) numbers.push(0);
      numbers.push(number);
    }
    if (isSeen) this.seenCount++;
    else this.unseenCount++;
  }

  /** In store units. */
  addPoint(kind: PointKind, lng: number, lat: number): void {
    if (this.clip && !bboxContains(this.clip, { lng: lng * degreesPerUnit, lat: lat * degreesPerUnit }))
      return;
    this.pointKinds.push(pointKindRows[kind].stored);
    this.points.push(lng);
    this.points.push(lat);
  }

  /** Null where no property sorts the features, and no point is known. */
  build(): FactLayer | null {
    const { name, seenFrom, seenCount } = this;
    const kept: Property[] = [];
    const columns: FactColumn[] = [];
    for (const [property, found] of this.properties.entries().toArray().toSorted(byValues)) {
      const column = kept.some((other) => sortAlike(other, found)) ? null : this.columnOf(property, found);
      if (!column) continue;
      kept.push(found);
      columns.push(column);
    }
    const points = { kinds: this.pointKinds.values.slice(), coordinates: this.points.values.slice() };
    if (columns.length === 0 && points.kinds.length === 0) return null;
    const unseen = columns.length > 0 && this.unseenCount > 0 ? this.unseen.build() : null;
    return { name, seenFrom, seenCount, unseen, columns, points };
  }

  private columnOf(name: string, { values, bearers, weights, seen, unseen }: Property): FactColumn | null {
    const all = values.map((value, i) => ({ value, number: i + 1, weight: weights[i + 1] }));
    const kept = all.toSorted((a, b) => b.weight - a.weight).slice(0, mostValues);
    const sumOf = (list: typeof all) => list.reduce((sum, { weight }) => sum + weight, 0);
    const isKind = kept.length > 1 && bearers >= leastAlike * values.length;
    if (!isKind || sumOf(kept) < leastCover * sumOf(all)) return null;
    const codeOf = new Uint8Array(weights.length);
    const ordered = kept.toSorted((a, b) => (a.value < b.value ? -1 : 1));
    ordered.forEach(({ number }, i) => (codeOf[number] = i + 1));
    const codes = (numbers: Growable<Uint16Array>, count: number) => {
      const coded = new Uint8Array(count);
      numbers.values.forEach((number, i) => (coded[i] = codeOf[number]));
      return coded;
    };
    return {
      property: name,
      values: ordered.map(({ value }) => value),
      seen: codes(seen, this.seenCount),
      unseen: codes(unseen, this.unseenCount),
    };
  }
}

/** How much of the features that have a value of both have, with the value of the one, the value of the other that is usual with it. */
function tells(numbers: [from: Growable<Uint16Array>, to: Growable<Uint16Array>][]): number {
  const counts = new Map<number, Map<number, number>>();
  let all = 0;
  for (const [from, to] of numbers)
    for (let i = 0; i < Math.min(from.length, to.length); i++) {
      const [a, b] = [from.values[i], to.values[i]];
      if (a === 0 || b === 0) continue;
      const ofA = counts.get(a) ?? new Map<number, number>();
      counts.set(a, ofA.set(b, (ofA.get(b) ?? 0) + 1));
      all++;
    }
  const usual = [...counts.values()].reduce((sum, ofA) => sum + Math.max(...ofA.values()), 0);
  return all > 0 ? usual / all : 0;
}

const sortAlike = (a: Property, b: Property): boolean =>
  tells([[a.seen, b.seen], [a.unseen, b.unseen]]) >= alike && // prettier-ignore
  tells([[b.seen, a.seen], [b.unseen, a.unseen]]) >= alike; // prettier-ignore
