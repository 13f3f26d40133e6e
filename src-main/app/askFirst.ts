import { type MethodName, type Params } from '../../src-shared/contract/app/index';
import { type Again } from '../../src-shared/contract/app/jobs';
import { AppError } from '../../src-shared/errors';

/** Work that may be refused as `input/doubtful`: the error then says which call does it all the same, for a question to the analyst. */
export async function askFirst<Name extends MethodName, Result>(
  method: Name,
  params: Params<Name>,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'input/doubtful') throw error;
    const again: Again = { method, params: { ...params, anyway: true } };
    throw new AppError(error.code, error.text, { cause: error, data: { again } });
  }
}
