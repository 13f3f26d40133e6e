import { parse } from 'node:path';
import { type Region } from '../../src-shared/geo/polygon';
import { wordsOf } from '../../src-shared/message';
import { readRegion } from '../geojson/readRegion';
import { type Project } from '../project/project';
import { listRegions } from '../project/regions';

/** The polygons of a GeoJSON file; what of it is left out is told on stderr. Codes: those of `readRegion`. */
async function regionOf(path: string, encoding?: string): Promise<Region> {
  const { region, notices } = await readRegion(path, { encoding });
  for (const notice of notices) process.stderr.write(`${wordsOf(notice, 'en')}\n`);
  return region;
}

export const regionIfAny = async (path?: string, encoding?: string): Promise<Region | undefined> =>
  path === undefined ? undefined : regionOf(path, encoding);

/** A saved region by its name, else that of a file. */
export async function namedRegion(
  project: Project,
  nameOrPath: string,
  encoding?: string,
): Promise<{ name: string; region: Region }> {
  const saved = listRegions(project).find(({ name }) => name === nameOrPath);
  return saved ?? { name: parse(nameOrPath).name, region: await regionOf(nameOrPath, encoding) };
}
