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
  'state/missing',
  'state/exists',
  'state/busy',
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
  message: string;
  data?: unknown;
  /** What to do next on the command line, a sentence that is told there alone: a window has ways of its own. */
  commandLine?: string;
}

type ErrorOptions = { cause?: unknown } & Pick<ErrorData, 'data' | 'commandLine'>;

/** The one error class. A message says what was found, what was expected, and what to do next. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly data: unknown;
  readonly commandLine: string | undefined;

  constructor(code: ErrorCode, message: string, options: ErrorOptions = {}) {
    super(message, { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.data = options.data;
    this.commandLine = options.commandLine;
  }
}

/** Any thrown value as data; what is not an `AppError` becomes `bug/unexpected` and keeps its message. */
export function toErrorData(error: unknown): ErrorData {
  if (error instanceof AppError) {
    const { code, message: found, data, commandLine } = error;
    return { code, message: found, data, ...(commandLine && { commandLine }) };
  }
  const message = error instanceof Error ? error.message : String(error);
  return { code: 'bug/unexpected', message, data: error instanceof Error ? error.stack : undefined };
}

export function fromErrorData({ code, message, ...options }: ErrorData): AppError {
  return new AppError(code, message, options);
}

/** Throws `state/cancelled` once the signal has fired; long work calls it between its units. */
export function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new AppError('state/cancelled', 'Cancelled.');
}
