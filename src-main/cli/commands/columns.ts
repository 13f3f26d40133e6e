import { type Command, Option } from 'commander';
import { AppError } from '../../../src-shared/errors';
import { plain } from '../../../src-shared/message';
import { keysOf } from '../../../src-shared/keysOf';
import {
  type TargetDefinition,
  type TargetId,
  targetKinds,
  targetTransforms,
} from '../../../src-shared/kinds/targets';
import { columnViews } from '../../app/columnViews';
import { listColumns, missingColumn } from '../../project/columns';
import { type Project } from '../../project/project';
import { deleteTarget, nameTarget, ratioIn } from '../../project/targetEdits';
import { countLabels, listStoredTargets, type TargetSource } from '../../project/targets';
import { isJson, runCommand, withProject } from '../run';
import { table } from '../table';

interface AddFlags extends Partial<Pick<TargetDefinition, 'unit' | 'kind' | 'transform'>> {
  date?: string;
}

/** `columns`, `target list`, `target add`, `target remove`. */
export function columnCommands(program: Command): void {
  program
    .command('columns <project>')
    .description('list the columns of all datasets: what they hold, and in how many places')
    .action((path: string, _flags: object, command: Command) =>
      runCommand(isJson(command), () =>
        withProject(path, 'read', (project) => {
          const columns = columnViews(project);
          const text = columns.length > 0 ? table(columns.map(columnRow)) : 'No columns yet.';
          return { text, json: { columns } };
        }),
      ),
    );

  const target = program.command('target').description('what can be learnt and predicted of places');
  target
    .command('list <project>')
    .description('list the targets, and where their labels come from')
    .action((path: string, _flags: object, command: Command) =>
      runCommand(isJson(command), () => withProject(path, 'read', listTargets)),
    );
  target
    .command('add <project> <name> <column>')
    .description('learn a column, or one divided by another: COLUMN/PER; of all datasets that have it')
    .option('--unit <unit>', 'as it stands behind a figure, such as USD/m²')
    .addOption(
      new Option('--kind <kind>', 'how it is learnt (judged by the column unless given)').choices(
        keysOf(targetKinds),
      ),
    )
    .addOption(new Option('--transform <transform>', 'on which scale').choices(keysOf(targetTransforms)))
    .option('--date <column>', 'column that says when a label was true')
    .action((path: string, name: string, column: string, flags: AddFlags, command: Command) =>
      runCommand(isJson(command), () =>
        withProject(path, 'write', (project) => {
          const { date = null, ...definition } = flags;
          const added = nameTarget(project, {
            ...definition,
            name,
            sources: sourcesOf(project, column, date),
          });
          const count = countLabels(project)[added.id];
          const text = `Target “${added.id}”: ${count} labels, ${added.kind}, transform ${added.transform}`;
          return { text, json: { ...added, count } };
        }),
      ),
    );
  target
    .command('remove <project> <id>')
    .description('remove a target; its columns stay')
    .action((path: string, id: TargetId, _flags: object, command: Command) =>
      runCommand(isJson(command), () =>
        withProject(path, 'write', (project) => {
          deleteTarget(project, id);
          return { text: `Removed target “${id}”`, json: { id } };
        }),
      ),
    );
}

function listTargets(project: Project) {
  const counts = countLabels(project);
  const targets = listStoredTargets(project).map((target) => ({ ...target, count: counts[target.id] }));
  const rows = targets.map(({ id, name, kind, transform, unit, count, sources }) => ({
    target: id,
    name: name ?? '',
    kind,
    transform,
    unit: unit ?? '',
    labels: String(count),
    from: [...new Set(sources.map(({ column, per }) => (per ? `${column}/${per}` : column)))].join(', '),
  }));
  const text =
    rows.length > 0 ? table(rows) : 'No targets yet. Name one with: placeprint target add P NAME COLUMN';
  return { text, json: { targets } };
}

/** Of every dataset that has the columns. */
function sourcesOf(project: Project, text: string, date: string | null): TargetSource[] {
  const columns = listColumns(project);
  const { column, per } = ratioIn(
    text,
    columns.map(({ name }) => name),
  );
  const byDataset = Map.groupBy(columns, ({ datasetId }) => datasetId);
  const sources = [...byDataset].flatMap(([datasetId, own]) => {
    const has = (name: string | null) => name === null || own.some((each) => each.name === name);
    return has(column) && has(per) && has(date) ? [{ datasetId, column, per, date }] : [];
  });
  if (sources.length > 0) return sources;
  const names = new Set(columns.map(({ name }) => name));
  const missing = [column, per, date].find((name) => name !== null && !names.has(name));
  throw missing != null
    ? missingColumn(project, missing)
    : new AppError('input/bad-argument', plain('No dataset has all of these columns.'));
}

const columnRow = (column: ReturnType<typeof columnViews>[number]): Record<string, string> => {
  const { name, kind, unit, count, min, max, categories, examples } = column;
  const end = (value: number) =>
    kind === 'date' ? new Date(value).toISOString().slice(0, 10) : String(value);
  const holds = categories ? categories.slice(0, 5).map(({ text }) => text) : examples;
  return {
    column: name,
    kind,
    unit: unit ?? '',
    values: String(count),
    holds: min === null || max === null ? holds.join(', ') : `${end(min)} to ${end(max)}`,
  };
};
