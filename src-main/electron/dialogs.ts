import { type BrowserWindow, dialog } from 'electron';
import { z } from 'zod';
import { formatNames } from '../../src-shared/fileTakenAs';
import { extensionsOf, fileRoles } from '../../src-shared/kinds/files';
import { type GrantedFiles } from './grantedFiles';
import { type ShellText } from './texts';

const openOptions = z.strictObject({
  title: z.string().max(200),
  role: z.enum(fileRoles),
  multiple: z.boolean(),
});
const saveOptions = z.strictObject({ title: z.string().max(200), suggestedName: z.string().max(200) });

/** The native dialog; null when cancelled. What was chosen may be named from then on. */
export async function openFiles(
  window: BrowserWindow,
  files: GrantedFiles,
  options: unknown,
  t: ShellText,
): Promise<string[] | null> {
  const { title, role, multiple } = openOptions.parse(options);
  const filters = [
    { name: formatNames(role).join(', '), extensions: extensionsOf(role) },
    { name: t('allFiles'), extensions: ['*'] },
  ];
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title,
    filters,
    properties: multiple ? ['openFile', 'multiSelections'] : ['openFile'],
  });
  return canceled ? null : filePaths.map((path) => files.grant(path));
}

export async function saveFile(
  window: BrowserWindow,
  files: GrantedFiles,
  options: unknown,
): Promise<string | null> {
  const { title, suggestedName } = saveOptions.parse(options);
  const { canceled, filePath } = await dialog.showSaveDialog(window, { title, defaultPath: suggestedName });
  return canceled || !filePath ? null : files.grant(filePath);
}
