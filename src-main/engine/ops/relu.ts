import * as tf from '@tensorflow/tfjs-core';

/** max(x, 0). Its gradient needs the result alone, which is kept anyway, and two passes where tfjs' own takes three. */
export function relu<T extends tf.Tensor>(x: T): T {
  const activate = tf.customGrad((input, save) => {
    const value = tf.relu(input as tf.Tensor);
    (save as unknown as tf.GradSaveFunc)([value]);
    return { value, gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) => tf.mul(dy, tf.sign(saved[0])) };
  });
  return activate(x) as T;
}
