import * as tf from '@tensorflow/tfjs-core';
import { embeddingWidth, type EncoderSettings } from '../../../src-shared/settings/encoderSettings';
import { type HostMap } from '../program/executor';
import { encode, encoderSpecs } from '../model/encoder';
import { tensorSpecs } from '../model/parameters';
import { batchMarker, freeBatch } from '../trace/freeBatch';
import { type ModelNotes, OnnxGraph, onnxTypeCodes } from '../trace/onnxGraph';
import { type TraceBackend } from '../trace/traceBackend';
import { constantTensors, graphTensor, tracing } from '../trace/traceProgram';
import { sampleMaps } from './sampleMaps';

/** Names of the file's input and output. */
export const modelInput = 'images';
export const modelOutput = 'embeddings';

/**
 * An encoder as an ONNX model for any number of places, of standard operators alone, its weights inside: `images` uint8
 * `[n, mapPx, mapPx, 3]`, the map images m → `embeddings` float32 `[n, width]`, not normalised. `weights`: of the encoder
 * by name.
 */
export function portableModel(
  encoder: EncoderSettings,
  mapPx: number,
  weights: HostMap,
  notes: ModelNotes,
): Uint8Array {
  const graph = new OnnxGraph('standard');
  tracing(graph, (backend) =>
    tf.tidy(() => {
      const views = sampleMaps(mapInput(backend, mapPx), encoder.sizePx);
      const { embedding } = encode(
        views,
        constantTensors(backend, tensorSpecs(encoderSpecs(encoder)), weights),
        encoder,
      );
      const { name } = backend.value(embedding);
      graph.addOutput(modelOutput, name, 'float32', ['n', embeddingWidth(encoder)]);
    }),
  );
  freeBatch(graph, modelInput);
  return graph.toBytes(notes);
}

function mapInput(backend: TraceBackend, mapPx: number): tf.Tensor {
  const { graph } = backend;
  const bytes = graph.addInput(modelInput, 'uint8', ['n', mapPx, mapPx, 3]);
  const name = graph.add('Cast', [bytes], { to: { int: onnxTypeCodes.float32 } });
  return graphTensor(backend, { name, shape: [batchMarker, mapPx, mapPx, 3], dtype: 'float32' });
}
