import { type z } from 'zod';
import { AppError } from '../../src-shared/errors';
import { type Message, say } from '../../src-shared/message';

/**
 * JSON text of a project file, as what it has to be: a project file is hostile. `io/corrupt` names `what` it should have been.
 */
export function parseStored<Schema extends z.ZodType>(
  schema: Schema,
  json: string,
  what: Message,
): z.output<Schema> {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    value = undefined;
  }
  const { success, data } = schema.safeParse(value);
  if (success) return data;
  throw new AppError('io/corrupt', say('columns.storedDamaged', { what }));
}

/** The same where nothing may be stored. */
export const parseStoredOrNull = <Schema extends z.ZodType>(
  schema: Schema,
  json: string | null,
  what: Message,
): z.output<Schema> | null => (json === null ? null : parseStored(schema, json, what));
