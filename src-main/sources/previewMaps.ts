import { type MapFilePreview } from '../../src-shared/contract/app/sources';
import { AppError, toErrorData } from '../../src-shared/errors';
import { fileKindRows } from '../../src-shared/kinds/files';
import { type MapClass } from '../../src-shared/kinds/mapClasses';
import { fileAs } from '../files/fileAs';
import { readFeatures } from '../geojson/readFeatures';
import { type Tags } from './classify';
import { classOf } from './geoJsonLayer';
import { classesOfName } from './layerNames';

/** Features of a file that are looked at: layers of a city hold one kind, or mix them from the beginning. */
const mostFeatures = 2000;

type Sample = Pick<MapFilePreview, 'sampled' | 'byClass' | 'notDrawn' | 'untold'>;
const nothing: Sample = { sampled: 0, byClass: {}, notDrawn: 0, untold: 0 };

/** What a map file will be taken as, before it is read: judged by its first features. What is wrong with it is told, not thrown. */
export async function previewMap(path: string): Promise<Omit<MapFilePreview, 'file'>> {
  try {
    const { kind } = await fileAs('map', path);
    const isClassed = fileKindRows[kind].isClassed === true;
    return { kind, isClassed, ...(isClassed ? await sampleOf(path) : nothing), problem: null };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { kind: null, isClassed: false, ...nothing, problem: toErrorData(error).message };
  }
}

async function sampleOf(path: string): Promise<Sample> {
  const byName = classesOfName(path);
  const sample = { ...nothing, byClass: {} as Partial<Record<MapClass, number>> };
  for await (const batch of readFeatures(path)) {
    for (const { feature } of batch) {
      const { properties } = (feature ?? {}) as { properties?: unknown };
      const mapClass = byName === null ? null : classOf((properties ?? {}) as Tags, { byName });
      sample.sampled++;
      if (mapClass === undefined) sample.untold++;
      else if (mapClass === null) sample.notDrawn++;
      else sample.byClass[mapClass] = (sample.byClass[mapClass] ?? 0) + 1;
      if (sample.sampled === mostFeatures) return sample;
    }
  }
  return sample;
}
