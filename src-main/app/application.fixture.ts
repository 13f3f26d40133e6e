import { join } from 'node:path';
import { Application } from './application';

/** The application of a web shell whose files all lie in one folder. */
export function applicationIn(folder: string): Application {
  const reference = (name: string) => join(folder, name);
  return new Application({
    kind: 'web',
    inputPath: reference,
    outputPath: reference,
    projectPath: reference,
    stateFolder: reference('state'),
  });
}
