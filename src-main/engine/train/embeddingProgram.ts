import { type EncoderSettings } from '../../../src-shared/settings/encoderSettings';
import { type HostMap, type ProgramSpec } from '../program/executor';
import { encode, encoderSpecs } from '../model/encoder';
import { below, tensorSpecs } from '../model/parameters';

/** Embeds a batch: `images` `[batch, sizePx, sizePx, 3]` → `embeddings` `[batch, width]`, not normalised. State: the encoder. */
export function embeddingProgram(encoder: EncoderSettings, batch: number): ProgramSpec {
  const { sizePx } = encoder;
  return {
    state: tensorSpecs(encoderSpecs(encoder)),
    data: { images: { shape: [batch, sizePx, sizePx, 3], dtype: 'float32' } },
    compute: (state, data) => ({
      state: {},
      outputs: { embeddings: encode(data.images, state, encoder).embedding },
    }),
  };
}

/** The weights that embed: the teacher's encoder, which is the better one throughout a run (DINO, section 5.2). */
export function teacherEncoder(state: HostMap): HostMap {
  return below('teacher/encoder/', state);
}
