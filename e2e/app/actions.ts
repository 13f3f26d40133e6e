import { type Locator, type Page } from '@playwright/test';
import { expect } from './fixtures';

/** What a person does again and again, by the words on the screen. */
export const panel = (page: Page): Locator => page.getByRole('complementary');

export const step = (page: Page, name: string): Locator =>
  page.getByRole('navigation', { name: 'Steps' }).getByRole('button', { name: new RegExp(name) });

export async function newProject(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'New project' }).click();
  await expect(page.getByRole('navigation', { name: 'Steps' })).toBeVisible();
}

export async function choose(page: Page, button: string, files: string[]): Promise<void> {
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: button }).click();
  await (await choosing).setFiles(files);
}

/** Drops files and folders of the disk on the window, as a file manager does. */
export async function drop(page: Page, paths: string[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: paths, dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, x: 600, y: 400, data });
  await session.detach();
}

export const refusal = (page: Page): Locator => page.getByRole('alert');

export async function expectRefusal(page: Page, text: string | RegExp): Promise<void> {
  await expect(refusal(page)).toContainText(text);
  await refusal(page).getByRole('button', { name: 'Close' }).click();
  await expect(refusal(page)).toBeHidden();
}
