import { type ComponentColumns } from '../../../src-shared/contract/app/resources';
import { classColours } from '../../../src-shared/classColours';
import { packed } from '../../map/palettes';

/** What the colour of a place says. */
export const colourings = ['components', 'clusters', 'plain'] as const;
export type Colouring = (typeof colourings)[number];

type Rgb = readonly [red: number, green: number, blue: number];

const plain: Rgb = [11, 98, 196];
const dimmed = 26;
/** Places without an embedding. */
const absent = stepped(packed([128, 128, 128]));

/** Clusters beyond the scheme begin anew. */
export const clusterCss = (cluster: number): string =>
  `rgb(${classColours[cluster % classColours.length].join(' ')})`;

/** A component as a channel: neither black nor white, so that it is seen on any ground. */
const channel = (value: number): number => Math.round(45 + 195 * value);

/** The colour of each embedding, by row of the columns. */
export function embeddingColours(columns: ComponentColumns, colouring: Colouring): Uint32Array {
  const { first, second, third, cluster } = columns;
  return Uint32Array.from(cluster, (each, row) => {
    if (colouring === 'clusters') return packed(classColours[each % classColours.length]);
    if (colouring === 'plain') return packed(plain);
    return packed([channel(first[row]), channel(second[row]), channel(third[row])]);
  });
}

/** For each place of the map the row of its embedding; −1 where it has none. */
export function rowsOnMap(placeIds: Uint32Array, embeddedIds: Uint32Array): Int32Array {
  const rowOf = new Map(Array.from(embeddedIds, (id, row) => [id, row]));
  return Int32Array.from(placeIds, (id) => rowOf.get(id) ?? -1);
}

/** Colours of the places on the map: those whose row is not shown step back, as do those without an embedding. */
export function placeColours(
  rows: Int32Array,
  colours: Uint32Array,
  isShown: Uint8Array | null,
): Uint32Array {
  const result = new Uint32Array(rows.length);
  for (let place = 0; place < rows.length; place++) {
    const row = rows[place];
    if (row < 0) result[place] = absent;
    else result[place] = isShown === null || isShown[row] ? colours[row] : stepped(colours[row]);
  }
  return result;
}

/** A packed colour, nearly transparent. */
function stepped(colour: number): number {
  return ((colour & 0xffffff) | (dimmed << 24)) >>> 0;
}

export function clusterCounts(cluster: Uint32Array): number[] {
  const counts: number[] = [];
  for (const each of cluster) counts[each] = (counts[each] ?? 0) + 1;
  return Array.from(counts, (count) => count ?? 0);
}
