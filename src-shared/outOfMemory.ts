import { AppError } from './errors';
import { type Message, say } from './message';

/** How V8, onnxruntime, TensorFlow and WebAssembly say that memory ran out. */
const words =
  /allocation failed|bad_?\s?alloc|failed to allocate|out of memory|\bOOM\b|cannot enlarge memory/i;

export const saysOutOfMemory = (text: string): boolean => words.test(text);

/** Memory that ran out while an engine worked: what was found, and what to do. */
export const outOfMemory = (found: Message, data?: unknown): AppError =>
  new AppError('engine/out-of-memory', say('engine.outOfMemory', { found }), { data });
