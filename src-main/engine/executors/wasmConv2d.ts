import * as tf from '@tensorflow/tfjs-core';
import { coveredPixels } from '../program/convPixels';

/** Gives the wasm backend the one kernel of convolutions that it lacks, the gradient by the filter. The backend must be set. */
export function addWasmConv2dFilter(): void {
  if (tf.getKernel(tf.Conv2DBackpropFilter, 'wasm')) return;
  tf.registerKernel({ kernelName: tf.Conv2DBackpropFilter, backendName: 'wasm', kernelFunc: filterGradient });
}

type Call = Parameters<tf.KernelFunc>[0];

/** The product of the patches of the image under each pixel of the result with the gradients there. */
function filterGradient({ inputs, attrs, backend }: Call): tf.TensorInfo {
  const { strides, pad, dimRoundingMode, filterShape } = attrs as unknown as tf.Conv2DBackpropFilterAttrs;
  const { x, dy } = inputs as Record<'x' | 'dy', tf.TensorInfo>;
  const conv = tf.backend_util.computeConv2DInfo(
    x.shape as [number, number, number, number],
    filterShape,
    strides,
    1,
    pad,
    dimRoundingMode,
  );
  const { batchSize, inHeight, inWidth, inChannels, outChannels } = conv;
  const run = (kernel: string, named: tf.NamedTensorInfoMap, attributes: object) =>
    tf.getKernel(kernel, 'wasm').kernelFunc({
      inputs: named,
      attrs: attributes as tf.NamedAttrMap,
      backend,
    }) as tf.TensorInfo;
  const shaped = (info: tf.TensorInfo, shape: number[]) => ({ ...info, shape });
  const paddings = [[0, 0], [0, 1], [0, 0]]; // prettier-ignore
  const flat = shaped(x, [batchSize, inHeight * inWidth, inChannels]);
  const padded = run(tf.PadV2, { x: flat }, { paddings, constantValue: 0 });
  const taps = Array.from({ length: conv.filterHeight * conv.filterWidth }, (_, tap) => tap);
  const places = coveredPixels(conv, taps);
  const indices = tf.tensor1d(places, 'int32');
  const patches = run(tf.GatherV2, { x: padded, indices }, { axis: 1, batchDims: 0 });
  const rows = (dy.shape.reduce((size, each) => size * each, 1) / outChannels) | 0;
  const columns = filterShape.slice(0, 3).reduce((size, each) => size * each, 1);
  const product = run(
    tf.BatchMatMul,
    { a: shaped(patches, [1, rows, columns]), b: shaped(dy, [1, rows, outChannels]) },
    { transposeA: true, transposeB: false },
  );
  for (const { dataId } of [padded, patches]) (backend as tf.KernelBackend).disposeData(dataId);
  indices.dispose();
  return shaped(product, filterShape);
}
