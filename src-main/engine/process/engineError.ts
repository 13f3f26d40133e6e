import { AppError, type ErrorData, reasonOf, toErrorData } from '../../../src-shared/errors';
import { outOfMemory, saysOutOfMemory } from '../../../src-shared/outOfMemory';

/** A thrown value as data; a failed allocation becomes `engine/out-of-memory`. */
export function engineError(error: unknown): ErrorData {
  const isMemory = error instanceof Error && !(error instanceof AppError) && saysOutOfMemory(error.message);
  return toErrorData(isMemory ? outOfMemory(reasonOf(error), error.stack) : error);
}
