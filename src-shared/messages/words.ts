import { type Words } from '../languages';

/**
 * Messages of one room by key, each in every language with the same places: `{name}`, and `{count|one|other}` for a plural. A message
 * stands alone: no "it" that leans on a sentence elsewhere.
 */
export type MessageWords = Record<string, Words>;
