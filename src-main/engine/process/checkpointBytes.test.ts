import { describe, expect, it } from 'vitest';
import { AppError } from '../../../src-shared/errors';
import { randomStream } from '../../../src-shared/random';
import { decodeCheckpoint, encodeCheckpoint } from './checkpointBytes';
import { decodeTensors, encodeTensors } from './safetensors';

const checkpoint = {
  step: 12,
  epoch: 3,
  rollBacks: 1,
  state: {
    'student/a': Float32Array.of(1.5, -0, NaN, Infinity),
    empty: new Float32Array(0),
    n: Int32Array.of(-7),
  },
};

describe('checkpoint bytes', () => {
  it('come back bit for bit, at any alignment', () => {
    const bytes = encodeCheckpoint(checkpoint);
    const shifted = Buffer.concat([Buffer.alloc(3), bytes]).subarray(3);
    expect(decodeCheckpoint(bytes)).toEqual(checkpoint);
    expect(decodeCheckpoint(shifted)).toEqual(checkpoint);
    expect(Object.is(decodeCheckpoint(shifted).state['student/a'][1], -0)).toBe(true);
  });

  it('are a safetensors file', () => {
    const bytes = Buffer.from(encodeTensors({ tensors: { w: Float32Array.of(2) }, metadata: { a: 'b' } }));
    const header = '{"__metadata__":{"a":"b"},"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}';
    expect(bytes.subarray(8, -4).toString().trimEnd()).toBe(header);
    expect(bytes.readBigUInt64LE()).toBe(BigInt(bytes.length - 12));
    expect(bytes.readFloatLE(bytes.length - 4)).toBe(2);
  });

  it('are refused where they are cut off or damaged', () => {
    const bytes = encodeCheckpoint(checkpoint);
    const random = randomStream(1);
    const refusal = (damaged: Uint8Array) => {
      try {
        decodeCheckpoint(damaged);
        return 'read';
      } catch (error) {
        return error instanceof AppError ? error.code : String(error);
      }
    };
    const headerEnd = bytes.length - 20;
    const damages = Array.from({ length: 200 }, () => {
      const damaged = Uint8Array.from(bytes);
      for (let i = 0; i < 8; i++) damaged[random.int(headerEnd)] ^= 1 + random.int(255);
      return refusal(damaged);
    });
    const cuts = Array.from(bytes, (_, length) => refusal(bytes.subarray(0, length)));
    expect([...new Set(cuts)]).toEqual(['io/corrupt']);
    expect([...new Set(damages)].filter((code) => code !== 'read')).toEqual(['io/corrupt']);
    expect(() => decodeTensors(new Uint8Array(0))).toThrow('damaged');
  });
});
