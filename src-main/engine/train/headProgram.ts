import { AppError } from '../../../src-shared/errors';
import { type TargetId } from '../../../src-shared/kinds/targets';
import { say } from '../../../src-shared/message';
import { embeddingWidth, type EncoderSettings } from '../../../src-shared/settings/encoderSettings';
import { type HostMap, type ProgramSpec } from '../program/executor';
import { encode, encoderSpecs } from '../model/encoder';
import { geoHead, geoHeadSpecs } from '../model/heads';
import { below, tensorSpecs, withPrefix } from '../model/parameters';

/** What a head says of a batch: `images` `[batch, sizePx, sizePx, 3]` → `outputs` `[batch, outputs]`. State: `encoder/…`, `head/…`. */
export function headProgram(encoder: EncoderSettings, outputs: number, batch: number): ProgramSpec {
  const { sizePx } = encoder;
  return {
    state: tensorSpecs({
      ...withPrefix('encoder/', encoderSpecs(encoder)),
      ...withPrefix('head/', geoHeadSpecs(embeddingWidth(encoder), outputs)),
    }),
    data: { images: { shape: [batch, sizePx, sizePx, 3], dtype: 'float32' } },
    compute: (state, data) => {
      const { embedding } = encode(data.images, below('encoder/', state), encoder);
      return { state: {}, outputs: { outputs: geoHead(embedding, below('head/', state)) } };
    },
  };
}

/** The head of a target with the student's encoder, from a checkpoint's state; `state/missing` if the run had no such head. */
export function studentHead(state: HostMap, target: TargetId): { state: HostMap; outputs: number } {
  const head = below(`student/geo/${target}/`, state);
  const bias = head['layer2.bias'];
  if (!bias) throw new AppError('state/missing', say('engine.noHead', { target }));
  const encoder = below('student/encoder/', state);
  return {
    state: { ...withPrefix('encoder/', encoder), ...withPrefix('head/', head) },
    outputs: bias.length,
  };
}
