import { AppError, throwIfCancelled } from '../../src-shared/errors';
import { type WorkOptions } from '../../src-shared/progress';
import { EngineClient } from './engineClient';

export type StartEngine = () => Promise<EngineClient>;

export interface RunOptions extends WorkOptions {
  /** Another way to an engine than a child process of this machine. */
  startEngine?: StartEngine;
}

/** Starts an engine for one piece of work and ends it in any case. */
export async function withEngine<Result>(
  { signal, startEngine = () => EngineClient.start({ signal }) }: RunOptions,
  work: (engine: EngineClient) => Promise<Result>,
): Promise<Result> {
  try {
    const engine = await startEngine();
    try {
      return await work(engine);
    } finally {
      await engine.close();
    }
  } catch (error) {
    // Ctrl-C reaches the whole process group: an engine that has only just been started ends by it.
    if (error instanceof AppError && error.code === 'engine/crashed') throwIfCancelled(signal);
    throw error;
  }
}
