import * as tf from '@tensorflow/tfjs-core';
import { AppError } from '../../../src-shared/errors';
import { geoWeight, type TrainSettings } from '../../../src-shared/settings/trainSettings';
import { type ProgramSpec, type TensorMap, type TensorSpec } from '../executors/executor';
import { distillationLoss, nextCentre, teacherView } from '../losses/distillation';
import { locationLoss, populationLoss, priceLoss } from '../losses/geo';
import { encode } from '../model/encoder';
import { geoHead, projection } from '../model/heads';
import { unitLength } from '../model/layers';
import { below, mapValues } from '../model/parameters';
import { stateShapes, studentSpecs, type LabelShape } from '../model/networks';
import { adamw, clipGradient, norm, ratesOf } from '../optim/adamw';
import { ema } from '../optim/ema';
import { type LossTerm } from './types';

/** The terms in use, each with its weight in the total: L = L_cl + α (⅓ L_lp + ⅓ L_c + ⅓ L_l) with equal shares. */
export function termWeights(settings: TrainSettings, labels: LabelShape): Map<LossTerm, number> {
  const weights = new Map<LossTerm, number>([
    ['distillation', settings.losses.distillation],
    ['price', labels.price ? geoWeight(settings, 'price') : 0],
    ['population', labels.populationClasses > 0 ? geoWeight(settings, 'population') : 0],
    ['location', geoWeight(settings, 'location')],
  ]);
  return new Map([...weights].filter(([, weight]) => weight > 0));
}

const float = (...shape: number[]): TensorSpec => ({ shape, dtype: 'float32' });

const scheduleSpecs = {
  learningRate: float(),
  lastLayerRate: float(),
  weightDecay: float(),
  teacherTemperature: float(),
  teacherMomentum: float(),
  firstCorrection: float(),
  secondCorrection: float(),
};

/** What one step is fed: views, labels, schedule. */
function dataSpecs(settings: TrainSettings, labels: LabelShape, batch: number): Record<string, TensorSpec> {
  const { encoder, views } = settings;
  const terms = termWeights(settings, labels);
  const specs: Record<string, TensorSpec> = {
    globals: float(2 * batch, encoder.sizePx, encoder.sizePx, 3),
    ...scheduleSpecs,
  };
  if (views.locals > 0 && terms.has('distillation'))
    specs.locals = float(views.locals * batch, views.localPx, views.localPx, 3);
  if (terms.has('price')) Object.assign(specs, { price: float(batch), priceKnown: float(batch) });
  if (terms.has('population')) specs.population = float(batch, labels.populationClasses);
  if (terms.has('location')) specs.location = float(batch, 2);
  return specs;
}

/** Labels of the batch for the embeddings of its two global views. */
const twice = <T extends tf.Tensor>(labels: tf.Tensor) => tf.concat([labels, labels], 0) as T;

/** The student's loss terms on one batch. `probabilities`: P_t, null without distillation. */
function studentTerms(
  student: TensorMap,
  data: TensorMap,
  probabilities: tf.Tensor3D | null,
  settings: TrainSettings,
  terms: Map<LossTerm, number>,
): tf.Scalar[] {
  const encoder = below('encoder/', student);
  const { embedding } = encode(data.globals, encoder, settings.encoder);
  const head = (name: string) => geoHead(embedding, below(`geo/${name}/`, student));
  const losses: Record<LossTerm, () => tf.Scalar> = {
    distillation: () => {
      const scores = (z: tf.Tensor2D) => projection(z, below('head/', student));
      const locals = data.locals ? scores(encode(data.locals, encoder, settings.encoder).embedding) : null;
      return distillationLoss(probabilities!, scores(embedding), locals, settings.temperature.student);
    },
    price: () => priceLoss(tf.reshape(head('price'), [-1]), twice(data.price), twice(data.priceKnown)),
    population: () => populationLoss(head('population'), twice(data.population)),
    location: () => locationLoss(head('location'), twice(data.location)),
  };
  return [...terms.keys()].map((term) => losses[term]());
}

