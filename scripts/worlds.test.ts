import { dirname, join } from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { appRoot } from '../src-main/files/entryPath';

const probes = ['document', 'process', 'URL', 'structuredClone'];

/** Which of the probes the compiler does not know in a folder that has a tsconfig.json of its own. */
function unknownIn(folder: string): string[] {
  const configPath = join(appRoot, folder, 'tsconfig.json');
  const { config } = ts.readConfigFile(configPath, ts.sys.readFile);
  const { options, fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, dirname(configPath));
  const path = join(appRoot, folder, 'probe.ts');
  const host = ts.createCompilerHost(options);
  const { getSourceFile } = host;
  host.getSourceFile = (name, ...rest) =>
    name === path
      ? ts.createSourceFile(name, `export const found = [${probes}];`, ts.ScriptTarget.Latest)
      : getSourceFile(name, ...rest);
  const names = [path, ...fileNames.filter((name) => name.endsWith('.d.ts'))];
  const program = ts.createProgram(
    names,
    { ...options, incremental: false, tsBuildInfoFile: undefined },
    host,
  );
  return program.getSemanticDiagnostics(program.getSourceFile(path)).map(({ start, length }) => {
    return program.getSourceFile(path)!.text.slice(start, start! + length!);
  });
}

it.each([
  ['src-shared', ['document', 'process']],
  ['src-main', ['document']],
  ['src-renderer', ['process']],
])('%s does not know %s', (folder, unknown) => {
  expect(unknownIn(folder)).toEqual(unknown);
});
