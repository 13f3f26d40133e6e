import { proposedTargets } from '../../src-shared/kinds/targets';
import { listColumns, type StoredColumn } from '../project/columns';
import { type PlaceDetails } from '../project/placeDetails';
import { type Project } from '../project/project';
import { listTargets } from '../project/targets';
import { apartFrom } from './apartFrom';

/** What is written of places: their id, what was found of them, their labels, then their imported columns. */
export class PlaceProperties {
  /** Price and population are named in every export. */
  private readonly targets: string[];
  private readonly columns: StoredColumn[];
  private readonly nameOf: ReadonlyMap<string, string>;

  /** `found`: names of what was found of each place. */
  constructor(
    project: Project,
    private readonly found: readonly string[] = [],
  ) {
    const all = [...Object.values(proposedTargets), ...listTargets(project)].map(({ id }) => id);
    this.targets = [...new Set(all)];
    this.columns = listColumns(project);
    const imported = new Set(this.columns.map(({ name }) => name));
    this.nameOf = apartFrom(['place_id', ...found, ...this.targets], imported);
  }

  /** All names in the order in which they are written; true: even if no place has it, as an imported column that is empty. */
  get names(): Map<string, boolean> {
    const ours = ['place_id', ...this.found, ...this.targets];
    const imported = this.columns.map(
      ({ name, summary }) => [this.nameOfColumn(name), summary.count === 0] as const,
    );
    return new Map([...ours.map((name) => [name, true] as const), ...imported]);
  }

  /** What an imported column is called. */
  nameOfColumn(column: string): string {
    return this.nameOf.get(column) ?? column;
  }

  /** `values` stand in the order of their names. */
  of({ id, labels, properties }: PlaceDetails, values: readonly unknown[] = []): Map<string, unknown> {
    const written = new Map<string, unknown>([['place_id', id]]);
    this.found.forEach((name, i) => written.set(name, values[i]));
    for (const target of this.targets) written.set(target, labels[target] ?? null);
    for (const [column, cell] of properties) written.set(this.nameOfColumn(column), cell);
    return written;
  }
}
