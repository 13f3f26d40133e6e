import { type OnlineTiles, onlineTilesSchema } from '../../src-shared/contract/app/background';
import { AppError, reasonOf } from '../../src-shared/errors';
import { type Message, say } from '../../src-shared/message';
import { StateFile } from './stateFile';

const types = ['image/png', 'image/jpeg', 'image/webp'];
const largestBytes = 2 ** 22;
const patienceMs = 15_000;

export interface OnlineTile {
  type: string;
  body: Uint8Array;
}

/**
 * Map tiles that are asked of a server on behalf of the interface, which itself reaches nothing but its own shell. Which
 * server is kept in a file of the application: opening somebody's project asks nobody anything.
 */
export class OnlineTileServer {
  private readonly file: StateFile<OnlineTiles | null>;

  constructor(path: string) {
    this.file = new StateFile(path, onlineTilesSchema.nullable(), null);
  }

  get(): OnlineTiles | null {
    return this.file.read();
  }

  set(tiles: OnlineTiles | null): void {
    this.file.write(tiles);
  }

  /** `state/missing` without a server, `io/network` where it does not answer with a picture. */
  async tile(z: number, x: number, y: number): Promise<OnlineTile> {
    const tiles = this.get();
    if (!tiles?.shown) throw new AppError('state/missing', say('app.noTileServer'));
    const numbers = { z, x, y };
    const address = tiles.template.replace(/\{([zxy])\}/g, (_, name: 'z') => `${numbers[name]}`);
    try {
      return await ask(address);
    } catch (error) {
      const { host } = new URL(address);
      throw new AppError('io/network', say('app.tilesUnreadable', { host, reason: reasonOf(error) }));
    }
  }
}

const unusable = (answer: Message) => new AppError('io/network', answer);

async function ask(address: string): Promise<OnlineTile> {
  const response = await fetch(address, {
    redirect: 'error',
    headers: { 'User-Agent': 'Placeprint (desktop application)', Accept: types.join(', ') },
    signal: AbortSignal.timeout(patienceMs),
  });
  if (!response.ok) throw unusable(say('app.tileAnswer', { answer: String(response.status) }));
  const type = response.headers.get('content-type')?.split(';')[0].trim() ?? 'nothing';
  if (!types.includes(type)) throw unusable(say('app.tileNoPicture', { type }));
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of response.body!) {
    bytes += part.length;
    if (bytes > largestBytes) throw unusable(say('app.tileTooLarge', { most: largestBytes / 2 ** 20 }));
    parts.push(part);
  }
  return { type, body: Buffer.concat(parts) };
}
