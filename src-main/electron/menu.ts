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

/** The application menu; `choose` hears of the items that the interface carries out. */
export function menuTemplate(
  choose: (command: MenuCommand) => void,
  { isMac, isPackaged }: { isMac: boolean; isPackaged: boolean },
): MenuItemConstructorOptions[] {
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
        { role: 'recentDocuments', submenu: [{ role: 'clearRecentDocuments' }] },
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
