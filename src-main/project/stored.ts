import { z } from 'zod';
import { AppError } from '../../src-shared/errors';
import { isMessage, type Message, say, toMessage } from '../../src-shared/message';

/** `io/corrupt`: a project file is hostile. `what` names what it should have held. */
export const damaged = (what: Message, cause?: unknown): AppError =>
  new AppError('io/corrupt', say('stored.damaged', { what }), { cause });

/** The only reader of JSON texts of a project file: undefined where a text is none. */
export function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** JSON text of a project file, as what it has to be; `io/corrupt` names `what` it should have been. */
export function parseStored<Schema extends z.ZodType>(
  schema: Schema,
  json: string,
  what: Message,
): z.output<Schema> {
  const value = jsonIn(json);
  if (value === undefined) throw damaged(what);
  return fitStored(schema, value, what);
}

/** The same where nothing may be stored. */
export const parseStoredOrNull = <Schema extends z.ZodType>(
  schema: Schema,
  json: string | null,
  what: Message,
): z.output<Schema> | null => (json === null ? null : parseStored(schema, json, what));

/** The same of a value that was read as JSON before. */
export function fitStored<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  what: Message,
): z.output<Schema> {
  try {
    return schema.parse(value);
  } catch (error) {
    // Nesting without end exhausts the stack of a schema.
    throw damaged(what, error);
  }
}

/** A JSON object of whatever keys. */
export const storedObject = z.record(z.string(), z.json());

/** An object of these keys, and of whatever others. */
export const storedRecord = <Shape extends z.core.$ZodLooseShape>(shape: Shape) =>
  z.object(shape).catchall(z.json());

/** A message; older versions stored the English words. */
export const storedMessage = z.union([z.string(), z.custom<Message>(isMessage)]).transform(toMessage);
