import type { MenuItemConstructorOptions } from 'electron';
import { type ShellText } from './texts';

/** Items that the interface itself carries out. */
export const menuCommands = [
  'project.new',
  'project.open',
  'project.close',
  'edit.undo',
  'edit.redo',
  'view.theme',
] as const;
export type MenuCommand = (typeof menuCommands)[number];

const shownRecent = 10;
/** In a label, `&` marks the key of the item: two of them show one. */
const literal = (name: string) => name.replaceAll('&', '&&');

/** What a menu does and shows. */
export interface MenuOptions {
  /** Hears of the items that the interface carries out. */
  choose: (command: MenuCommand) => void;
  /** Hears of a recent project by its path. */
  open: (path: string) => void;
  recent: { name: string; path: string }[];
  isMac: boolean;
  isPackaged: boolean;
  t: ShellText;
}

/** The application menu. */
export function menuTemplate({
  choose,
  open,
  recent,
  isMac,
  isPackaged,
  t,
}: MenuOptions): MenuItemConstructorOptions[] {
  const item = (label: string, command: MenuCommand, accelerator: string): MenuItemConstructorOptions => ({
    label,
    accelerator,
    click: () => choose(command),
  });
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  const developer: MenuItemConstructorOptions[] = isPackaged
    ? []
    : [separator, { role: 'reload' }, { role: 'toggleDevTools' }];
  return [
    ...(isMac ? [{ role: 'appMenu' as const }] : []),
    {
      label: t('file'),
      submenu: [
        item(t('new'), 'project.new', 'CmdOrCtrl+N'),
        item(t('open'), 'project.open', 'CmdOrCtrl+O'),
        {
          label: t('recent'),
          enabled: recent.length > 0,
          submenu: recent.slice(0, shownRecent).map(({ name, path }) => ({
            label: literal(name),
            sublabel: path,
            click: () => open(path),
          })),
        },
        item(t('closeProject'), 'project.close', 'CmdOrCtrl+W'),
        separator,
        isMac ? { role: 'close', label: t('closeWindow') } : { role: 'quit', label: t('quit') },
      ],
    },
    {
      label: t('edit'),
      submenu: [
        item(t('undo'), 'edit.undo', 'CmdOrCtrl+Z'),
        item(t('redo'), 'edit.redo', isMac ? 'Shift+Cmd+Z' : 'Ctrl+Y'),
        separator,
        { role: 'cut', label: t('cut') },
        { role: 'copy', label: t('copy') },
        { role: 'paste', label: t('paste') },
        { role: 'selectAll', label: t('selectAll') },
      ],
    },
    {
      label: t('view'),
      submenu: [
        item(t('theme'), 'view.theme', 'CmdOrCtrl+Shift+D'),
        { role: 'resetZoom', label: t('actualSize') },
        { role: 'zoomIn', label: t('zoomIn') },
        { role: 'zoomOut', label: t('zoomOut') },
        { role: 'togglefullscreen', label: t('fullScreen') },
        ...developer,
      ],
    },
    { role: 'windowMenu', label: t('window') },
  ];
}
