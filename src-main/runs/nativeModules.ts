import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { plainRoot } from '../files/entryPath';
import { nodeBinary } from './nodeBinary';

export interface ModuleCheck {
  name: string;
  /** Version of the native part; null if it does not load. */
  version: string | null;
  error: string | null;
}

/** Native modules, and an expression of the imported `m` that really uses each. */
const uses = {
  'better-sqlite3': `new m.default(':memory:').prepare('SELECT sqlite_version()').pluck().get()`,
  'onnxruntime-node': `m.default.env.versions.node ?? m.default.env.versions.common`,
};

/** Loads each native module in a throw-away process: one built for another Node may end the process that loads it. */
export function checkNativeModules(): Promise<ModuleCheck[]> {
  return Promise.all(Object.entries(uses).map(([name, use]) => checkModule(name, use)));
}

async function checkModule(name: string, use: string): Promise<ModuleCheck> {
  const script = `const m = await import(${JSON.stringify(name)}); console.log(${use});`;
  try {
    const run = promisify(execFile)(nodeBinary(), ['--input-type=module', '-e', script], {
      cwd: plainRoot,
      timeout: 60_000,
    });
    return { name, version: (await run).stdout.trim(), error: null };
  } catch (error) {
    const { signal, stderr = '', message } = error as { signal?: string; stderr?: string; message: string };
    const said = stderr.match(/^\w*Error.*$/m)?.[0] ?? message;
    return { name, version: null, error: signal ? `ended by signal ${signal}` : said };
  }
}
