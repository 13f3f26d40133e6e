import type { MenuItemConstructorOptions } from 'electron';
import { expect, it } from 'vitest';
import { menuCommands, menuTemplate } from './menu';

const items = (template: MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
  template.flatMap((each) => [each, ...(Array.isArray(each.submenu) ? items(each.submenu) : [])]);

it.each([true, false])('offers every command once, each with its own keys (mac: %s)', (isMac) => {
  const chosen: string[] = [];
  const all = items(menuTemplate((command) => chosen.push(command), { isMac, isPackaged: true }));
  for (const { click } of all) click?.(undefined as never, undefined, undefined as never);
  expect(chosen.toSorted()).toEqual(menuCommands.toSorted());
  const keys = all.flatMap(({ accelerator }) => accelerator ?? []);
  expect(new Set(keys).size).toBe(keys.length);
});

it('has developer tools only in a checkout', () => {
  const roles = (isPackaged: boolean) =>
    items(menuTemplate(() => {}, { isMac: false, isPackaged })).map(({ role }) => role);
  expect([roles(true).includes('toggleDevTools'), roles(false).includes('toggleDevTools')]).toEqual([
    false,
    true,
  ]);
});
