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
}

/** The one error class. A message says what was found, what was expected, and what to do next. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly data: unknown;

  constructor(code: ErrorCode, message: string, options: { cause?: unknown; data?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.data = options.data;
  }
}

/** Any thrown value as data; what is not an `AppError` becomes `bug/unexpected` and keeps its message. */
export function toErrorData(error: unknown): ErrorData {
  if (error instanceof AppError) return { code: error.code, message: error.message, data: error.data };
  const message = error instanceof Error ? error.message : String(error);
  return { code: 'bug/unexpected', message, data: error instanceof Error ? error.stack : undefined };
}

export function fromErrorData(data: ErrorData): AppError {
  return new AppError(data.code, data.message, { data: data.data });
}

/** Throws `state/cancelled` once the signal has fired; long work calls it between its units. */
export function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new AppError('state/cancelled', 'Cancelled.');
}
