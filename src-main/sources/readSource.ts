import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { type LayerClasses } from '../../src-shared/contract/layerClasses';
import { AppError } from '../../src-shared/errors';
import { type BBox } from '../../src-shared/geo/lngLat';
import { type MapClass, storedClasses } from '../../src-shared/kinds/mapClasses';
import { type Message, say } from '../../src-shared/message';
import { type Progress, type WorkOptions } from '../../src-shared/progress';
import { formatOf, type MapFormat } from './format';
import { readGeoJsonLayer } from './geoJsonLayer';
import { classesOfName } from './layerNames';
import { type LayerStore } from './layerStore';
import { LayerStoreBuilder } from './layerStoreBuilder';
import { Notices } from './notices';
import { readOsmPbf } from './osmPbf/readOsmPbf';

/** One file of a map source. */
export interface SourceFile {
  path: string;
  /**
   * How the features of a GeoJSON layer are classed; undefined: as their properties and the file's name tell. To be named in
   * any case, so that what a manifest says cannot get lost on the way.
   */
  classes: LayerClasses | undefined;
}

/** A file that says itself what is in it. */
export const selfTold = (path: string): SourceFile => ({ path, classes: undefined });

export interface ReadSourceOptions extends WorkOptions {
  /** Only what touches this box is kept. */
  clip?: BBox;
  /** Whom to name beside the map, else what the files say; files of OpenStreetMap add theirs. */
  attribution?: string;
}

/** What the project keeps beside the store. */
export interface SourceSummary {
  featureCount: number;
  byClass: Partial<Record<MapClass, number>>;
  bbox: BBox;
  /** Names of the files that were read. */
  files: string[];
  attribution: string | null;
  /** What was left out or could not be used, one line a file and reason. */
  notices: Message[];
}

export const osmAttribution = '© OpenStreetMap contributors, ODbL 1.0';

/**
 * Reads map files (OSM PBF, GeoJSON) into one layer store. Throws `input/unsupported`, `input/malformed`,
 * `input/too-large`, `input/unreadable` with the file's name, `input/no-usable-row` if nothing can be drawn, and `state/cancelled`.
 */
export async function readSource(
  files: SourceFile[],
  options: ReadSourceOptions = {},
): Promise<{ store: LayerStore; summary: SourceSummary }> {
  const builder = new LayerStoreBuilder({ clip: options.clip });
  const notices: Message[] = [];
  const formats = new Set<MapFormat>();
  const credits = new Set<string>();
  const drawn = files.filter(({ classes }) => classes !== null);
  for (const file of drawn) {
    const name = basename(file.path);
    const found = new Notices();
    try {
      formats.add(
        await readFile(file, builder, found, { ...options, onCredit: (credit) => credits.add(credit) }),
      );
    } catch (error) {
      throw named(error, name);
    }
    notices.push(...found.list().map((text) => say('of', { name, text })));
  }
  const store = builder.build();
  const credited = options.attribution ? [options.attribution] : [...credits];
  if (formats.has('osmPbf')) credited.push(osmAttribution);
  const attribution = credited.join('; ') || null;
  const names = drawn.map(({ path }) => basename(path));
  return { store, summary: { ...describe(store), files: names, attribution, notices } };
}

interface LayerOptions extends ReadSourceOptions {
  onCredit: (credit: string) => void;
}

async function readFile(
  file: SourceFile,
  builder: LayerStoreBuilder,
  notices: Notices,
  options: LayerOptions,
): Promise<MapFormat> {
  const format = await formatOf(file.path);
  const note = { kind: 'name' as const, name: basename(file.path) };
  const onProgress = (progress: Progress) => options.onProgress?.({ ...progress, note });
  if (format === 'osmPbf') await readOsmPbf(file.path, builder, notices, { ...options, onProgress });
  else await readLayer(file, builder, notices, { ...options, onProgress });
  return format;
}

async function readLayer(
  file: SourceFile,
  builder: LayerStoreBuilder,
  notices: Notices,
  { signal, onProgress, onCredit }: LayerOptions,
): Promise<void> {
  const { path, classes } = file;
  const byName = classesOfName(path);
  if (classes === undefined && byName === null) return notices.add(say('notice.administrative'));
  const { size: total } = await stat(path);
  const onBytes = (done: number) => onProgress?.({ stage: 'read', done, total, unit: 'bytes' });
  await readGeoJsonLayer(path, { classes, byName }, builder, notices, {
    signal,
    onBytes,
    onCredit,
  });
}

/** An error about a file's content with the file's name before it. */
function named(error: unknown, name: string): unknown {
  if (!(error instanceof AppError) || !error.code.startsWith('input/') || error.message.includes(name))
    return error;
  return new AppError(error.code, say('of', { name, text: error.text }), { cause: error, data: error.data });
}

function describe(store: LayerStore): Pick<SourceSummary, 'featureCount' | 'byClass' | 'bbox'> {
  const byClass: SourceSummary['byClass'] = {};
  for (const index of store.classes) {
    const name = storedClasses[index];
    byClass[name] = (byClass[name] ?? 0) + 1;
  }
  return { featureCount: store.featureCount, byClass, bbox: store.bbox };
}
