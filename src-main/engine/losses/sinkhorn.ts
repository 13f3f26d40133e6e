import * as tf from '@tensorflow/tfjs-core';
import { type TeacherView, viewOfLogs } from './distillation';

/**
 * P_t by Sinkhorn-Knopp instead of centring (SwAV, Caron et al. 2020; DINOv2): exp(g_t / τ_t) of the scores `[2 · batch, K]`,
 * scaled by turns so that the batch falls on all K alike, and so that each row sums to 1. In logarithms, so that nothing
 * overflows.
 */
export function sinkhornView(scores: tf.Tensor2D, temperature: tf.Tensor, rounds: number): TeacherView {
  let logs: tf.Tensor = tf.div(scores, temperature);
  for (let round = 0; round < rounds; round++) {
    logs = tf.sub(logs, tf.logSumExp(logs, 0, true));
    logs = tf.sub(logs, tf.logSumExp(logs, 1, true));
  }
  return viewOfLogs(logs as tf.Tensor2D);
}
