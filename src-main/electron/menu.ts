import type { MenuItemConstructorOptions } from 'electron';

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
}

/** The application menu. */
export function menuTemplate({
  choose,
  open,
  recent,
  isMac,
  isPackaged,
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
      label: '&File',
      submenu: [
        item('New project …', 'project.new', 'CmdOrCtrl+N'),
        item('Open project …', 'project.open', 'CmdOrCtrl+O'),
        {
          label: 'Recent projects',
          enabled: recent.length > 0,
          submenu: recent.slice(0, shownRecent).map(({ name, path }) => ({
            label: literal(name),
            sublabel: path,
            click: () => open(path),
          })),
        },
        item('Close project', 'project.close', 'CmdOrCtrl+W'),
        separator,
        isMac ? { role: 'close' } : { role: 'quit' },
      ],
    },
    {
      label: '&Edit',
      submenu: [
        item('Undo', 'edit.undo', 'CmdOrCtrl+Z'),
        item('Redo', 'edit.redo', isMac ? 'Shift+Cmd+Z' : 'Ctrl+Y'),
        separator,
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
      ],
    },
    {
      label: '&View',
      submenu: [
        item('Light or dark', 'view.theme', 'CmdOrCtrl+Shift+D'),
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { role: 'togglefullscreen' },
        ...developer,
      ],
    },
    { role: 'windowMenu' },
  ];
}
