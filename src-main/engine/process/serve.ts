import { type Duplex } from 'node:stream';
import {
  type EngineJobs,
  type FromEngine,
  imagesOfJob,
  type JobKind,
  protocolVersion,
  type StartMessage,
  type ToEngine,
} from '../../../src-shared/contract/engine';
import { AppError } from '../../../src-shared/errors';
import { say } from '../../../src-shared/message';
import { Channel } from '../../channel/channel';
import { engineError } from './engineError';
import { type JobContext, OpenJob } from './openJob';

export type JobTable = {
  [Kind in JobKind]: (
    job: EngineJobs[Kind]['job'],
    context: JobContext,
  ) => Promise<EngineJobs[Kind]['result']>;
};

export interface ServeOptions {
  /** Called when the client is gone. */
  onGone(): void;
  heartbeatMs?: number;
}

/** Serves one client over a stream: greets, runs its jobs one at a time, and sends a sign of life between their steps. */
export function serve(stream: Duplex, jobs: JobTable, { onGone, heartbeatMs = 5_000 }: ServeOptions): void {
  let open: OpenJob | null = null;

  const channel = new Channel<ToEngine, FromEngine>(stream, {
    onMessage(message) {
      if (message.type === 'start') void start(message);
      else if (message.id === open?.id) open.receive(message);
    },
    onClose() {
      clearInterval(beat);
      open?.cancel();
      onGone();
    },
  });
  const beat = setInterval(() => void channel.send({ type: 'heartbeat' }), heartbeatMs);

  async function start(message: StartMessage): Promise<void> {
    const { id } = message;
    try {
      await channel.send({ type: 'result', id, value: await run(message) });
    } catch (error) {
      await channel.send({ type: 'error', id, error: engineError(error) });
    }
  }

  async function run({ id, kind, job }: StartMessage): Promise<EngineJobs[JobKind]['result']> {
    if (open) throw new AppError('state/busy', say('engine.busy'));
    open = new OpenJob(id, imagesOfJob(job), (event) => channel.send({ ...event, id }));
    try {
      return await jobs[kind](job as never, open);
    } finally {
      open = null;
    }
  }

  void channel.send({ type: 'hello', protocol: protocolVersion, node: process.version });
}
