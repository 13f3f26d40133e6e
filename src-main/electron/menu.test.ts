import type { MenuItemConstructorOptions } from 'electron';
import { expect, it } from 'vitest';
import { languageCodes } from '../../src-shared/languages';
import { menuCommands, type MenuOptions, menuTemplate } from './menu';
import { shellText } from './texts';

const items = (template: MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
  template.flatMap((each) => [each, ...(Array.isArray(each.submenu) ? items(each.submenu) : [])]);

const options: MenuOptions = {
  choose: () => {},
  open: () => {},
  recent: [],
  isMac: false,
  isPackaged: true,
  t: shellText('en'),
};

it('opens recent projects, whatever they are called', () => {
  const opened: string[] = [];
  const recent = [{ name: 'Land & sea', path: '/maps/Land & sea.placeprint' }];
  const all = items(menuTemplate({ ...options, recent, open: (path) => opened.push(path) }));
  const item = all.find(({ label }) => label === 'Land && sea');
  item?.click?.(undefined as never, undefined, undefined as never);
  expect(opened).toEqual(['/maps/Land & sea.placeprint']);
});

it.each([true, false])('offers every command once, each with its own keys (mac: %s)', (isMac) => {
  const chosen: string[] = [];
  const all = items(menuTemplate({ ...options, choose: (command) => chosen.push(command), isMac }));
  for (const { click } of all) click?.(undefined as never, undefined, undefined as never);
  expect(chosen.toSorted()).toEqual(menuCommands.toSorted());
  const keys = all.flatMap(({ accelerator }) => accelerator ?? []);
  expect(new Set(keys).size).toBe(keys.length);
});

it('has developer tools only in a checkout', () => {
  const roles = (isPackaged: boolean) =>
    items(menuTemplate({ ...options, isPackaged })).map(({ role }) => role);
  expect([roles(true).includes('toggleDevTools'), roles(false).includes('toggleDevTools')]).toEqual([
    false,
    true,
  ]);
});

it.each(languageCodes)('speaks %s: every item has a label of its own', (language) => {
  const all = items(menuTemplate({ ...options, t: shellText(language) }));
  const labels = all.filter(({ type }) => type !== 'separator').map(({ label }) => label);
  expect(labels).not.toContain(undefined);
  expect(new Set(labels).size).toBe(labels.length);
});
