import { isMarkedImported, markImported } from '../../src-shared/importedNames';

/**
 * What imported names are called beside ours: one that is ours too, whatever its case, is marked as imported. So is one that ends
 * like that already, so that taking one mark away gives every name back.
 */
export function apartFrom(ours: Iterable<string>, imported: Iterable<string>): Map<string, string> {
  const own = new Set([...ours].map((name) => name.toLowerCase()));
  const isTaken = (name: string) => own.has(name.toLowerCase()) || isMarkedImported(name);
  return new Map(Array.from(imported, (name) => [name, isTaken(name) ? markImported(name) : name]));
}
