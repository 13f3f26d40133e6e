import { AppError } from '../../src-shared/errors';
import { say } from '../../src-shared/message';
import { z } from 'zod';
import { cornerCount, type Region, tooManyCorners } from '../../src-shared/geo/polygon';
import { type Project, timestamp } from './project';
import { parseStored } from './stored';

/** A named polygon, drawn or imported. */
export interface SavedRegion {
  id: number;
  name: string;
  region: Region;
  createdAt: string;
}

/** A region over the 180th meridian goes on beyond it. */
const position = z.tuple([z.number().min(-540).max(540), z.number().min(-90).max(90)]);
const ring = z.array(position).min(4);
const regionSchema = z
  .object({ polygons: z.array(z.array(ring).min(1)).min(1) })
  .refine((region) => tooManyCorners(cornerCount(region)) === null);

interface RegionRow extends Omit<SavedRegion, 'region'> {
  regionJson: string;
}

const columns = 'id, name, region_json AS regionJson, created_at AS createdAt';
const fromRow = ({ regionJson, ...row }: RegionRow): SavedRegion => ({
  ...row,
  region: parseStored(regionSchema, regionJson, say('stored.region', { name: row.name })),
});

export function listRegions(project: Project): SavedRegion[] {
  return project
    .all<RegionRow>(`SELECT ${columns} FROM regions WHERE deleted_at IS NULL ORDER BY id`)
    .map(fromRow);
}

/** `state/missing` if there is none, or it is deleted. */
export function getRegion(project: Project, regionId: number): SavedRegion {
  const row = project.get<RegionRow>(
    `SELECT ${columns} FROM regions WHERE id = ? AND deleted_at IS NULL`,
    regionId,
  );
  if (!row) throw noSuchRegion(regionId)();
  return fromRow(row);
}

const noSuchRegion = (id: number) => () =>
  new AppError('state/missing', say('project.noSuchRegion', { id: String(id) }));

export function addRegion(
  project: Project,
  { name, region }: Pick<SavedRegion, 'name' | 'region'>,
): SavedRegion {
  const { id } = project.run(
    'INSERT INTO regions (name, region_json, created_at) VALUES (?, ?, ?)',
    name,
    JSON.stringify(region),
    timestamp(),
  );
  return getRegion(project, id);
}

/** Codes: those of `getRegion`. */
export function changeRegion(
  project: Project,
  regionId: number,
  { name, region }: Partial<Pick<SavedRegion, 'name' | 'region'>>,
): SavedRegion {
  project.change(
    noSuchRegion(regionId),
    `UPDATE regions SET name = coalesce(?, name), region_json = coalesce(?, region_json)
     WHERE id = ? AND deleted_at IS NULL`,
    name ?? null,
    region ? JSON.stringify(region) : null,
    regionId,
  );
  return getRegion(project, regionId);
}

/** Hides a region until the next opening removes it. Codes: those of `getRegion`. */
export function deleteRegion(project: Project, regionId: number): void {
  project.change(
    noSuchRegion(regionId),
    'UPDATE regions SET deleted_at = ? WHERE id = ? AND deleted_at IS NULL',
    timestamp(),
    regionId,
  );
}

/** Takes a deletion back; `state/missing` if it is gone. */
export function restoreRegion(project: Project, regionId: number): SavedRegion {
  project.run('UPDATE regions SET deleted_at = NULL WHERE id = ?', regionId);
  return getRegion(project, regionId);
}
