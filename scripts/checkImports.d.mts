/** Sources by path, relative to the repository. */
type Files = Map<string, string>;
interface Rules {
  rooms: Record<string, string[]>;
  testImports: Record<string, string[]>;
  packages: Record<string, string[]>;
  sqlOwners: string[];
}
export function productFiles(): Files;
export function brokenRules(files: Files, rules?: Rules): string[];
export function staleRules(files: Files, rules?: Rules): string[];
