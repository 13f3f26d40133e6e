import { type z } from 'zod';

/**
 * A method of the contract: its parameters as a schema that is checked on arrival, and the type of its result. Named
 * `domain.verb`. Called by the interface, answered by `src-main/app`, carried by a shell.
 */
export interface Method<Params = unknown, Result = unknown> {
  params: z.ZodType<Params>;
  /** Only a type: there is never a value. */
  readonly result?: () => Result;
}

/** `method<Result>()(schema)`: the result is named, the parameters follow from the schema. */
export const method =
  <Result>() =>
  <Params>(params: z.ZodType<Params>): Method<Params, Result> => ({ params });
