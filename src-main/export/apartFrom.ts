/**
 * What imported names are called beside ours: one that is ours too, whatever its case, gets `_imported` behind it, until no other
 * bears the name.
 */
export function apartFrom(ours: Iterable<string>, imported: Iterable<string>): Map<string, string> {
  const own = new Set([...ours].map((name) => name.toLowerCase()));
  const names = [...imported];
  const taken = new Set([...own, ...names.map((name) => name.toLowerCase())]);
  return new Map(
    names.map((name) => {
      let free = name;
      while (own.has(name.toLowerCase()) && taken.has(free.toLowerCase())) free += '_imported';
      taken.add(free.toLowerCase());
      return [name, free];
    }),
  );
}
