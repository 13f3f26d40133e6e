import { readFileSync } from 'node:fs';
import { parse } from 'node:path';
import { AppError } from '../../src-shared/errors';
import { say } from '../../src-shared/message';
import { parseRegion } from '../../src-shared/geo/parseRegion';
import { type Region } from '../../src-shared/geo/polygon';
import { refuseStream } from '../files/refuseStream';
import { unreadable } from '../files/unreadable';
import { type Project } from '../project/project';
import { listRegions } from '../project/regions';

/** The polygons of a GeoJSON file. `input/unreadable`, `input/malformed`, and what `parseRegion` throws. */
const regionOf = (path: string): Region => parseRegion(readJson(path));

export const regionIfAny = (path: string | undefined): Region | undefined =>
  path === undefined ? undefined : regionOf(path);

/** A saved region by its name, else that of a file. */
export function namedRegion(project: Project, nameOrPath: string): { name: string; region: Region } {
  const saved = listRegions(project).find(({ name }) => name === nameOrPath);
  return saved ?? { name: parse(nameOrPath).name, region: regionOf(nameOrPath) };
}

function readJson(path: string): unknown {
  refuseStream(path);
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw unreadable(path, cause);
    throw new AppError('input/malformed', say('app.noGeoJson', { name: path, reason: cause.message }), {
      cause,
    });
  }
}
