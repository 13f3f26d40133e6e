import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { type AppError } from '../../src-shared/errors';
import { randomStream } from '../../src-shared/random';
import { Channel } from './channel';
import { frameHead } from './frames';
import { streamPair } from './streamPair.fixture';

interface Message {
  type: string;
  [field: string]: unknown;
}

/** A channel on one end of a pair, the bare stream on the other, and all that arrives. */
function oneEnd(maxBytes?: number) {
  const [mine, other] = streamPair();
  const messages: Message[] = [];
  const closed = Promise.withResolvers<AppError | undefined>();
  const onMessage = (message: Message) => void messages.push(message);
  const channel = new Channel<Message, Message>(mine, { onMessage, onClose: closed.resolve }, maxBytes);
  return { channel, other, messages, closed: closed.promise };
}

describe('Channel', () => {
  it('carries structured data both ways and tells of the close', async () => {
    const [a, b] = streamPair();
    const arrived = Promise.withResolvers<Message>();
    const ends: string[] = [];
    const left = new Channel<Message, Message>(a, {
      onMessage: arrived.resolve,
      onClose: () => ends.push('left'),
    });
    const right = new Channel<Message, Message>(b, {
      onMessage: () => {},
      onClose: () => ends.push('right'),
    });
    const message = {
      type: 'checkpoint',
      weights: Float32Array.of(1.5, NaN),
      ids: new Int32Array(0),
      nested: [new Map([[1, null]])],
    };
    await right.send(message);
    expect(await arrived.promise).toEqual(message);
    right.close();
    await wait(0);
    left.close();
    await wait(0);
    expect(ends.sort()).toEqual(['left', 'right']);
    await left.send(message);
  });

  it('ends with a clear error on garbage, whatever its bytes', async () => {
    for (let seed = 0; seed < 50; seed++) {
      const { other, messages, closed } = oneEnd(4096);
      const random = randomStream(seed);
      other.end(Buffer.from(Array.from({ length: 1 + random.int(300) }, () => random.int(256))));
      expect({ code: (await closed)?.code, messages }).toEqual({ code: 'engine/lost', messages: [] });
    }
  });

  it('ends with a clear error on a frame that holds no message', async () => {
    const frames = ['no serialised value', '\xff\x0f_', '\xff\x0fI\x02'].map((text) =>
      Buffer.from(text, 'latin1'),
    );
    const messages = frames.map(async (body) => {
      const { other, closed } = oneEnd();
      other.write(Buffer.concat([frameHead(body.length), body]));
      return (await closed)?.message;
    });
    expect(await Promise.all(messages)).toEqual([
      '19 bytes arrived that are no message.',
      'A value arrived that is no message: it has no type.',
      'A value arrived that is no message: it has no type.',
    ]);
  });

  it('does not send what is too large', async () => {
    const { channel } = oneEnd(100);
    await expect(channel.send({ type: 'images', bytes: new Uint8Array(200) })).rejects.toMatchObject({
      code: 'input/too-large',
    });
  });

  it('waits with a big message until the other side reads', async () => {
    const { channel, other } = oneEnd();
    let sent = 0;
    const sending = (async () => {
      for (; sent < 20; sent++) await channel.send({ type: 'images', bytes: new Uint8Array(100_000) });
    })();
    await wait(20);
    expect(sent).toBe(0);
    other.resume();
    await sending;
    expect(sent).toBe(20);
  });
});
