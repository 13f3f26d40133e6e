import { svelte } from '@sveltejs/vite-plugin-svelte';
import { configDefaults, defineConfig } from 'vitest/config';

const tests = (ending: string) => `{src-shared,src-renderer,src-main,scripts,e2e}/**/*${ending}`;
/** The mark of the slow tier, Playwright's too (`*.slow.spec.ts`): `npm test` leaves it to `npm run test:slow`. */
const slow = tests('.slow.test.ts');

const project = (name: string, include: string, exclude: string[] = []) => ({
  extends: true as const,
  test: { name, include: [include], exclude: [...configDefaults.exclude, ...exclude] },
});

export default defineConfig({
  // For the runes of the renderer's states.
  plugins: [svelte()],
  test: {
    projects: [project('quick', tests('.test.ts'), [slow]), project('slow', slow)],
    // Vitest leaves one core to itself, of two.
    maxWorkers: '100%',
    globalSetup: ['scripts/vitestVulkan.ts', 'scripts/vitestBuild.ts'],
    // No test is judged by its time: this ends what hangs. The slow reference takes minutes on a loaded machine.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    // tfjs' CommonJS build registers no gradients: let Vite resolve its ESM build.
    server: { deps: { inline: [/@tensorflow\/tfjs/] } },
  },
});
