import { chromium as playwright } from '@playwright/test';
import { existsSync } from 'node:fs';

const candidates = [
  process.env.PLACEPRINT_CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  playwright.executablePath(),
];

/** A Chromium of this machine; undefined where there is none: tests that need it are then skipped, visibly. */
export const chromiumPath = candidates.find((path) => path && existsSync(path));
