// Runs scripts of package.json at the same time: node scripts/atOnce.mjs lint typecheck. Prints what each says when it ends;
// exits 1 if one fails.
import { spawn } from 'node:child_process';

function run(name) {
  const child = spawn('npm', ['run', '-s', name], { shell: process.platform === 'win32' });
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => said.push(bytes));
  return new Promise((resolve) =>
    child.once('close', (code) => {
      process.stdout.write(Buffer.concat(said));
      if (code !== 0) console.error(`npm run ${name} failed`);
      resolve(code);
    }),
  );
}

const codes = await Promise.all(process.argv.slice(2).map(run));
process.exitCode = codes.every((code) => code === 0) ? 0 : 1;
