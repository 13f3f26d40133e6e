import { type Message, plain, say, toMessage, wordsOf } from './message';

/**
 * Every error code of the product. Families: `input/*` (the user can fix it), `state/*` (not now),
 * `io/*` (disk, database, network), `engine/*` (training and embedding), `bug/*` (ours).
 */
export const errorCodes = [
  'input/bad-argument',
  'input/unreadable',
  'input/unsupported',
  'input/no-coordinates',
  'input/no-usable-row',
  'input/malformed',
  'input/too-large',
  'input/too-few-places',
  'input/doubtful',
  'state/missing',
  'state/exists',
  'state/busy',
  'state/read-only',
  'state/newer-version',
  'state/labels-seen',
  'state/cancelled',
  'io/disk',
  'io/database',
  'io/corrupt',
  'io/network',
  'engine/crashed',
  'engine/lost',
  'engine/non-finite',
  'engine/out-of-memory',
  'engine/mismatch',
  'engine/unavailable',
  'bug/unexpected',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** An error as it crosses a process: Electron's invoke and structured clone lose an error's class. */
export interface ErrorData {
  code: ErrorCode;
  message: Message;
  data?: unknown;
  /** What to do next on the command line, a sentence that is told there alone: a window has ways of its own. */
  commandLine?: Message;
}

interface ErrorOptions {
  cause?: unknown;
  data?: unknown;
  commandLine?: Message;
}

/** The one error class. Its text says what was found, what was expected, and what to do next; `message` has it in English. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly text: Message;
  readonly data: unknown;
  readonly commandLine: Message | undefined;

  constructor(code: ErrorCode, text: Message, { cause, data, commandLine }: ErrorOptions = {}) {
    super(wordsOf(text, 'en'), { cause });
    this.name = 'AppError';
    this.code = code;
    this.text = text;
    this.data = data;
    this.commandLine = commandLine;
  }
}

/** A fault of ours, in English for those who mend it. */
export const bug = (text: string, options?: ErrorOptions): AppError =>
  new AppError('bug/unexpected', plain(text), options);

/** Any thrown value as data; what is not an `AppError` becomes `bug/unexpected` and keeps its message. */
export function toErrorData(error: unknown): ErrorData {
  if (error instanceof AppError) {
    const { code, text, data, commandLine } = error;
    return { code, message: text, data, ...(commandLine && { commandLine }) };
  }
  const message = plain(error instanceof Error ? error.message : String(error));
  return { code: 'bug/unexpected', message, data: error instanceof Error ? error.stack : undefined };
}

export function fromErrorData({ code, message, data, commandLine }: ErrorData): AppError {
  return new AppError(code, toMessage(message), { data, commandLine: commandLine && toMessage(commandLine) });
}

/** An error in English, for a terminal. */
export const englishOf = ({ message }: Pick<ErrorData, 'message'>): string => wordsOf(message, 'en');

/** What was thrown, to be told within another message: ours in its own words, that of others as it is. */
export const reasonOf = (error: unknown): Message => toErrorData(error).message;

/** Throws `state/cancelled` once the signal has fired; long work calls it between its units. */
export function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw cancelled();
}

export const cancelled = () => new AppError('state/cancelled', say('cancelled'));
