import { Command, CommanderError } from 'commander';
import { projectCommands } from './commands/project';

const program = new Command('placeprint')
  .description(
    'Learn a fingerprint of every place from the map around it; search, predict, export. Works offline.',
  )
  .version('0.1.0')
  .option('--json', 'print one JSON object on stdout at the end')
  .exitOverride()
  .showHelpAfterError('(placeprint help COMMAND shows what it takes)');

for (const register of [projectCommands]) register(program);

try {
  await program.parseAsync(process.argv);
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  process.exitCode = error.exitCode === 0 ? 0 : 2;
}
