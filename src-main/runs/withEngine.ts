import { type WorkOptions } from '../../src-shared/progress';
import { EngineClient } from './engineClient';

export type StartEngine = () => Promise<EngineClient>;

export interface RunOptions extends WorkOptions {
  /** Another way to an engine than a child process of this machine. */
  startEngine?: StartEngine;
}

/** Starts an engine for one piece of work and ends it in any case. */
export async function withEngine<Result>(
  start: StartEngine = () => EngineClient.start(),
  work: (engine: EngineClient) => Promise<Result>,
): Promise<Result> {
  const engine = await start();
  try {
    return await work(engine);
  } finally {
    await engine.close();
  }
}
