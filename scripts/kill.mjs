// The crash campaign: npm run kill -- --count 200. Kills the program that often at random moments and looks at what is left.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from './build.mjs';

const { count } = parseArgs({ options: { count: { type: 'string', default: '20' } } }).values;
if (!/^[1-9]\d*$/.test(count)) throw new Error(`--count ${count}: expected a whole number from 1`);
const { status } = spawnSync(
  process.execPath,
  [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--project=slow', 'e2e/kill/campaign.slow.test.ts'],
  { cwd: root, stdio: 'inherit', env: { ...process.env, PLACEPRINT_KILLS: count } },
);
process.exit(status ?? 1);
