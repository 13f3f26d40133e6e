import { z } from 'zod';
import { isMethodName, parseParams } from '../../src-shared/contract/app/index';
import { type Call, type Edit } from './edit';

/** Edits of the open project, in this window until it is closed: what is hidden can be restored as long as the project stays open. */
const key = 'placeprint.edits';

interface Edits {
  done: Edit[];
  undone: Edit[];
}

const callSchema = z.custom<Call>((value) => {
  const [method, params] = Array.isArray(value) ? (value as unknown[]) : [];
  return isMethodName(method) && parseParams(method, params) !== undefined;
});
const editSchema = z.object({ label: z.string(), do: callSchema, undo: callSchema });
const editsSchema = z.object({
  opening: z.string(),
  done: z.array(editSchema),
  undone: z.array(editSchema),
});

/** The edits that were kept of this opening of a project; none of another one, or where they cannot be read. */
export function keptEdits(opening: string): Edits {
  try {
    const { opening: of, ...edits } = editsSchema.parse(JSON.parse(sessionStorage.getItem(key) ?? 'null'));
    if (of === opening) return edits;
  } catch {
    // Of another version, or none.
  }
  return { done: [], undone: [] };
}

/** Keeps them in place of those before; the older half is left out as long as there is no room. */
export function keepEdits(opening: string, { done, undone }: Edits): void {
  try {
    sessionStorage.setItem(key, JSON.stringify({ opening, done, undone }));
  } catch {
    const half = (edits: Edit[]) => edits.slice(Math.ceil(edits.length / 2));
    if (done.length + undone.length > 0) keepEdits(opening, { done: half(done), undone: half(undone) });
  }
}
