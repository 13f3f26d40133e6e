import { describe, expect, it } from 'vitest';
import { AppError } from '../../src-shared/errors';
import { randomStream } from '../../src-shared/random';
import { frameHead, FrameSplitter } from './frames';

const framed = (bodies: Buffer[]) => Buffer.concat(bodies.flatMap((body) => [frameHead(body.length), body]));

/** Feeds the bytes in pieces of random lengths; returns the frames, and the error if one came. */
function split(bytes: Buffer, seed: number, maxBytes = 1000): { frames: Buffer[]; error: string | null } {
  const random = randomStream(seed);
  const splitter = new FrameSplitter(maxBytes);
  const frames: Buffer[] = [];
  try {
    for (let at = 0; at < bytes.length;) {
      const next = at + 1 + random.int(9);
      frames.push(...splitter.push(bytes.subarray(at, next)));
      at = next;
    }
    splitter.end();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { frames, error: `${error.code}: ${error.message}` };
  }
  return { frames, error: null };
}

describe('FrameSplitter', () => {
  it('puts frames together from any pieces', () => {
    for (let seed = 0; seed < 100; seed++) {
      const random = randomStream(seed);
      const bodies = Array.from({ length: random.int(8) }, () =>
        Buffer.alloc(random.int(40), random.int(256)),
      );
      expect(split(framed(bodies), seed)).toEqual({ frames: bodies, error: null });
    }
  });

  it('says what is missing when the stream is cut anywhere', () => {
    const bytes = framed([Buffer.from('abc')]);
    const errors = [1, 3, 4, 6].map((length) => split(bytes.subarray(0, length), 1).error);
    expect(errors).toEqual([
      'engine/lost: The connection ended after 1 bytes of the head of a message.',
      'engine/lost: The connection ended after 3 bytes of the head of a message.',
      'engine/lost: The connection ended after 0 bytes of a message of 3 bytes.',
      'engine/lost: The connection ended after 2 bytes of a message of 3 bytes.',
    ]);
  });

  it('refuses a frame above the limit at its head, before its body is collected', () => {
    expect(split(frameHead(1001), 1)).toEqual({
      frames: [],
      error: 'engine/lost: A message of 1,001 bytes was announced, where at most 1,000 are allowed.',
    });
  });
});
