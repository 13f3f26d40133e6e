import * as tf from '@tensorflow/tfjs-core';
import { bug } from '../../../src-shared/errors';
import { OnnxGraph, type OnnxType } from './onnxGraph';

export const traceBackendName = 'trace';

/** What stands for a tensor while tracing: the name of a value in `graph`, or constant values, not yet in any. */
interface Traced {
  name: string | null;
  graph: OnnxGraph | null;
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
    this.data.set(dataId, { name: null, graph: null, shape, dtype, constant, refCount });
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

  /** Constants alone can be read: tfjs does so to move one that several executors use from backend to backend. */
  override readSync(dataId: object): tf.backend_util.TypedArray {
    const { constant } = this.data.get(dataId);
    if (constant) return constant;
    throw bug('A traced program read a value: it must be a pure function of tensors.');
  }

  override async read(dataId: object): Promise<tf.backend_util.TypedArray> {
    return this.readSync(dataId);
  }

  /** A tensor for a value of the graph. */
  output({ name, shape, dtype }: Value): tf.TensorInfo {
    const dataId = { id: this.nextId++ };
    this.data.set(dataId, { name, graph: this.graph, shape, dtype, constant: null, refCount: 1 });
    return { dataId, shape, dtype };
  }

  /** The graph value of a tensor; a constant enters each graph that uses it, when that first does. */
  value({ dataId, shape, dtype }: tf.TensorInfo): Value {
    const held = this.data.get(dataId);
    if (held.graph !== this.graph) {
      if (!held.constant) throw bug('A traced program used a tensor of another trace.');
      const type = onnxType(dtype);
      held.name = this.graph.addInitializer(type, shape, constantBytes(type, held.constant));
      held.graph = this.graph;
    }
    return { name: held.name!, shape, dtype };
  }
}

/** The types that tfjs and ONNX share. */
export type TensorType = Exclude<OnnxType, 'int64' | 'uint8'>;

export function onnxType(dtype: tf.DataType): TensorType {
  if (dtype === 'float32' || dtype === 'int32' || dtype === 'bool') return dtype;
  throw bug(`Tensors of type ${dtype} cannot be traced.`);
}

const arrayTypes = { float32: Float32Array, int32: Int32Array, bool: Uint8Array };

/** The values as ONNX stores them. */
export function constantBytes(type: TensorType, values: ArrayLike<number>): Uint8Array {
  return new Uint8Array(arrayTypes[type as 'float32'].from(values).buffer);
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
