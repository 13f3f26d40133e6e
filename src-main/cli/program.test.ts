import { type Command } from 'commander';
import { afterEach, expect, it, vi } from 'vitest';
import { program } from './program';

/** Every command with the names that lead to it. */
const under = (command: Command, names: string[]): string[][] =>
  command.commands.flatMap((each) => {
    const path = [...names, each.name()];
    return [path, ...under(each, path)];
  });

const paths = under(program, []);

afterEach(() => vi.restoreAllMocks());

/** What the command line prints, on whichever stream. */
async function told(...args: string[]): Promise<string> {
  const said: string[] = [];
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, 'write').mockImplementation((text) => said.push(String(text)) > 0);
  await program.parseAsync(args, { from: 'user' }).catch(() => {});
  return said.join('');
}

it('has commands in commands', () => {
  expect(paths).toContainEqual(['source', 'add']);
});

it.each(paths)('help %s %s prints the help of that very command', async (...names) => {
  const path = names.filter(Boolean);
  expect(await told('help', ...path)).toMatch(new RegExp(`^Usage: placeprint ${path.join(' ')} `));
});

it('help of what is no command says so', async () => {
  expect(await told('help', 'source', 'ad')).toContain("unknown command 'ad'");
});

it('an export refuses what says nothing of it', async () => {
  const exitCode = process.exitCode;
  const said = await told('export', 'p', 'predictions', '--out', 'a.csv', '--embeddings', '1');
  process.exitCode = exitCode;
  expect(said).toContain(
    '--embeddings is of embeddings, hits; the export of predictions knows --format, --within, --encoding, --predictions, --out.',
  );
});

it.each([['import'], ['source', 'add'], ['sample'], ['search'], ['export']])(
  'help of %s %s tells how the encoding of a file is said, and its names where it is none',
  async (...names) => {
    const path = names.filter(Boolean);
    expect(await told('help', ...path)).toContain('--encoding <name>');
    expect(await told(...path, 'p', 'f', '--encoding', 'cp99')).toContain(
      'Expected one of utf-8, euc-kr, shift_jis,',
    );
  },
);
