import { perProject } from './perProject.svelte';

/** Files that were chosen or dropped and wait for the analyst's word: tables for the Data step, map files for the Map source step. */
class Incoming {
  /** References; the first is the one in preview. */
  tables = $state.raw<string[]>([]);
  maps = $state.raw<string[]>([]);

  add({ tables = [], maps = [] }: { tables?: string[]; maps?: string[] }): void {
    this.tables = [...this.tables, ...tables];
    this.maps = [...this.maps, ...maps];
  }

  /** The first table is imported, or not wanted. */
  nextTable(): void {
    this.tables = this.tables.slice(1);
  }
}

export const incoming = perProject(() => new Incoming());

/** The file's own name in a reference, which is a path or an upload's token. */
export const fileNameOf = (reference: string): string => reference.split(/[\\/]/).at(-1)!;
