// Bundles one benchmark and runs it on the product's Node: `npm run bench -- render`.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { buildIfStale, root } from '../scripts/build.mjs';
import { productNode, setup } from '../scripts/setup.mjs';

const [name, ...rest] = process.argv.slice(2);
const entry = join(root, 'bench', name ?? '', 'main.ts');
if (!existsSync(entry)) {
  console.error(`There is no benchmark "${name ?? ''}": expected bench/NAME/main.ts.`);
  process.exit(2);
}
setup();
await buildIfStale();
const outDir = join(root, 'out', 'bench', name);
await build({
  root,
  logLevel: 'warn',
  configFile: false,
  ssr: { noExternal: [/@tensorflow\/tfjs/] },
  build: {
    ssr: entry,
    outDir,
    emptyOutDir: true,
    target: 'node24',
    // The wasm backend asks for it, as electron-vite gives it to the product.
    rolldownOptions: { output: { banner: 'const __dirname = import.meta.dirname;' } },
  },
});
// The memory flag of scripts/placeprint.mjs: measured is what the command line runs as.
const flags = ['--max-semi-space-size=16', '--expose-gc'];
const { status } = spawnSync(productNode, [...flags, join(outDir, 'main.js'), ...rest], {
  stdio: 'inherit',
});
process.exit(status ?? 1);
