import { type Command } from 'commander';
import { createProject } from '../../project/createProject';
import { listRuns, type Run } from '../../project/runs';
import { namedRun } from '../named';
import { isJson, runCommand, withProject } from '../run';
import { table } from '../table';

/** `create`, `runs`. */
export function projectCommands(program: Command): void {
  program
    .command('create <project>')
    .description('make an empty project (a *.placeprint file)')
    .action((path: string, _options: object, command: Command) =>
      runCommand(isJson(command), () => {
        const project = createProject(path);
        project.close();
        return { text: `Made ${project.path}`, json: { project: project.path } };
      }),
    );

  program
    .command('runs <project>')
    .description('list the training runs of a project')
    .action((path: string, _options: object, command: Command) =>
      runCommand(isJson(command), () =>
        withProject(path, 'read', (project) => {
          const runs = listRuns(project).map((run) => namedRun(project, run));
          const text = runs.length
            ? table(runs.map(runRow))
            : 'No runs yet. Train one with: placeprint train P';
          return { text, json: { runs } };
        }),
      ),
    );
}

function runRow(run: ReturnType<typeof namedRun<Run>>): Record<string, string> {
  return {
    run: String(run.id),
    name: run.name,
    state: run.state,
    steps: `${run.step}/${run.totalSteps}`,
    executor: run.executor,
    seed: String(run.seed),
    created: run.createdAt,
  };
}
