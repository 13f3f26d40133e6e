import { isMarkedImported, markImported, withoutImportedMark } from '../../src-shared/importedNames';
import { type CellValue, JsonText } from '../../src-shared/kinds/columns';
import { proposedTargets } from '../../src-shared/kinds/targets';
import { type Message, say } from '../../src-shared/message';

/** What an export of places adds to what was imported. */
const placeId = 'place_id';

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
    return columns.length === 0 ? [] : [say('notice.addedColumns', { columns })];
  }
}

/**
 * Of the names of an own export, those that stay marked as imported: some row has a cell under the name without the mark too, which
 * is a label taken from elsewhere. A label and the cell that it was taken from do not stand in one row.
 */
export function namesApart(
  names: Iterable<string>,
  stand: (name: string, other: string) => boolean,
): Set<string> {
  const apart = new Set<string>();
  const known = new Set(names);
  const marked = [...known].filter(isMarkedImported).sort((a, b) => a.length - b.length);
  for (const name of marked) {
    const before = withoutImportedMark(name);
    const stays = before !== placeId && known.has(before) && (!isMarkedImported(before) || apart.has(before));
    if (stays && stand(before, name)) apart.add(name);
  }
  return apart;
}

/** What a column of an own export was called before it; null for the ids that an export adds. */
export function nameBefore(name: string, apart: ReadonlySet<string>): string | null {
  if (name === placeId) return null;
  return apart.has(name) ? name : withoutImportedMark(name);
}

/** Whether a feature has a property, and not just a null. */
export const isFilled = (cell: CellValue | undefined): boolean =>
  cell !== undefined && !(cell instanceof JsonText && cell.isNull);

/**
 * The properties of a feature of an own export as they were imported: without our id, and without labels that are not there. What was
 * `added` is noted.
 */
export function propertiesBefore(
  properties: ReadonlyMap<string, CellValue>,
  added: AddedColumns,
  apart: ReadonlySet<string>,
): Map<string, CellValue> {
  const before = new Map<string, CellValue>();
  for (const [name, cell] of properties) {
    const isLabel = Object.hasOwn(proposedTargets, name);
    let restored = isLabel && !isFilled(cell) ? null : nameBefore(name, apart);
    if (isLabel || restored === null) added.see(name, restored !== null);
    if (restored === null) continue;
    // Nothing is lost where a later row is not like the first ones.
    while (isFilled(before.get(restored))) restored = markImported(restored);
    before.set(restored, cell);
  }
  return before;
}

/** The id of a feature before its export; null where the export gave it ours. */
export const identifierBefore = <Id>(id: Id, properties: ReadonlyMap<string, CellValue>): Id | null =>
  String(id) === String(properties.get(placeId)) ? null : id;
