import { worded } from '../../src-shared/message.fixture';
import { plain } from '../../src-shared/message';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import {
  type EmbedJob,
  type FromEngine,
  type JobEvent,
  type ToEngine,
  protocolVersion,
} from '../../src-shared/contract/engine';
import { AppError, type ErrorData, toErrorData } from '../../src-shared/errors';
import { parsePreset } from '../../src-shared/settings/presets';
import { Channel } from '../channel/channel';
import { streamPair } from '../channel/streamPair.fixture';
import { EngineClient, type EngineTimes } from './engineClient';
import { type EngineProcess, startEngineProcess } from './engineProcess';

type Engine = Channel<ToEngine, FromEngine>;

/** A client of an engine that answers as told, in this process. */
function clientOf(answer: (message: ToEngine, engine: Engine) => void, times: Partial<EngineTimes> = {}) {
  const [stream, far] = streamPair();
  const ended = Promise.withResolvers<AppError>();
  const kill = () => ended.resolve(new AppError('engine/crashed', plain('killed')));
  const engine: Engine = new Channel(far, {
    onMessage: (message) => answer(message, engine),
    onClose: () => {},
  });
  void engine.send({ type: 'hello', protocol: protocolVersion, node: 'test' });
  const process: EngineProcess = { pid: 1, stream, ended: ended.promise, kill };
  return EngineClient.start({ process, ...times });
}

/** A process that runs this script instead of the engine. */
function processOf(script: string): EngineProcess {
  const entry = join(mkdtempSync(join(tmpdir(), 'placeprint-engine-')), 'engine.mjs');
  writeFileSync(entry, script);
  return startEngineProcess(entry);
}

const job = (count: number): EmbedJob => ({
  settings: parsePreset('quick'),
  executor: 'cpu',
  threads: 1,
  set: { count, sizePx: 16, canvasPx: 24 },
  from: null,
});
/** Longer than any test takes. */
const neverMs = 1e8;
const failureOf = (work: Promise<unknown>): Promise<ErrorData | string> =>
  work.then(() => 'no error', toErrorData);

describe('EngineClient', () => {
  it('sends a job and its images, hands on its events, returns its result, and runs the next', async () => {
    const counts: number[] = [];
    const client = await clientOf((message, engine) => {
      if (message.type === 'images') counts.push(message.images.length);
      if (counts.reduce((sum, count) => sum + count, 0) < 3) return;
      void engine.send({ type: 'ready', id: message.id, device: 'test', isSoftware: false });
      void engine.send({ type: 'ready', id: message.id + 1, device: 'of another job', isSoftware: false });
      void engine.send({
        type: 'result',
        id: message.id,
        value: { vectors: new Float32Array(3), dimension: 1 },
      });
    });
    const images = [1, 2, 3].map(() => new Uint8Array(3 << 20));
    const events: JobEvent[] = [];
    const onEvent = (event: JobEvent) => events.push(event);
    const result = await client.run('embed', job(3), { images, onEvent });
    expect({ result, counts, events }).toEqual({
      result: { vectors: new Float32Array(3), dimension: 1 },
      counts: [2, 1],
      events: [{ type: 'ready', id: 1, device: 'test', isSoftware: false }],
    });
    expect(await client.run('embed', job(0), { images: [] })).toEqual(result);
    await client.close();
    expect(await failureOf(client.run('embed', job(0), { images: [] }))).toMatchObject({
      code: 'state/cancelled',
    });
  });

  it('rejects with the error that a job answers, and with what a handler throws', async () => {
    const error = {
      code: 'engine/non-finite' as const,
      message: plain('The loss is not a number.'),
      data: 3,
    };
    const client = await clientOf((message, engine) => {
      if (message.id === 1) return void engine.send({ type: 'error', id: 1, error });
      void engine.send({ type: 'checkpoint', id: message.id, step: 1, epoch: 1, bytes: new Uint8Array(1) });
    });
    expect(await failureOf(client.run('embed', job(0), { images: [] }))).toEqual(error);
    const onEvent = () => {
      throw new AppError('io/disk', plain('The disk is full.'));
    };
    expect(await failureOf(client.run('embed', job(0), { images: [], onEvent }))).toMatchObject({
      code: 'io/disk',
    });
  });

  it('ends the engine of a cancelled job at once where nothing is to be saved', async () => {
    const log: string[] = [];
    const client = await clientOf(({ type }) => void log.push(type), { graceMs: neverMs });
    const controller = new AbortController();
    const running = failureOf(client.run('embed', job(0), { images: [], signal: controller.signal }));
    controller.abort();
    expect(await running).toMatchObject({ code: 'state/cancelled' });
    expect(log).not.toContain('cancel');
    const again = client.run('embed', job(0), { images: [], signal: controller.signal });
    expect(await failureOf(again)).toMatchObject({ code: 'state/cancelled' });
  });

  it('asks a training that has taken a step to save it, and ends an engine that does not', async () => {
    const log: string[] = [];
    const answer = (message: ToEngine, engine: Engine) => {
      log.push(message.type);
      if (message.type === 'start') void engine.send({ type: 'step', id: message.id, step: 1, metrics: {} });
    };
    const client = await clientOf(answer, { graceMs: 20 });
    const controller = new AbortController();
    const options = { images: [], signal: controller.signal, onEvent: () => controller.abort() };
    expect(await failureOf(client.run('embed', job(0), options))).toMatchObject({ code: 'state/cancelled' });
    expect(log).toEqual(['start', 'cancel']);
  });

  it('gives up an engine that has gone silent', async () => {
    const client = await clientOf(() => {}, { silenceMs: 50 });
    expect(await failureOf(client.run('embed', job(0), { images: [] }))).toEqual({
      code: 'engine/lost',
      message: worded('The engine has not answered for 0.05 seconds.'),
      data: undefined,
    });
  });
});

