import { worded } from '../../../src-shared/message.fixture';
import { streamPair } from '../../channel/streamPair.fixture';
import { describe, expect, it } from 'vitest';
import {
  type FromEngine,
  protocolVersion,
  type StartMessage,
  type ToEngine,
} from '../../../src-shared/contract/engine';
import { AppError } from '../../../src-shared/errors';
import { say } from '../../../src-shared/message';
import { parsePreset } from '../../../src-shared/settings/presets';
import { Channel } from '../../channel/channel';
import { type JobTable, serve } from './serve';

/** Serves these jobs to a bare channel; `until` collects messages up to one of this type. */
function served(jobs: Partial<JobTable>) {
  const [mine, other] = streamPair();
  const gone = Promise.withResolvers<string>();
  const refuse = () => Promise.reject(new Error('not in this test'));
  const options = { onGone: () => gone.resolve('gone'), heartbeatMs: 60_000 };
  const none = {
    train: refuse,
    embed: refuse,
    exportEncoder: refuse,
    checkEncoder: refuse,
    embedWithFile: refuse,
  };
  serve(other, { ...none, ...jobs }, options);
  const messages: FromEngine[] = [];
  let arrived = () => {};
  const onMessage = (message: FromEngine) => {
    messages.push(message);
    arrived();
  };
  const client = new Channel<FromEngine, ToEngine>(mine, { onMessage, onClose: () => {} });
  const until = async (type: FromEngine['type'], id?: number) => {
    const found = () =>
      messages.some((each) => each.type === type && (!id || ('id' in each && each.id === id)));
    while (!found()) await new Promise<void>((resolve) => (arrived = resolve));
    return messages.splice(0);
  };
  return { client, until, gone: gone.promise };
}

const embedJob = (id: number, count: number): StartMessage => ({
  type: 'start',
  id,
  kind: 'embed',
  job: {
    settings: parsePreset('quick'),
    executor: 'cpu',
    threads: 1,
    set: { count, sizePx: 16, canvasPx: 24 },
    from: null,
  },
});

describe('serve', () => {
  it('greets, waits for all images, and answers with the result', async () => {
    const { client, until } = served({
      embed: async (_job, { images, emit }) => {
        const lengths = (await images).map((image) => image.length);
        await emit({ type: 'ready', device: 'test', isSoftware: false });
        return { vectors: Float32Array.from(lengths), dimension: 1 };
      },
    });
    expect(await until('hello')).toEqual([
      { type: 'hello', protocol: protocolVersion, node: process.version },
    ]);
    await client.send(embedJob(7, 3));
    await client.send({ type: 'images', id: 7, images: [new Uint8Array(4), new Uint8Array(5)] });
    await client.send({ type: 'images', id: 6, images: [new Uint8Array(9)] });
    await client.send({ type: 'images', id: 7, images: [new Uint8Array(6)] });
    expect(await until('result')).toEqual([
      { type: 'ready', id: 7, device: 'test', isSoftware: false },
      { type: 'result', id: 7, value: { vectors: Float32Array.of(4, 5, 6), dimension: 1 } },
    ]);
  });

  it('waits for the context images too, which follow the canvases', async () => {
    const { client, until } = served({
      train: async (_job, { images }) => ({ state: 'finished', step: (await images).length }),
    });
    const embed = embedJob(5, 2);
    const places = {
      entropy: new Float32Array(2),
      location: new Float32Array(4),
      labels: {},
    };
    const job = { ...embed.job, places, contextPx: 16 };
    await client.send({ ...embed, kind: 'train', job } as StartMessage);
    const image = () => [new Uint8Array(1), new Uint8Array(1)];
    await client.send({ type: 'images', id: 5, images: image() });
    await client.send({ type: 'images', id: 5, images: image() });
    expect(await until('result')).toContainEqual({
      type: 'result',
      id: 5,
      value: { state: 'finished', step: 4 },
    });
  });

  it('cancels, is busy with one job at a time, and answers errors as data', async () => {
    const { client, until, gone } = served({
      embed: async (_job, { images }) => ({ vectors: new Float32Array((await images).length), dimension: 1 }),
      train: () => Promise.reject(new RangeError('Array buffer allocation failed')),
    });
    await until('hello');
    await client.send(embedJob(1, 2));
    await client.send(embedJob(2, 0));
    const busy = {
      code: 'state/busy',
      message: worded('The engine is busy with another job.'),
      data: undefined,
    };
    expect(await until('error')).toEqual([{ type: 'error', id: 2, error: busy }]);
    await client.send({ type: 'cancel', id: 1 });
    const cancelled = { code: 'state/cancelled', message: worded('Cancelled.'), data: undefined };
    expect(await until('error')).toEqual([{ type: 'error', id: 1, error: cancelled }]);
    const train = { ...embedJob(3, 0).job, contextPx: null };
    await client.send({ ...embedJob(3, 0), kind: 'train', job: train } as StartMessage);
    expect(await until('error')).toMatchObject([{ id: 3, error: { code: 'engine/out-of-memory' } }]);
    await client.send(embedJob(4, 0));
    expect(await until('result')).toMatchObject([{ id: 4, value: { dimension: 1 } }]);
    client.close();
    expect(await gone).toBe('gone');
  });

  it('holds a run at its checkpoint until that is stored', async () => {
    const log: string[] = [];
    const { client, until } = served({
      embed: async (_job, { emit }) => {
        await emit({ type: 'checkpoint', step: 1, epoch: 1, bytes: new Uint8Array(1) });
        log.push('went on');
        return { vectors: new Float32Array(0), dimension: 1 };
      },
    });
    await client.send(embedJob(1, 0));
    await until('checkpoint');
    log.push('stored');
    await client.send({ type: 'stored', id: 1 });
    await until('result');
    expect(log).toEqual(['stored', 'went on']);
  });

  it('stops its job when the client is gone', async () => {
    const stopped = Promise.withResolvers<string>();
    const { client, until, gone } = served({
      embed: async (_job, { signal, emit }) => {
        signal.addEventListener('abort', () => stopped.resolve('stopped'));
        await emit({ type: 'ready', device: 'test', isSoftware: false });
        await stopped.promise;
        throw new AppError('state/cancelled', say('cancelled'));
      },
    });
    await client.send(embedJob(1, 0));
    await until('ready');
    client.close();
    expect(await Promise.all([gone, stopped.promise])).toEqual(['gone', 'stopped']);
  });
});
