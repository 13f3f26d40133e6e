import { z } from 'zod';
import { errorCodes } from '../../src-shared/errors';
import { storedMessage } from './stored';

/** How a run or a job failed (`ErrorData`). */
export const storedError = z.object({
  code: z.enum(errorCodes),
  message: storedMessage,
  data: z.json().optional(),
  commandLine: storedMessage.optional(),
});
