import type * as tf from '@tensorflow/tfjs-core';
import { type ExecutorId } from '../../../src-shared/kinds/executors';

export interface TensorSpec {
  shape: number[];
  dtype: 'float32' | 'int32';
}

/** Named tensors inside a program. */
export type TensorMap = Record<string, tf.Tensor>;

/** Named values on the host, flat and row-major, in the shape that the program's spec gives. */
export type HostMap = Record<string, Float32Array | Int32Array>;

/**
 * One pure function of tensors with state: a training step (state: weights, teacher, moments; data: the batch, masks and
 * this step's schedule values; outputs: losses) or an embedding pass (state: weights). Shapes are static. Random numbers
 * and schedule values come in through `data`: inside `compute` they would freeze into a traced graph.
 */
export interface ProgramSpec {
  state: Record<string, TensorSpec>;
  data: Record<string, TensorSpec>;
  /**
   * Pure. Returns the next value of every state name that changes (those left out keep their value) and the outputs.
   * Called inside `tf.tidy`: it disposes nothing.
   */
  compute(state: TensorMap, data: TensorMap): { state: TensorMap; outputs: TensorMap };
  /** For executors on which each operation costs a launch, however small its tensors. */
  packed?: PackedForm;
}

/** The same program with its state in few tensors: other operations, the same results but for rounding. */
export interface PackedForm {
  spec: ProgramSpec;
  pack(state: HostMap): HostMap;
  unpack(state: HostMap): HostMap;
}

/** A program made ready by an executor for its static shapes. */
export interface Program {
  /** Replaces the whole state; every name of the spec must be there with the right length (`bug/unexpected` if not). */
  load(state: HostMap): Promise<void>;
  /** Runs once on a batch, advances the state, returns copies of the outputs. */
  run(data: HostMap): Promise<HostMap>;
  /** A copy of the present state. */
  save(): Promise<HostMap>;
  dispose(): Promise<void>;
}

/** Runs programs on one kind of device; all executors agree with one set of golden values. */
export interface Executor {
  readonly name: ExecutorId;
  /** What it runs on, for people: `CPU, 2 threads, onnxruntime 1.30.0`. */
  readonly device: string;
  /** Whether the device is a processor that plays a GPU. */
  readonly isSoftware?: boolean;
  /** Memory held on a device of its own, beside that of the process; absent where there is none, or it does not tell. */
  deviceBytes?(): number;
  prepare(spec: ProgramSpec): Promise<Program>;
  dispose(): Promise<void>;
}
