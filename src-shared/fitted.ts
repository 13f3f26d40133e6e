import { z } from 'zod';
import { isMessage, type Message, plain, say } from './message';
import { nearest } from './nearest';
import { printable } from './printable';

/** A value that is not as its schema says, and the way to it. */
export interface Misfit {
  path: PropertyKey[];
  message: Message;
}

/** What a rule of a schema says where it is broken, for zod's `refine`. Zod carries words: the message travels in them. */
export const rule = (message: Message): string => JSON.stringify(message);

/** All that does not fit. */
export const misfitsOf = (schema: z.ZodType, value: unknown): Misfit[] =>
  (schema.safeParse(value, { error: told }).error?.issues ?? []).map(misfitOf);

/** Told of a value with very many misfits. */
const mostTold = 20;

/**
 * What came from outside as its schema says it. Where it does not fit, `refuse` makes the error of its misfits: of each the way to
 * it and what is wrong; for an unknown key, the key that was probably meant.
 */
export function fitted<Output>(
  schema: z.ZodType<Output>,
  value: unknown,
  refuse: (misfits: Message) => Error,
): Output {
  const result = schema.safeParse(value, { error: told });
  if (result.success) return result.data;
  const lines = result.error.issues.map(lineOf);
  const more = lines.length - mostTold;
  throw refuse(
    joined('misfit.and', [
      ...lines.slice(0, mostTold),
      ...(more > 0 ? [say('misfit.more', { count: more })] : []),
    ]),
  );
}

type Issue = Pick<z.core.$ZodIssue, 'path' | 'message'>;

const misfitOf = ({ path, message }: Issue): Misfit => ({ path, message: carried(message) });

function lineOf({ path, message }: Issue): Message {
  const text = carried(message);
  return path.length > 0 ? say('of', { name: z.core.toDotPath(path), text }) : text;
}

const joined = (key: 'misfit.and' | 'misfit.or', messages: Message[]): Message =>
  messages.reduce((first, second) => say(key, { first, second }));

function carried(text: string): Message {
  try {
    const message: unknown = JSON.parse(text);
    if (isMessage(message)) return message;
  } catch {
    // Words of a schema that has no rule of ours.
  }
  return plain(text);
}

const told = (issue: z.core.$ZodRawIssue): string => rule(words(issue));

function words(issue: z.core.$ZodRawIssue): Message {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? say('misfit.missing')
        : say('misfit.type', { type: typeWords(issue.expected as string), found: shown(issue.input) });
    case 'invalid_value':
      return oneOf((issue.values as unknown[]).map(shown));
    case 'too_small':
      return bound(
        issue,
        issue.minimum,
        issue.inclusive ? 'misfit.atLeast' : 'misfit.above',
        'misfit.tooShort',
      );
    case 'too_big':
      return bound(
        issue,
        issue.maximum,
        issue.inclusive ? 'misfit.atMost' : 'misfit.below',
        'misfit.tooLong',
      );
    case 'not_multiple_of':
      return say('misfit.multipleOf', { divisor: issue.divisor as number });
    case 'unrecognized_keys':
      return unknownKeys(issue.keys as string[], issue.inst);
    case 'invalid_union':
      return likeliest(issue.errors as z.core.$ZodIssue[][]);
    default:
      return say('misfit.other');
  }
}

const types: Partial<Record<string, 'number' | 'int' | 'string' | 'boolean' | 'array' | 'object'>> = {
  ...{ number: 'number', int: 'int', string: 'string', boolean: 'boolean' },
  ...{ array: 'array', tuple: 'array', object: 'object', record: 'object' },
};

function typeWords(expected: string): Message {
  const type = types[expected];
  return type ? say(`misfit.${type}`) : plain(expected);
}

/** A value from outside, so short that it can be told. */
const shown = (value: unknown): string =>
  printable(typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? String(value))).slice(
    0,
    60,
  );

const oneOf = (values: string[]): Message =>
  values.length === 1 ? say('misfit.exactly', { value: values[0] }) : say('misfit.oneOf', { values });

function bound(
  { origin }: z.core.$ZodRawIssue,
  value: unknown,
  ofNumber: 'misfit.atLeast' | 'misfit.above' | 'misfit.atMost' | 'misfit.below',
  ofLength: 'misfit.tooShort' | 'misfit.tooLong',
): Message {
  const isNumber = origin === 'number' || origin === 'int';
  return say(isNumber ? ofNumber : ofLength, { bound: Number(value) });
}

function unknownKeys(keys: string[], schema: unknown): Message {
  const known = schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
  return joined(
    'misfit.and',
    keys.slice(0, mostTold).map((found) => {
      const key = printable(found).slice(0, 100);
      const near = nearest(found, known);
      return near ? say('misfit.unknownKeyNear', { key, nearest: near }) : say('misfit.unknownKey', { key });
    }),
  );
}

/** Of a union, what does not fit the branch that is of the right type; of all where none is. */
function likeliest(branches: z.core.$ZodIssue[][]): Message {
  const isOfType = (issues: z.core.$ZodIssue[]) =>
    !issues.some(({ code, path }) => path.length === 0 && /^invalid_(type|value)$/.test(code));
  const right = branches.filter(isOfType).slice(0, 1);
  const shownBranches = right.length > 0 ? right : branches;
  if (shownBranches.length === 0) return say('misfit.other');
  return joined(
    'misfit.or',
    shownBranches.map((issues) => joined('misfit.and', issues.map(lineOf))),
  );
}
