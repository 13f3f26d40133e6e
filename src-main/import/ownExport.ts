import { type CellValue, JsonText } from '../../src-shared/kinds/columns';
import { proposedTargets } from '../../src-shared/kinds/targets';

/** What an export of places adds to what was imported. */
const placeId = 'place_id';
const renamed = /^(place_id|longitude|latitude)_imported$/i;

/** Whether the members of a collection say that Placeprint wrote it. */
export function isOwnCollection({ provenance }: Record<string, unknown>): boolean {
  const generator = (provenance as { generator?: unknown } | null | undefined)?.generator;
  return typeof generator === 'string' && generator.startsWith('Placeprint ');
}

/** Whether a header is that of a table of places which Placeprint wrote. */
export const isOwnHeader = (header: readonly string[]): boolean =>
  header[0] === 'longitude' && header[1] === 'latitude' && header[2] === placeId;

/** What a column of an own export was called before it; null for the ids that an export adds. */
export function nameBefore(name: string): string | null {
  return name === placeId ? null : (renamed.exec(name)?.[1] ?? name);
}

/** The properties of a feature of an own export as they were imported: without our id, and without labels that are not there. */
export function propertiesBefore(properties: ReadonlyMap<string, CellValue>): Map<string, CellValue> {
  const before = new Map<string, CellValue>();
  for (const [name, cell] of properties) {
    const isNoLabel = Object.hasOwn(proposedTargets, name) && cell instanceof JsonText && cell.isNull;
    const restored = isNoLabel ? null : nameBefore(name);
    if (restored !== null) before.set(restored, cell);
  }
  return before;
}

/** The id of a feature before its export; null where the export gave it ours. */
export const identifierBefore = <Id>(id: Id, properties: ReadonlyMap<string, CellValue>): Id | null =>
  String(id) === String(properties.get(placeId)) ? null : id;
