import { AppError } from '../../../src-shared/errors';
import { say } from '../../../src-shared/message';

/** A library that refused to run. */
export const notStarted = (library: string): AppError =>
  new AppError('engine/unavailable', say('engine.notStarted', { library }));
