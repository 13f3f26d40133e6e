/** Loaded before the main bundle (`node --import`): gives it the stand-in, and runs what a test sends. */
import { type Page } from '@playwright/test';
import { registerHooks } from 'node:module';
import * as electron from './electron.ts';

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron'
      ? {
          url: new URL('./electron.ts', import.meta.url).href,
          format: 'module-typescript',
          shortCircuit: true,
        }
      : next(specifier, context),
});

async function shownPage(): Promise<Page> {
  for (;;) {
    const page = electron.windows[0]?.webContents.page;
    if (page && page.url() !== 'about:blank') return page;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

interface Asked {
  id: number;
  code: string;
  value: unknown;
}

async function answer({ id, code, value }: Asked): Promise<void> {
  try {
    const work = (0, eval)(`(${code})`) as (scope: object, value: unknown) => unknown;
    process.send!({ id, result: await work({ electron, page: await shownPage() }, value) });
  } catch (error) {
    process.send!({ id, error: String((error as Error).stack) });
  }
}

process.on('message', (asked: Asked) => void answer(asked));
process.on('disconnect', () => process.exit(1));
