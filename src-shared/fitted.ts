import { z } from 'zod';
import { nearest } from './nearest';

/**
 * What came from outside as its schema says it. Where it does not fit, `refuse` makes the error of one line for each misfit: the
 * way to it, what was found and expected; for an unknown key, the key that was probably meant.
 */
export function fitted<Output>(
  schema: z.ZodType<Output>,
  value: unknown,
  refuse: (misfits: string[]) => Error,
): Output {
  const result = schema.safeParse(value, { error: explain });
  if (result.success) return result.data;
  throw refuse(result.error.issues.map(lineOf));
}

const lineOf = ({ path, message }: Pick<z.core.$ZodIssue, 'path' | 'message'>) =>
  [z.core.toDotPath(path), message].filter(Boolean).join(': ');

/** Words for what zod tells only by halves; undefined: its own. */
function explain(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code === 'unrecognized_keys') return unknownKeys(issue.keys as string[], issue.inst);
  if (issue.code === 'invalid_union') return likeliest(issue.errors as z.core.$ZodIssue[][]);
}

function unknownKeys(keys: string[], schema: unknown): string {
  const known = schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
  const told = keys.map((key) => `there is no "${key}", the nearest is "${nearest(key, known)}"`);
  return told.join('; ');
}

/** Of a union, what does not fit the branch that is of the right type; of all where none is. */
function likeliest(branches: z.core.$ZodIssue[][]): string {
  const isOfType = (issues: z.core.$ZodIssue[]) =>
    !issues.some(({ code, path }) => path.length === 0 && /^invalid_(type|value)$/.test(code));
  const shown = branches.filter(isOfType).slice(0, 1);
  return (shown.length > 0 ? shown : branches).map((issues) => issues.map(lineOf).join('; ')).join('; or ');
}
