import * as tf from '@tensorflow/tfjs-core';
import { AppError } from '../../../src-shared/errors';
import { OnnxGraph, type OnnxType } from './onnxGraph';

export const traceBackendName = 'trace';

/** What stands for a tensor while tracing: the name of a graph value, or constant values not yet in the graph. */
interface Traced {
  name: string | null;
  shape: number[];
  dtype: tf.DataType;
  constant: tf.backend_util.TypedArray | null;
  refCount: number;
}

/** A graph value with its shape and type, as kernels take and give them. */
export interface Value {
  name: string;
  shape: number[];
  dtype: tf.DataType;
}

/**
 * A tfjs backend that computes nothing: each kernel appends ONNX nodes to `graph`. Data that code inside a program makes
 * (`tf.scalar(2)`) becomes a constant of the graph; reading a value back is refused, since it is not known yet.
 */
export class TraceBackend extends tf.KernelBackend {
  graph = new OnnxGraph();
  private readonly data = new tf.DataStorage<Traced>(this, tf.engine());
  private nextId = 0;

  override write(values: tf.BackendValues, shape: number[], dtype: tf.DataType): object {
    const dataId = { id: this.nextId++ };
    this.move(dataId, values, shape, dtype, 1);
    return dataId;
  }

  override move(
    dataId: object,
    values: tf.BackendValues,
    shape: number[],
    dtype: tf.DataType,
    refCount: number,
  ): void {
    const constant = values as tf.backend_util.TypedArray;
    this.data.set(dataId, { name: null, shape, dtype, constant, refCount });
  }

  override numDataIds(): number {
    return this.data.numDataIds();
  }

  override refCount(dataId: object): number {
    return this.data.has(dataId) ? this.data.get(dataId).refCount : 0;
  }

  override incRef(dataId: object): void {
    this.data.get(dataId).refCount++;
  }

  override disposeData(dataId: object, force = false): boolean {
    if (!this.data.has(dataId)) return true;
    const held = this.data.get(dataId);
    held.refCount--;
    if (!force && held.refCount > 0) return false;
    this.data.delete(dataId);
    return true;
  }

  override floatPrecision(): 32 {
    return 32;
  }

  override epsilon(): number {
    return 1e-7;
  }

  override memory() {
    return { unreliable: true };
  }

  override readSync(): never {
    throw new AppError(
      'bug/unexpected',
      'A traced program read a value: it must be a pure function of tensors.',
    );
  }

  override async read(): Promise<never> {
    return this.readSync();
  }

  /** A tensor for a value of the graph. */
  output({ name, shape, dtype }: Value): tf.TensorInfo {
    const dataId = { id: this.nextId++ };
    this.data.set(dataId, { name, shape, dtype, constant: null, refCount: 1 });
    return { dataId, shape, dtype };
  }

  /** The graph value of a tensor; a constant enters the graph when it is first used. */
  value({ dataId, shape, dtype }: tf.TensorInfo): Value {
    const held = this.data.get(dataId);
    held.name ??= this.graph.addInitializer(onnxType(dtype), shape, constantBytes(held));
    return { name: held.name, shape, dtype };
  }
}

export function onnxType(dtype: tf.DataType): OnnxType {
  if (dtype === 'float32' || dtype === 'int32' || dtype === 'bool') return dtype;
  throw new AppError('bug/unexpected', `Tensors of type ${dtype} cannot be traced.`);
}

function constantBytes({ constant, dtype }: Traced): Uint8Array {
  const types = { float32: Float32Array, int32: Int32Array, bool: Uint8Array };
  const values = types[onnxType(dtype) as 'float32'].from(constant as ArrayLike<number>);
  return new Uint8Array(values.buffer);
}

let installed: TraceBackend | undefined;

/** The one trace backend of this process, registered with tfjs on first use. */
export function traceBackend(): TraceBackend {
  if (!installed) {
    installed = new TraceBackend();
    tf.registerBackend(traceBackendName, () => installed!, 0);
  }
  return installed;
}
