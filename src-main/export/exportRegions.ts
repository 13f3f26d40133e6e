import { type Project } from '../project/project';
import { listRegions } from '../project/regions';
import { originOf } from './provenance';
import { type WrittenFile } from './writtenFile';
import { type ExportOptions, writeFeatures } from './writeFeatures';

/** The regions with their names as GeoJSON. Codes: those of `writeFeatures`. */
export function exportRegions(
  project: Project,
  path: string,
  options: ExportOptions = {},
): Promise<WrittenFile> {
  const features = listRegions(project).map(({ id, name, region, createdAt }) => ({
    id,
    geometry: region,
    properties: new Map([
      ['name', name],
      ['created_at', createdAt],
    ]),
  }));
  const { provenance } = originOf(project, {});
  return writeFeatures(path, () => features, {
    ...options,
    members: { provenance },
    total: features.length,
  });
}
