import { basename } from 'node:path';
import { type LayerClasses } from '../../src-shared/contract/layerClasses';
import { type BBox } from '../../src-shared/geo/lngLat';
import { pointKindOfName } from '../../src-shared/kinds/pointKinds';
import { type FileKindOf } from '../../src-shared/kinds/files';
import { type WorkOptions } from '../../src-shared/progress';
import { AppError } from '../../src-shared/errors';
import { say } from '../../src-shared/message';
import { type FileAs } from '../files/fileAs';
import { readGeoJsonLayer } from './geoJsonLayer';
import { classesOfName } from './layerNames';
import { type FactsBuilder } from './factsBuilder';
import { type LayerStoreBuilder } from './layerStoreBuilder';
import { type Notices } from '../files/notices';
import { readOsmPbf } from './osmPbf/readOsmPbf';

/** Where a reader puts what it finds. */
export interface MapTarget {
  builder: LayerStoreBuilder;
  facts: FactsBuilder;
  notices: Notices;
  /** Called with whom the file asks to be named. */
  onCredit: (credit: string) => void;
}

export interface MapReadOptions extends WorkOptions {
  /** Only what touches this box is kept. */
  clip?: BBox;
  /** Of GeoJSON, as TextDecoder calls it; judged where absent. */
  encoding?: string;
  /** How features are classed where the file does not say it; undefined: as their properties and the file's name tell. */
  classes: LayerClasses | undefined;
}

type MapReader = (file: FileAs<'map'>, target: MapTarget, options: MapReadOptions) => Promise<unknown>;

/** How each kind of map is read. */
export const mapReaders: Record<FileKindOf<'map'>, MapReader> = {
  osmPbf: ({ path }, { builder, facts, notices }, options) =>
    readOsmPbf(path, builder, notices, { facts, ...options }),
  geoJson: readGeoJson,
};

async function readGeoJson(
  { path, sizeBytes: total }: FileAs<'map'>,
  { builder, facts, notices, onCredit }: MapTarget,
  { classes, encoding, signal, onProgress }: MapReadOptions,
): Promise<void> {
  const byName = classesOfName(path);
  const onBytes = (done: number) => onProgress?.({ stage: 'read', done, total, unit: 'bytes' });
  const points = pointKindOfName(basename(path));
  const read = (layer: { classes?: LayerClasses; byName?: LayerClasses }) =>
    readGeoJsonLayer(path, { ...layer, points }, builder, notices, {
      facts,
      encoding,
      signal,
      onBytes,
      onCredit,
    });
  if (classes !== undefined || byName !== null) return read({ classes, byName });
  notices.add(say('notice.administrative'));
  await unlessUnreadable(read({ classes: null }));
}

/** A layer that is not drawn need not be readable. */
async function unlessUnreadable(reading: Promise<void>): Promise<void> {
  try {
    await reading;
  } catch (error) {
    if (!(error instanceof AppError) || !error.code.startsWith('input/')) throw error;
  }
}
