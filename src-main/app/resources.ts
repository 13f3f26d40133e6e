import { type ChangedPart } from '../../src-shared/contract/app/events';
import { type ErrorData, toErrorData } from '../../src-shared/errors';
import { say } from '../../src-shared/message';
import { type Project } from '../project/project';
import {
  columnValues,
  componentColumns,
  entropyColumns,
  labelValues,
  placeColumns,
  predictionColumns,
} from './bulkColumns';
import { mapImage } from '../images/mapImage';
import { type OnlineTileServer } from './onlineTileServer';
import { Tiles } from './tiles';

/** Bulk data as a shell hands it on. */
export interface Resource {
  status: number;
  type: string;
  body: Uint8Array;
  /** How long the interface may keep it. */
  maxAgeS: number;
}

const columns = (body: Uint8Array): Resource => ok('application/octet-stream', body, 0);
const png = (body: Uint8Array): Resource => ok('image/png', body, 3600);
const ok = (type: string, body: Uint8Array, maxAgeS: number): Resource => ({
  status: 200,
  type,
  body,
  maxAgeS,
});

/** What kind of bulk data changes with which part of the project. */
const madeFrom: Partial<Record<ChangedPart, string[]>> = {
  data: ['places', 'labels', 'column', 'entropies', 'predictions', 'components'],
  images: ['entropies'],
  embeddings: ['components'],
  predictions: ['predictions'],
};

/** Answers for bulk data (contract/app/resources.ts). Columns are kept until what they are made from changes. */
export class Resources {
  private readonly tiles: Tiles;
  private readonly kept = new Map<string, Uint8Array>();

  constructor(
    private readonly project: () => Project,
    private readonly online: OnlineTileServer,
  ) {
    this.tiles = new Tiles(project);
  }

  async get(path: string): Promise<Resource> {
    try {
      const [kind, ...rest] = path.split('/');
      const numbers = rest.map((part) => (/^\d{1,10}$/.test(part) ? Number(part) : NaN));
      return numbers.some(Number.isNaN) ? notFound(path) : await this.find(kind, numbers, path);
    } catch (error) {
      return refused(toErrorData(error));
    }
  }

  /** Forgets what was made from these parts of the project; all of it, if none is named. */
  forget(...parts: ChangedPart[]): void {
    if (parts.length === 0 || parts.includes('project')) {
      this.kept.clear();
      void this.tiles.forget();
      return;
    }
    const kinds = parts.flatMap((part) => madeFrom[part] ?? []);
    for (const path of this.kept.keys()) if (kinds.includes(path.split('/')[0])) this.kept.delete(path);
  }

  close(): Promise<void> {
    return this.tiles.forget();
  }

  private async find(kind: string, numbers: number[], path: string): Promise<Resource> {
    const shape = `${kind}/${numbers.length}`;
    const [first, second] = numbers;
    if (shape === 'places/0') return columns(this.keep(path, () => placeColumns(this.project())));
    if (shape === 'labels/0') return columns(this.keep(path, () => labelValues(this.project())));
    if (shape === 'column/1') return columns(this.keep(path, () => columnValues(this.project(), first)));
    if (shape === 'entropies/1') return columns(this.keep(path, () => entropyColumns(this.project(), first)));
    if (shape === 'predictions/1')
      return columns(this.keep(path, () => predictionColumns(this.project(), first)));
    if (shape === 'components/1')
      return columns(this.keep(path, () => componentColumns(this.project(), first)));
    if (shape === 'image/2') return png(mapImage(this.project(), first, second, 'image'));
    if (shape === 'context/2') return png(mapImage(this.project(), first, second, 'context'));
    if (shape === 'tile/4') return png(await this.tiles.get(numbers));
    if (shape === 'online/4') {
      const { type, body } = await this.online.tile(second, numbers[2], numbers[3]);
      return { status: 200, type, body, maxAgeS: 86_400 };
    }
    return notFound(path);
  }

  private keep(path: string, make: () => Uint8Array): Uint8Array {
    const known = this.kept.get(path);
    if (known) return known;
    const made = make();
    this.kept.set(path, made);
    return made;
  }
}

/** An error travels as data here too: the interface words it. */
const refused = (error: ErrorData): Resource => ({
  status: error.code === 'state/missing' ? 404 : 500,
  type: 'application/json',
  body: new TextEncoder().encode(JSON.stringify(error)),
  maxAgeS: 0,
});

const notFound = (path: string) => refused({ code: 'state/missing', message: say('app.noData', { path }) });
