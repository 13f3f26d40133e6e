import { type InferenceSession, Tensor } from 'onnxruntime-node';
import { mapOf } from '../data/batches';
import { type ImageSet } from '../data/imageSet';
import { openSession } from '../executors/compiled';
import { modelInput, modelOutput } from './portableModel';

/** A portable model that runs. */
export class ModelSession {
  private constructor(private readonly session: InferenceSession) {}

  /** Rejects with whatever onnxruntime says of a model that it does not take. */
  static async open(model: Uint8Array, threads: number): Promise<ModelSession> {
    return new ModelSession(await openSession(model, threads));
  }

  /** Embeddings `[end − start, width]` of the map images of places `[start, end)`. */
  async embed(set: ImageSet, start: number, end: number): Promise<Float32Array> {
    const size = 3 * set.sizePx * set.sizePx;
    const maps = new Uint8Array((end - start) * size);
    set.images.slice(start, end).forEach((image, i) => maps.set(mapOf(set, image).pixels, i * size));
    const shape = [end - start, set.sizePx, set.sizePx, 3];
    const outputs = await this.session.run({ [modelInput]: new Tensor('uint8', maps, shape) });
    return outputs[modelOutput].data as Float32Array;
  }

  close(): Promise<void> {
    return this.session.release();
  }
}
