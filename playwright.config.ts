import { defineConfig } from '@playwright/test';
import { chromiumPath } from './e2e/app/chromium';

/** The mark of the slow tier, as in vitest.config.ts. */
const slow = '**/*.slow.spec.ts';

/** The interface in the web shell, in real Chromium. `npm run e2e`; the unit tests are Vitest's. */
export default defineConfig({
  testDir: 'e2e/app',
  projects: [
    { name: 'quick', testIgnore: slow },
    { name: 'slow', testMatch: slow },
  ],
  globalSetup: './e2e/app/globalSetup.ts',
  // No test is judged by its time, as in vitest.config.ts.
  timeout: 600_000,
  expect: { timeout: 30_000 },
  workers: 1,
  retries: 0,
  reporter: [['list']],
  outputDir: 'out/e2e',
  use: {
    launchOptions: { executablePath: chromiumPath },
    actionTimeout: 30_000,
    viewport: { width: 1400, height: 900 },
    colorScheme: 'light',
  },
});
