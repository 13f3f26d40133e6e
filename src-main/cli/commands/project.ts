import { type Command } from 'commander';
import { createProject } from '../../project/openProject';
import { listRuns } from '../../project/runs';
import { runCommand, withProject } from '../run';
import { table } from '../table';

/** `create`, `runs`. */
export function projectCommands(program: Command): void {
  program
    .command('create')
    .argument('<project>', 'path of the new *.placeprint file')
    .description('make an empty project')
    .action((path: string, _options, command: Command) =>
      runCommand(command.optsWithGlobals().json, () => {
        const project = createProject(path);
        project.close();
        return { text: `Made ${project.path}`, json: { project: project.path } };
      }),
    );

  program
    .command('runs')
    .argument('<project>')
    .description('list the training runs of a project')
    .action((path: string, _options, command: Command) =>
      runCommand(command.optsWithGlobals().json, () =>
        withProject(path, 'read', (project) => {
          const runs = listRuns(project);
          const rows = runs.map((run) => ({
            run: String(run.id),
            name: run.name,
            state: run.state,
            steps: `${run.step}/${run.totalSteps}`,
            executor: run.executor,
            seed: String(run.seed),
            created: run.createdAt,
          }));
          return {
            text: rows.length ? table(rows) : 'No runs yet. Train one with: placeprint train P',
            json: { runs },
          };
        }),
      ),
    );
}
