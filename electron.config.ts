import { resolve } from 'node:path';
import { defineConfig } from 'electron-vite';

const main = (path: string) => resolve(import.meta.dirname, 'src-main', path);

/** One flat folder of entries, so that `entryPath` finds each beside the other. tfjs is bundled: only its ESM build registers gradients. */
export default defineConfig({
  main: {
    build: {
      outDir: process.env.PLACEPRINT_OUT_DIR ? `${process.env.PLACEPRINT_OUT_DIR}/main` : 'out/main',
      target: 'node24',
      externalizeDeps: {
        exclude: ['@tensorflow/tfjs-core', '@tensorflow/tfjs-backend-wasm', '@tensorflow/tfjs-backend-cpu'],
      },
      rollupOptions: {
        input: {
          cli: main('cli/main.ts'),
          engine: main('engine/main.ts'),
          renderWorker: main('images/renderWorker.ts'),
          tileWorker: main('images/tileWorker.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunk-[name]-[hash].js' },
      },
    },
  },
});
