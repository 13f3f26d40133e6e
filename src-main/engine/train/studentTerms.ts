import * as tf from '@tensorflow/tfjs-core';
import { type TargetId } from '../../../src-shared/kinds/targets';
import { type TrainSettings } from '../../../src-shared/settings/trainSettings';
import { type TensorMap } from '../program/executor';
import { inputNames } from '../data/batches';
import { distillationLoss } from '../losses/distillation';
import { classLoss, locationLoss, valueLoss } from '../losses/geo';
import { contextOf, reconstructionLoss } from '../losses/reconstruction';
import { spreadLoss } from '../losses/spread';
import { clusterHead, prototypeScores } from '../model/clusters';
import { encode } from '../model/encoder';
import { geoHead, projection } from '../model/heads';
import { below } from '../model/parameters';
import { reconstruction } from '../model/reconstruction';
import { type LossTerm } from './types';

/** What the student is taught by: null where the term is not in use. */
export interface Targets {
  /** P_t `[2, batch, K]` */
  distillation: tf.Tensor3D | null;
  /** p^t `[2, batch, prototypes]` */
  clustering: tf.Tensor3D | null;
}

/** What the two global views share, for both of them. */
const twice = <T extends tf.Tensor>(values: tf.Tensor) => tf.concat([values, values], 0) as T;

/** The student's loss terms on one batch, in the order of `terms`. `clusterCentre`: p_div, null without clustering. */
export function studentTerms(
  student: TensorMap,
  data: TensorMap,
  targets: Targets,
  clusterCentre: tf.Tensor | null,
  settings: TrainSettings,
  terms: Iterable<LossTerm>,
): tf.Scalar[] {
  const encoder = below('encoder/', student);
  const globals = encode(data.globals, encoder, settings.encoder);
  const locals = data.locals ? encode(data.locals, encoder, settings.encoder) : null;
  const { embedding } = globals;
  const head = (name: string) => geoHead(embedding, below(`geo/${name}/`, student));
  const ofTarget = (target: TargetId) => {
    const [predicted, names] = [head(target), inputNames(target)];
    const labels = twice<tf.Tensor2D>(data[names.labels]);
    const known = data[names.known];
    return known
      ? valueLoss(tf.reshape(predicted, [-1]), labels, twice(known))
      : classLoss(predicted, labels);
  };
  const losses: Record<LossTerm, () => tf.Scalar> = {
    distillation: () => {
      const scores = (z: tf.Tensor2D) => projection(z, below('head/', student));
      const localScores = locals && scores(locals.embedding);
      const { student: temperature } = settings.temperature;
      return distillationLoss(targets.distillation!, scores(embedding), localScores, temperature);
    },
    location: () => locationLoss(head('location'), twice(data.location)),
    reconstruction: () => {
      const images = twice<tf.Tensor4D>(data.contexts);
      const predicted = reconstruction(embedding, contextOf(images), below('reconstruction/', student));
      return reconstructionLoss(predicted, images);
    },
    clustering: () => {
      const clusters = below('clusters/', student);
      const scores = (y: tf.Tensor2D) => prototypeScores(clusterHead(y, clusters), clusterCentre!, clusters);
      const localScores = locals && scores(locals.feature);
      const { student: temperature } = settings.clusters.temperature;
      return distillationLoss(targets.clustering!, scores(globals.feature), localScores, temperature);
    },
    spread: () => {
      const [first, second] = (tf.split(embedding, 2) as tf.Tensor2D[]).map(spreadLoss);
      return tf.div(tf.add(first, second), 2) as tf.Scalar;
    },
  };
  return Array.from(terms, (term) => (Object.hasOwn(losses, term) ? losses[term]() : ofTarget(term)));
}
