import { Command, CommanderError } from 'commander';
import { AppError } from '../../src-shared/errors';
import { plain } from '../../src-shared/message';
import { columnCommands } from './commands/columns';
import { dataCommands } from './commands/data';
import { demoCommands } from './commands/demo';
import { doctorCommands } from './commands/doctor';
import { encoderCommands } from './commands/encoders';
import { experimentCommands } from './commands/experiments';
import { imageCommands } from './commands/images';
import { learningCommands } from './commands/learning';
import { placingCommands } from './commands/placing';
import { projectCommands } from './commands/project';
import { resultCommands } from './commands/results';
import { serveCommand } from './commands/serve';
import { surroundingsCommands } from './commands/surroundings';
import { printError, reportError } from './run';

export const program = new Command('placeprint')
  .description(
    'Learn a fingerprint of every place from the map around it; search, predict, export. Works offline.',
  )
  .version('0.1.0')
  .option('--json', 'print one JSON object on stdout at the end')
  .exitOverride()
  .configureHelp({ showGlobalOptions: true })
  .helpCommand(false)
  .showHelpAfterError('(placeprint help COMMAND shows what it takes)');

const commands = [
  projectCommands,
  dataCommands,
  columnCommands,
  placingCommands,
  imageCommands,
  surroundingsCommands,
  learningCommands,
  encoderCommands,
  resultCommands,
  experimentCommands,
  doctorCommands,
  serveCommand,
  demoCommands,
];
for (const register of commands) register(program);

program
  .command('help [command...]')
  .description('show what a command takes, such as: help source add')
  .action((names: string[]) => commandOf(names).help());

/** The command of a list of names, however deep it lies. */
function commandOf(names: string[]): Command {
  return names.reduce(
    (parent, name) =>
      parent.commands.find((each) => each.name() === name) ??
      parent.error(`error: unknown command '${name}'`),
    program,
  );
}

/** Runs the command that the process was started with; its exit code tells how it went. */
export async function runProgram(): Promise<void> {
  try {
    await program.parseAsync(process.argv);
  } catch (error) {
    const json = process.argv.includes('--json');
    if (!(error instanceof CommanderError)) reportError(error, json);
    else if (error.exitCode !== 0) {
      // Commander has told it on stderr.
      if (json) printError(new AppError('input/bad-argument', plain(error.message.replace(/^error: /, ''))));
      process.exitCode = 2;
    }
  }
}
