import * as tf from '@tensorflow/tfjs-core';
import { type HostMap, type TensorMap } from '../program/executor';
import { mapValues, sizeOf } from '../model/parameters';

/** Numbers in a row: a tensor takes whole rows, the last one filled up with zeros. */
const rowLength = 1024;

interface Place {
  shape: number[];
  size: number;
  firstRow: number;
  rows: number;
}

/**
 * Named tensors of floats in one matrix `[rows, 1024]`, one behind the other. What is one number for a whole tensor is a
 * column `[rows, 1]`.
 */
export class Packing {
  readonly shape: [number, number];
  private readonly places: Record<string, Place>;

  constructor(shapes: Record<string, number[]>) {
    let firstRow = 0;
    this.places = mapValues(shapes, (shape) => {
      const size = sizeOf(shape);
      const place = { shape, size, firstRow, rows: Math.ceil(size / rowLength) };
      firstRow += place.rows;
      return place;
    });
    this.shape = [firstRow, rowLength];
  }

  pack(values: HostMap): Float32Array {
    const packed = new Float32Array(sizeOf(this.shape));
    for (const [name, { firstRow }] of Object.entries(this.places))
      packed.set(values[name], firstRow * rowLength);
    return packed;
  }

  unpack(packed: Float32Array | Int32Array): HostMap {
    return mapValues(this.places, ({ firstRow, size }) =>
      packed.slice(firstRow * rowLength, firstRow * rowLength + size),
    );
  }

  /** The tensors by name. */
  parts(packed: tf.Tensor): TensorMap {
    const flat = tf.reshape(packed, [-1]);
    return mapValues(this.places, ({ firstRow, size, shape }) =>
      tf.reshape(tf.slice(flat, firstRow * rowLength, size), shape),
    );
  }

  /** The other way round. */
  joined(parts: TensorMap): tf.Tensor {
    const pieces = Object.entries(this.places).flatMap(([name, { size, rows }]) => {
      const rest = rows * rowLength - size;
      const part = tf.reshape(parts[name], [size]);
      return rest > 0 ? [part, tf.tensor1d(new Float32Array(rest))] : [part];
    });
    return tf.reshape(tf.concat(pieces), this.shape);
  }

  /** A constant of each tensor, as a column. */
  column(valueOf: (name: string, shape: number[]) => number): tf.Tensor {
    const values = Object.entries(this.places).flatMap(([name, { shape, rows }]) =>
      new Array<number>(rows).fill(valueOf(name, shape)),
    );
    return tf.tensor2d(values, [values.length, 1]);
  }

  /** 1 where a row belongs to a tensor: `[tensors, rows]`. */
  membership(): tf.Tensor2D {
    const places = Object.values(this.places);
    const values = new Float32Array(places.length * this.shape[0]);
    places.forEach(({ firstRow, rows }, i) => {
      const start = i * this.shape[0] + firstRow;
      values.fill(1, start, start + rows);
    });
    return tf.tensor2d(values, [places.length, this.shape[0]]);
  }
}
