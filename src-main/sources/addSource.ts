import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { AppError } from '../../src-shared/errors';
import { type BBox } from '../../src-shared/geo/lngLat';
import { type MapClass, mapClasses } from '../../src-shared/mapClasses';
import { type WorkOptions } from '../../src-shared/progress';
import { addMapSource, readMapSource } from '../project/mapSources';
import { type Project } from '../project/project';
import { type LayerClasses } from './classify';
import { formatOf } from './format';
import { readGeoJsonLayer } from './geoJsonLayer';
import { classesOfName } from './layerNames';
import { type LayerStore, openLayerStore } from './layerStore';
import { LayerStoreBuilder } from './layerStoreBuilder';
import { Notices } from './notices';
import { readOsmPbf } from './osmPbf/readOsmPbf';

/** One file of a map source, as a place's manifest lists it. */
export interface SourceFile {
  path: string;
  /** Classes for a GeoJSON layer, in place of what its properties and its name say; null: not drawn. */
  classes?: LayerClasses;
}

export interface SourceOptions extends WorkOptions {
  /** Only what touches this box is kept. */
  clip?: BBox;
  /** Shown in lists; the first file's name where absent. */
  name?: string;
  /** Whom to name beside the map; files of OpenStreetMap add theirs. */
  attribution?: string;
}

/** What the project keeps beside the store. */
export interface SourceSummary {
  featureCount: number;
  byClass: Partial<Record<MapClass, number>>;
  bbox: BBox;
  files: string[];
  attribution: string | null;
  /** What was left out or could not be used, in whole sentences. */
  notices: string[];
}

export const osmAttribution = '© OpenStreetMap contributors, ODbL 1.0';

/**
 * Reads map files (OSM PBF, GeoJSON) into one layer store. Throws `input/unsupported`, `input/malformed`,
 * `input/too-large`, `input/unreadable` with the file's name, `input/no-usable-row` if nothing can be drawn, and
 * `state/cancelled`.
 */
export async function readSource(
  files: SourceFile[],
  options: SourceOptions = {},
): Promise<{ store: LayerStore; summary: SourceSummary }> {
  const builder = new LayerStoreBuilder({ clip: options.clip });
  const notices: string[] = [];
  let hasOsm = false;
  for (const file of files) {
    if (file.classes === null) continue;
    const found = new Notices();
    const format = await formatOf(file.path);
    if (format === 'osmPbf') await readOsmPbf(file.path, builder, found, options);
    else await readLayer(file, builder, found, options);
    hasOsm ||= format === 'osmPbf';
    notices.push(...found.list(`${basename(file.path)}: `));
  }
  const store = builder.build();
  const attribution = [options.attribution, hasOsm && osmAttribution].filter(Boolean).join('; ') || null;
  return {
    store,
    summary: { ...describe(store), files: files.map(({ path }) => basename(path)), attribution, notices },
  };
}

/** Reads map files and stores them in the project. Nothing is visible before all is. Throws as `readSource` does. */
export async function addSource(
  project: Project,
  files: SourceFile[],
  options: SourceOptions = {},
): Promise<SourceSummary & { sourceId: number }> {
  if (files.length === 0) throw new AppError('input/bad-argument', 'Name at least one map file.');
  const { store, summary } = await readSource(files, options);
  const { featureCount, attribution } = summary;
  const name = options.name ?? basename(files[0].path);
  const sourceId = addMapSource(project, { name, attribution, featureCount, summary, store: store.buffer });
  return { sourceId, ...summary };
}

/** A stored source, ready to be drawn. Throws `state/missing`, `io/corrupt`. */
export const loadSource = (project: Project, sourceId: number): LayerStore =>
  openLayerStore(readMapSource(project, sourceId));

async function readLayer(
  file: SourceFile,
  builder: LayerStoreBuilder,
  notices: Notices,
  options: SourceOptions,
) {
  const byName = classesOfName(file.path);
  if (byName === null && file.classes === undefined) return;
  const { size } = await stat(file.path);
  await readGeoJsonLayer(file.path, { classes: file.classes, byName }, builder, notices, {
    signal: options.signal,
    onBytes: (done) =>
      options.onProgress?.({ stage: `Reading ${basename(file.path)}`, done, total: size, unit: 'bytes' }),
  });
}

function describe(store: LayerStore): Pick<SourceSummary, 'featureCount' | 'byClass' | 'bbox'> {
  const byClass: SourceSummary['byClass'] = {};
  for (const index of store.classes) {
    const name = mapClasses[index];
    byClass[name] = (byClass[name] ?? 0) + 1;
  }
  return { featureCount: store.featureCount, byClass, bbox: store.bbox };
}
