import * as tf from '@tensorflow/tfjs-core';
import { type TensorMap } from '../program/executor';
import { mapValues } from '../model/parameters';
import { adamw, clipScale, norm, ratesOf } from '../optim/adamw';
import { ema } from '../optim/ema';
import { type Packing } from './packing';

/** What an update leaves: the next state, and the norm of the whole gradient before it was clipped. */
export interface Updated {
  state: TensorMap;
  gradientNorm: tf.Tensor;
}

const lastLayer = 'head/last';

/** Biases and other 1-D tensors do not decay. */
const decays = (shape: readonly number[]) => shape.length > 1;

/** Clip, AdamW and teacher average, tensor by tensor. */
export function update(state: TensorMap, gradients: TensorMap, data: TensorMap, clipNorm: number): Updated {
  const { weightDecay, firstCorrection, secondCorrection } = data;
  const rates = (learningRate: tf.Tensor) =>
    ratesOf(learningRate, weightDecay, firstCorrection, secondCorrection);
  const usual = rates(data.learningRate);
  const ofLastLayer = rates(data.lastLayerRate);
  const norms = mapValues(gradients, norm);
  const next: TensorMap = {};
  for (const [name, gradient] of Object.entries(gradients)) {
    const { stepSize, kept, secondCorrection } = name === lastLayer ? ofLastLayer : usual;
    const { parameter, moments } = adamw(
      state[`student/${name}`],
      gradient,
      clipScale(norms[name], clipNorm),
      { first: state[`first/${name}`], second: state[`second/${name}`] },
      { stepSize, kept: decays(gradient.shape) ? kept : null, secondCorrection },
    );
    next[`student/${name}`] = parameter;
    next[`first/${name}`] = moments.first;
    next[`second/${name}`] = moments.second;
    const teacher = state[`teacher/${name}`];
    if (teacher) next[`teacher/${name}`] = ema(teacher, parameter, data.teacherMomentum);
  }
  return { state: next, gradientNorm: norm(vectorOf(Object.values(norms))) };
}

/** The same of all tensors at once. */
export function packedUpdate(
  { student, teacher, first, second }: TensorMap,
  gradients: TensorMap,
  data: TensorMap,
  clipNorm: number,
  packing: Packing,
): Updated {
  const ofLastLayer = packing.column((name) => Number(name === lastLayer));
  const learningRate = tf.add(
    tf.mul(tf.sub(1, ofLastLayer), data.learningRate),
    tf.mul(ofLastLayer, data.lastLayerRate),
  );
  const weightDecay = tf.mul(
    packing.column((_, shape) => Number(decays(shape))),
    data.weightDecay,
  );
  const gradient = packing.joined(gradients);
  const membership = packing.membership();
  const norms = tf.sqrt(tf.matMul(membership, tf.sum(tf.square(gradient), 1, true) as tf.Tensor2D));
  const { parameter, moments } = adamw(
    student,
    gradient,
    tf.matMul(membership, clipScale(norms, clipNorm) as tf.Tensor2D, true),
    { first, second },
    ratesOf(learningRate, weightDecay, data.firstCorrection, data.secondCorrection),
  );
  const ofTeacher = tf.slice(parameter, 0, teacher.shape[0]);
  const next = { student: parameter, teacher: ema(teacher, ofTeacher, data.teacherMomentum), ...moments };
  return { state: next, gradientNorm: norm(norms) };
}

/** Scalars as one vector. */
export const vectorOf = (scalars: tf.Tensor[]) => tf.concat(scalars.map((scalar) => tf.reshape(scalar, [1])));