/** What the teacher gives to a step: its targets, the next centre, and figures of its health. */
function teacherPass(
  state: TensorMap,
  data: TensorMap,
  settings: TrainSettings,
): { probabilities: tf.Tensor3D | null; state: TensorMap; outputs: TensorMap } {
  const teacher = below('teacher/', state);
  const { embedding } = encode(data.globals, below('encoder/', teacher), settings.encoder);
  const outputs: TensorMap = { embeddingStd: spread(embedding) };
  if (settings.losses.distillation === 0) return { probabilities: null, state: {}, outputs };
  const scores = projection(embedding, below('head/', teacher));
  const view = teacherView(scores, state.centre, data.teacherTemperature);
  const centre = nextCentre(state.centre, scores, settings.momentum.centre);
  outputs.teacherEntropy = view.entropy;
  return { probabilities: view.probabilities, state: { centre }, outputs };
}

/** Mean over the dimensions of the standard deviation of the L2-normalised embeddings `[n, width]`. */
function spread(embeddings: tf.Tensor2D): tf.Tensor {
  const unit = unitLength(embeddings, 1);
  const variance = tf.mean(tf.square(tf.sub(unit, tf.mean(unit, 0, true))), 0);
  return tf.mean(tf.sqrt(variance));
}

/** Clip, AdamW and teacher average for every tensor: the next state, and the norm of the whole gradient. */
function update(state: TensorMap, gradients: TensorMap, data: TensorMap, clipNorm: number) {
  const { weightDecay, firstCorrection, secondCorrection } = data;
  const rates = (learningRate: tf.Tensor) =>
    ratesOf(learningRate, weightDecay, firstCorrection, secondCorrection);
  const usual = rates(data.learningRate);
  const ofLastLayer = rates(data.lastLayerRate);
  const norms = mapValues(gradients, norm);
  const next: TensorMap = {};
  for (const [name, gradient] of Object.entries(gradients)) {
    const { parameter, moments } = adamw(
      state[`student/${name}`],
      clipGradient(gradient, norms[name], clipNorm),
      { first: state[`first/${name}`], second: state[`second/${name}`] },
      name === 'head/last' ? ofLastLayer : usual,
    );
    next[`student/${name}`] = parameter;
    next[`first/${name}`] = moments.first;
    next[`second/${name}`] = moments.second;
    const teacher = state[`teacher/${name}`];
    if (teacher) next[`teacher/${name}`] = ema(teacher, parameter, data.teacherMomentum);
  }
  return { state: next, gradientNorm: norm(vectorOf(Object.values(norms))) };
}

/** Scalars as one vector. */
const vectorOf = (scalars: tf.Tensor[]) => tf.concat(scalars.map((scalar) => tf.reshape(scalar, [1])));

/**
 * One training step of a batch: teacher pass, student's loss and gradient, AdamW, teacher average, centre. Outputs: the
 * terms in use by name, `total`, `embeddingStd`, `gradientNorm`, and `teacherEntropy` with distillation.
 */
export function trainingProgram(settings: TrainSettings, labels: LabelShape, batch: number): ProgramSpec {
  const terms = termWeights(settings, labels);
  if (terms.size === 0)
    throw new AppError('input/bad-argument', 'No place has a label that these settings learn from.');
  const names = Object.keys(studentSpecs(settings, labels));
  return {
    state: mapValues(stateShapes(settings, labels), (shape) => float(...shape)),
    data: dataSpecs(settings, labels, batch),
    compute(state, data) {
      const teacher = teacherPass(state, data, settings);
      // The loss is a vector of terms; its cotangent holds their weights, so that one backward pass gives the gradient of the total.
      const forward = (...weights: tf.Tensor[]) => {
        const student = Object.fromEntries(names.map((name, i) => [name, weights[i]]));
        return vectorOf(studentTerms(student, data, teacher.probabilities, settings, terms));
      };
      const weightOfTerm = tf.tensor1d([...terms.values()]);
      const students = names.map((name) => state[`student/${name}`]);
      const { grads, value } = tf.valueAndGrads(forward)(students, weightOfTerm);
      const gradients = Object.fromEntries(names.map((name, i) => [name, grads[i]]));
      const updated = update(state, gradients, data, settings.clipNorm);
      const parts = [...terms.keys()].map((term, i) => [term, tf.reshape(tf.slice(value, i, 1), [])]);
      return {
        state: { ...updated.state, ...teacher.state },
        outputs: {
          ...Object.fromEntries(parts),
          ...teacher.outputs,
          total: tf.sum(tf.mul(value, weightOfTerm)),
          gradientNorm: updated.gradientNorm,
        },
      };
    },
  };
}
