import { type z } from 'zod';

/**
 * A method of the contract: its parameters as a schema that is checked on arrival, and the type of its result. Named
 * `domain.verb`. Called by the interface, answered by `src-main/app`, carried by a shell.
 */
export interface Method<Schema extends z.ZodType = z.ZodType, Result = unknown> {
  params: Schema;
  /** Only a type: there is never a value. */
  readonly result?: () => Result;
}

/** `method<Result>()(schema)`: the result is named, the parameters follow from the schema. */
export const method =
  <Result>() =>
  <Schema extends z.ZodType>(params: Schema): Method<Schema, Result> => ({ params });
