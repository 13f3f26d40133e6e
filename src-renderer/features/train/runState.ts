import { type RunView } from '../../../src-shared/contract/app/runs';

/** Runs that go on from their last checkpoint, or from their start. */
export const isResumable = ({ state }: Pick<RunView, 'state'>): boolean =>
  state !== 'running' && state !== 'done';

/** Seconds from its beginning to its end, pauses included; null while it has not ended. */
export const lastedS = ({
  createdAt,
  finishedAt,
}: Pick<RunView, 'createdAt' | 'finishedAt'>): number | null =>
  finishedAt === null ? null : (Date.parse(finishedAt) - Date.parse(createdAt)) / 1000;

/** Tags as they are typed: separated by commas, each once. */
export const parseTags = (text: string): string[] => [
  ...new Set(
    text
      .split(',')
      .map((tag) => tag.trim())
      .filter(Boolean),
  ),
];

/** Ticks or unticks a run; two at most are ticked, and the one ticked first gives way. */
export const toggled = (ids: readonly number[], id: number): number[] =>
  ids.includes(id) ? ids.filter((each) => each !== id) : [...ids, id].slice(-2);
