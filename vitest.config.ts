import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  // For the runes of the renderer's states.
  plugins: [svelte()],
  test: {
    include: [
      'src-shared/**/*.test.ts',
      'src-renderer/**/*.test.ts',
      'src-main/**/*.test.ts',
      'scripts/**/*.test.ts',
      'e2e/**/*.test.ts',
    ],
    globalSetup: ['scripts/vitestVulkan.ts', 'scripts/vitestBuild.ts'],
    // No test is judged by its time: this ends what hangs. The slow reference takes minutes on a loaded machine.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    // tfjs' CommonJS build registers no gradients: let Vite resolve its ESM build.
    server: { deps: { inline: [/@tensorflow\/tfjs/] } },
  },
});
