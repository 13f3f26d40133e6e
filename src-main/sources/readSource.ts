import { basename } from 'node:path';
import { type LayerClasses } from '../../src-shared/contract/layerClasses';
import { AppError } from '../../src-shared/errors';
import { type BBox } from '../../src-shared/geo/lngLat';
import { type FileKindOf, fileKindRows } from '../../src-shared/kinds/files';
import { type MapClass, storedClasses } from '../../src-shared/kinds/mapClasses';
import { type Message, say } from '../../src-shared/message';
import { type Progress, type WorkOptions } from '../../src-shared/progress';
import { fileAs } from '../files/fileAs';
import { FactsBuilder } from './factsBuilder';
import { type LayerStore } from './layerStore';
import { type FactLayer } from './mapFacts';
import { LayerStoreBuilder } from './layerStoreBuilder';
import { mapReaders, type MapTarget } from './mapReaders';
import { Notices } from '../files/notices';
import { ofFile } from '../files/ofFile';

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
  /** Of GeoJSON, as TextDecoder calls it; judged where absent. */
  encoding?: string;
  /** Whom to name beside the map, else what the files say; files of OpenStreetMap add theirs. */
  attribution?: string;
}

/** Of what was left out, what is told in an error or a question. */
export const mostReasons = 5;

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

/**
 * Reads map files into one layer store. Throws `input/unsupported`, `input/malformed`,
 * `input/too-large`, `input/unreadable` with the file's name, `input/no-usable-row` if nothing can be drawn, and `state/cancelled`.
 */
export async function readSource(
  files: SourceFile[],
  options: ReadSourceOptions = {},
): Promise<{ store: LayerStore; facts: FactLayer[]; summary: SourceSummary; seen: number; lost: number }> {
  const builder = new LayerStoreBuilder({ clip: options.clip });
  const facts: FactLayer[] = [];
  const notices: Message[] = [];
  const credits = new Set<string>();
  const obliged = new Set<string>();
  let [seen, lost] = [0, 0];
  const drawn = files.filter(({ classes }) => classes !== null);
  for (const file of drawn) {
    const name = basename(file.path);
    const found = new Notices();
    try {
      const told = new FactsBuilder(nameWithoutEnding(name), builder.featureCount, options.clip);
      const onCredit = (credit: string) => void credits.add(credit);
      const target = { builder, facts: told, notices: found, onCredit };
      const { credit } = fileKindRows[await readFile(file, target, options)];
      if (credit) obliged.add(credit);
      const layer = told.build();
      if (layer) facts.push(layer);
    } catch (error) {
      throw ofFile(error, name);
    }
    seen += found.seen;
    lost += found.lost;
    notices.push(...found.list().map((text) => say('of', { name, text })));
  }
  if (builder.featureCount === 0 && notices.length > 0)
    throw new AppError(
      'input/no-usable-row',
      say('sources.nothingToDrawWhy', { reasons: notices.slice(0, mostReasons) }),
    );
  const store = builder.build();
  const credited = options.attribution ? [options.attribution] : [...credits];
  const attribution = [...credited, ...obliged].join('; ') || null;
  const names = drawn.map(({ path }) => basename(path));
  return { store, facts, summary: { ...describe(store), files: names, attribution, notices }, seen, lost };
}

const nameWithoutEnding = (name: string) => name.replace(/\.[^.]*$/, '');

async function readFile(
  { path, classes }: SourceFile,
  target: MapTarget,
  { clip, encoding, signal, onProgress: tell }: ReadSourceOptions,
): Promise<FileKindOf<'map'>> {
  const file = await fileAs('map', path);
  const note = { kind: 'name' as const, name: basename(path) };
  const onProgress = (progress: Progress) => tell?.({ ...progress, note });
  await mapReaders[file.kind](file, target, { classes, clip, encoding, signal, onProgress });
  return file.kind;
}

function describe(store: LayerStore): Pick<SourceSummary, 'featureCount' | 'byClass' | 'bbox'> {
  const byClass: SourceSummary['byClass'] = {};
  for (const index of store.classes) {
    const name = storedClasses[index];
    byClass[name] = (byClass[name] ?? 0) + 1;
  }
  return { featureCount: store.featureCount, byClass, bbox: store.bbox };
}
