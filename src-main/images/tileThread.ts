import { Worker } from 'node:worker_threads';
import { AppError, type ErrorData, fromErrorData, reasonOf } from '../../src-shared/errors';
import { say } from '../../src-shared/message';
import { entryPath } from '../files/entryPath';
import { type TileAddress } from './mapTile';

export interface TileQuestion {
  id: number;
  address: TileAddress;
}

export type TileAnswer = { id: number } & ({ ok: true; png: Uint8Array } | { ok: false; error: ErrorData });

/** A thread that draws the tiles of one layer store, so that the shell goes on meanwhile. */
export class TileThread {
  private readonly worker: Worker;
  private readonly waiting = new Map<number, PromiseWithResolvers<Uint8Array>>();
  private nextId = 1;
  /** Why it draws no more. */
  private failure: AppError | null = null;

  constructor(store: SharedArrayBuffer) {
    this.worker = new Worker(entryPath('tileWorker'), { workerData: store });
    this.worker.unref();
    this.worker.on('message', (answer: TileAnswer) => this.settle(answer));
    this.worker.on('error', (cause) => this.fail(cause));
  }

  /** A PNG. `bug/unexpected` when the thread ends, or has ended. */
  draw(address: TileAddress): Promise<Uint8Array> {
    if (this.failure) return Promise.reject(this.failure);
    const id = this.nextId++;
    const waiting = Promise.withResolvers<Uint8Array>();
    this.waiting.set(id, waiting);
    this.worker.postMessage({ id, address } satisfies TileQuestion);
    return waiting.promise;
  }

  async end(): Promise<void> {
    await this.worker.terminate();
    this.fail(new Error('the project was closed'));
  }

  private settle(answer: TileAnswer): void {
    const waiting = this.waiting.get(answer.id);
    this.waiting.delete(answer.id);
    if (answer.ok) waiting?.resolve(answer.png);
    else waiting?.reject(fromErrorData(answer.error));
  }

  private fail(cause: Error): void {
    this.failure ??= new AppError('bug/unexpected', say('images.tileNotDrawn', { why: reasonOf(cause) }), {
      cause,
    });
    for (const waiting of this.waiting.values()) waiting.reject(this.failure);
    this.waiting.clear();
  }
}
