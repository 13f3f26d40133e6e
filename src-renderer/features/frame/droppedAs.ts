import { canBe, fileKindByName, type FileRole } from '../../../src-shared/kinds/files';

const roles = ['project', 'encoder', 'table', 'map'] as const satisfies FileRole[];
export type DroppedRole = (typeof roles)[number];

/** What a dropped file is taken as, by its name; null: nothing that we read. `either`: what is taken as a table or as a map. */
export function droppedAs(fileName: string, either: 'table' | 'map'): DroppedRole | null {
  if (isTableOrMap(fileName)) return either;
  return roles.find((role) => canBe(fileKindByName(fileName), role)) ?? null;
}

/** Whether a file may hold places as well as a map. */
export function isTableOrMap(fileName: string): boolean {
  const kind = fileKindByName(fileName);
  return canBe(kind, 'table') && canBe(kind, 'map');
}
