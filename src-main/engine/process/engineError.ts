import { AppError, type ErrorData, toErrorData } from '../../../src-shared/errors';

/** How V8, onnxruntime and tfjs say that memory ran out. */
const outOfMemory = /allocation failed|bad_?\s?alloc|failed to allocate|out of memory/i;

/** A thrown value as data; a failed allocation becomes `engine/out-of-memory`. */
export function engineError(error: unknown): ErrorData {
  if (error instanceof AppError || !(error instanceof Error) || !outOfMemory.test(error.message)) {
    return toErrorData(error);
  }
  return {
    code: 'engine/out-of-memory',
    message: `The memory does not suffice (${error.message}). Try a smaller batchSize or encoder, or fewer views.`,
    data: error.stack,
  };
}