describe('an engine process', () => {
  it('that crashes is reported with its exit code and its log', async () => {
    const process = processOf(`console.log('starting'); throw new Error('no such device')`);
    const failure = (await failureOf(EngineClient.start({ process }))) as ErrorData;
    expect(failure).toMatchObject({ code: 'engine/crashed', data: { exitCode: 1, signal: null } });
    expect((failure.data as { log: string }).log).toMatch(/^starting\n[^]*Error: no such device/);
  });

  it('that is killed is reported with its signal', async () => {
    const process = processOf(`console.error('busy'); setInterval(() => {}, 1000)`);
    const starting = failureOf(EngineClient.start({ process }));
    process.kill();
    expect(await starting).toMatchObject({ code: 'engine/crashed', data: { signal: 'SIGKILL' } });
  });

  it('that is cancelled before it has greeted is ended at once', async () => {
    const process = processOf(`setInterval(() => {}, 1000)`);
    const controller = new AbortController();
    const starting = failureOf(EngineClient.start({ process, signal: controller.signal }));
    controller.abort();
    expect(await starting).toMatchObject({ code: 'state/cancelled' });
    expect((await process.ended).data).toMatchObject({ signal: 'SIGKILL' });
  });

  it('that runs out of memory is reported as such', async () => {
    vi.stubEnv('NODE_OPTIONS', '--max-old-space-size=30');
    const process = processOf(
      `const held = []; while (held.length < 1e3) held.push(Array.from({ length: 1e5 }, Math.random));`,
    );
    vi.unstubAllEnvs();
    expect(await failureOf(EngineClient.start({ process }))).toMatchObject({
      code: 'engine/out-of-memory',
      message: worded(/smaller batchSize/),
    });
  });

  it('that speaks nonsense, or another version, is ended with a clear error', async () => {
    const write = (bytes: string) =>
      `import { writeSync } from 'node:fs'; writeSync(3, Buffer.from('${bytes}', 'hex')); setInterval(() => {}, 1000)`;
    const nonsense = processOf(write('00000004deadbeef'));
    expect(await failureOf(EngineClient.start({ process: nonsense }))).toMatchObject({
      code: 'engine/lost',
      message: worded('4 bytes arrived that are no message.'),
    });
    const greeting = processOf(`
      import { writeSync } from 'node:fs';
      import { serialize } from 'node:v8';
      const body = serialize({ type: 'hello', protocol: 99, node: 'x' });
      const head = Buffer.alloc(4);
      head.writeUInt32BE(body.length);
      writeSync(3, Buffer.concat([head, body]));
      setInterval(() => {}, 1000);`);
    expect(await failureOf(EngineClient.start({ process: greeting }))).toMatchObject({
      code: 'engine/mismatch',
    });
    expect(
      [await nonsense.ended, await greeting.ended].map((end) => (end.data as { signal: string }).signal),
    ).toEqual(['SIGKILL', 'SIGKILL']);
  });

  it('ends by itself when its client is gone', async () => {
    const process = startEngineProcess();
    await EngineClient.start({ process });
    process.stream.destroy();
    expect((await process.ended).data).toMatchObject({ exitCode: 0, signal: null });
  });
});
