import { AppError } from '../../src-shared/errors';
import { say } from '../../src-shared/message';
import { TileThread } from '../images/tileThread';
import { readMapSource } from '../project/mapSources';
import { type Project } from '../project/project';

const keptTiles = 600;
const zooms = { min: 8, max: 20 };

/** Tiles of the project's map sources: one drawing thread at a time, the last few hundred tiles kept. */
export class Tiles {
  private thread: { sourceId: number; drawer: TileThread } | null = null;
  private readonly kept = new Map<string, Promise<Uint8Array>>();

  constructor(private readonly project: () => Project) {}

  /** `[sourceId, z, x, y]` → PNG. `input/bad-argument` for an address that is none, `state/missing`. */
  get(address: number[]): Promise<Uint8Array> {
    const [sourceId, z, x, y] = address;
    if (z < zooms.min || z > zooms.max || x >= 2 ** z || y >= 2 ** z)
      throw new AppError(
        'state/missing',
        say('app.noTile', { tile: `${z}/${x}/${y}`, least: zooms.min, most: zooms.max }),
      );
    const key = address.join('/');
    const known = this.kept.get(key);
    if (known) return known;
    const drawn = this.threadFor(sourceId).draw({ z, x, y });
    drawn.catch(() => this.kept.delete(key));
    this.kept.set(key, drawn);
    if (this.kept.size > keptTiles) this.kept.delete(this.kept.keys().next().value!);
    return drawn;
  }

  async forget(): Promise<void> {
    const { thread } = this;
    this.thread = null;
    this.kept.clear();
    await thread?.drawer.end();
  }

  private threadFor(sourceId: number): TileThread {
    if (this.thread?.sourceId === sourceId) return this.thread.drawer;
    const drawer = new TileThread(readMapSource(this.project(), sourceId));
    void this.thread?.drawer.end();
    this.thread = { sourceId, drawer };
    return drawer;
  }
}
