import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      'src-shared/**/*.test.ts',
      'src-renderer/**/*.test.ts',
      'src-main/**/*.test.ts',
      'scripts/**/*.test.ts',
      'e2e/**/*.test.ts',
    ],
    globalSetup: ['scripts/vitestVulkan.ts', 'scripts/vitestBuild.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // tfjs' CommonJS build registers no gradients: let Vite resolve its ESM build.
    server: { deps: { inline: [/@tensorflow\/tfjs/] } },
  },
});
