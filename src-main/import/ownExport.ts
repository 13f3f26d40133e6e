import { type CellValue, JsonText } from '../../src-shared/kinds/columns';
import { proposedTargets } from '../../src-shared/kinds/targets';
import { type Message, say } from '../../src-shared/message';

/** What an export of places adds to what was imported. */
const placeId = 'place_id';
const renamed = /^(place_id|longitude|latitude)_imported$/i;

/** Whether the members of a collection say that Placeprint wrote it. */
export function isOwnCollection({ provenance }: Record<string, unknown>): boolean {
  const generator = (provenance as { generator?: unknown } | null | undefined)?.generator;
  return typeof generator === 'string' && generator.startsWith('Placeprint ');
}

/** What stands in a table of places which Placeprint wrote before what was imported: of places, hits of a search, embeddings. */
const ownColumns =
  /^longitude,latitude,place_id,(?:rank,similarity,distance_m,|dataset,(?:e\d+,)+)?price,population(?:,|$)/;

/** Whether Placeprint wrote a table of places: its own columns lead it, and no two of its rows have the same id. */
export function isOwnTable(header: readonly string[], rows: readonly string[][]): boolean {
  if (!ownColumns.test(header.join())) return false;
  const ids = rows.map((row) => row[2] ?? '');
  return ids.every((id) => /^[1-9]\d*$/.test(id)) && new Set(ids).size === ids.length;
}

/** Columns that an export of our own added: whether a cell of them was taken. */
export class AddedColumns {
  private readonly taken = new Map<string, boolean>();

  see(name: string, isTaken: boolean): void {
    this.taken.set(name, isTaken || this.taken.get(name) === true);
  }

  /** Names those of which nothing was taken. */
  told(): Message[] {
    const columns = [...this.taken].flatMap(([name, isTaken]) => (isTaken ? [] : [name]));
    return columns.length === 0 ? [] : [say('notice.addedColumns', { count: columns.length, columns })];
  }
}

/** What a column of an own export was called before it; null for the ids that an export adds. */
export function nameBefore(name: string): string | null {
  return name === placeId ? null : (renamed.exec(name)?.[1] ?? name);
}

/**
 * The properties of a feature of an own export as they were imported: without our id, and without labels that are not there. What was
 * `added` is noted.
 */
export function propertiesBefore(
  properties: ReadonlyMap<string, CellValue>,
  added: AddedColumns,
): Map<string, CellValue> {
  const before = new Map<string, CellValue>();
  for (const [name, cell] of properties) {
    const isLabel = Object.hasOwn(proposedTargets, name);
    const restored = isLabel && cell instanceof JsonText && cell.isNull ? null : nameBefore(name);
    if (isLabel || restored === null) added.see(name, restored !== null);
    if (restored !== null) before.set(restored, cell);
  }
  return before;
}

/** The id of a feature before its export; null where the export gave it ours. */
export const identifierBefore = <Id>(id: Id, properties: ReadonlyMap<string, CellValue>): Id | null =>
  String(id) === String(properties.get(placeId)) ? null : id;
