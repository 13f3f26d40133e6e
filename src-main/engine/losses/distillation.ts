import * as tf from '@tensorflow/tfjs-core';

/** What the teacher says about one batch: of K scores, or of n prototypes. */
export interface TeacherView {
  /** P_t `[2, batch, K]` */
  probabilities: tf.Tensor3D;
  /** Mean H(P_t) over the rows, nats. */
  entropy: tf.Scalar;
}

/** P_t = softmax((g_t − centre) / τ_t) of the teacher's centred scores `[2 · batch, K]`, view by view. */
export function teacherView(centred: tf.Tensor, temperature: tf.Tensor): TeacherView {
  return viewOfLogs(tf.logSoftmax(tf.div(centred, temperature)) as tf.Tensor2D);
}

/** Of the logarithms of P_t `[2 · batch, K]`. */
export function viewOfLogs(logs: tf.Tensor2D): TeacherView {
  const [rows, k] = logs.shape;
  const probabilities = tf.exp(logs);
  const entropy = tf.neg(tf.mean(tf.sum(tf.mul(probabilities, logs), 1))) as tf.Scalar;
  return { probabilities: tf.reshape(probabilities, [2, rows / 2, k]) as tf.Tensor3D, entropy };
}

/**
 * L_cl: mean over (teacher's global view i, student's view j ≠ i) of H(P_t,i, P_s,j), with P_s = softmax(g_s / τ_s).
 * Student scores: global views `[2 · batch, K]`, local ones `[locals · batch, K]` or null, view by view.
 * (DINO, Caron et al. 2021, eq. 3; GPS-SELM §3.2.) L_clust has the same form, over prototypes (Eqs. 10–12).
 */
export function distillationLoss(
  probabilities: tf.Tensor3D,
  globals: tf.Tensor2D,
  locals: tf.Tensor2D | null,
  studentTemperature: number,
): tf.Scalar {
  const [, batch, k] = probabilities.shape;
  const logs = (scores: tf.Tensor2D) =>
    tf.reshape(tf.logSoftmax(tf.div(scores, studentTemperature)), [-1, batch, k]);
  const globalLogs = logs(globals);
  const localLogs = locals && logs(locals);
  // Σ_j≠i log P_s,j is the sum over all views less view i: one product for each teacher view instead of one for each pair.
  let sum = tf.sum(globalLogs, 0, true);
  if (localLogs) sum = tf.add(sum, tf.sum(localLogs, 0, true));
  const others = 1 + (localLogs ? localLogs.shape[0] : 0);
  const crossed = tf.sum(tf.mul(probabilities, tf.sub(sum, globalLogs)));
  return tf.div(crossed, -2 * others * batch) as tf.Scalar;
}

/** Moving average of what a head of the teacher gives `[2 · batch, K]`: η · centre + (1 − η) · mean. */
export function nextCentre(centre: tf.Tensor, scores: tf.Tensor2D, momentum: number): tf.Tensor {
  return tf.add(tf.mul(centre, momentum), tf.mul(tf.mean(scores, 0), 1 - momentum));
}
