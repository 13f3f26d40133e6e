import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { appRoot } from './entryPath';

/** Version of this Placeprint, such as `0.1.0`. */
export const productVersion = (): string =>
  (JSON.parse(readFileSync(join(appRoot, 'package.json'), 'utf8')) as { version: string }).version;
