import { resolve } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'electron-vite';

const main = (path: string) => resolve(import.meta.dirname, 'src-main', path);

const out = (name: string) => resolve(import.meta.dirname, process.env.PLACEPRINT_OUT_DIR ?? 'out', name);

/** One flat folder of entries, so that `entryPath` finds each beside the other. tfjs is bundled: only its ESM build registers gradients. */
export default defineConfig({
  main: {
    build: {
      outDir: out('main'),
      target: 'node24',
      externalizeDeps: {
        exclude: [
          '@tensorflow/tfjs-core',
          '@tensorflow/tfjs-backend-wasm',
          '@tensorflow/tfjs-backend-webgpu',
          '@tensorflow/tfjs-backend-cpu',
        ],
      },
      rollupOptions: {
        input: {
          cli: main('cli/main.ts'),
          electron: main('electron/main.ts'),
          engine: main('engine/main.ts'),
          renderWorker: main('images/renderWorker.ts'),
          surveyWorker: main('surroundings/surveyWorker.ts'),
          tileWorker: main('images/tileWorker.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunk-[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: out('preload'),
      // A sandboxed preload is one CommonJS file.
      externalizeDeps: false,
      rollupOptions: {
        input: { preload: main('electron/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: resolve(import.meta.dirname, 'src-renderer'),
    plugins: [svelte()],
    build: {
      outDir: out('renderer'),
      target: 'chrome130',
      minify: true,
      rollupOptions: { input: resolve(import.meta.dirname, 'src-renderer/index.html') },
    },
  },
});
