import { type BrowserWindow, dialog, type FileFilter } from 'electron';
import { z } from 'zod';
import { type OpenFilesOptions } from '../../src-shared/contract/bridge';
import { type GrantedFiles } from './grantedFiles';
import { type ShellText } from './texts';

const filters: Record<OpenFilesOptions['kind'], FileFilter[]> = {
  places: [{ name: 'CSV, GeoJSON', extensions: ['csv', 'tsv', 'txt', 'geojson', 'json'] }],
  map: [{ name: 'OpenStreetMap PBF, GeoJSON', extensions: ['pbf', 'geojson', 'json'] }],
  project: [{ name: 'Placeprint', extensions: ['placeprint'] }],
  region: [{ name: 'GeoJSON', extensions: ['geojson', 'json'] }],
  encoder: [{ name: 'ONNX', extensions: ['onnx'] }],
};

const openOptions = z.strictObject({
  title: z.string().max(200),
  kind: z.enum(['places', 'map', 'project', 'region', 'encoder']),
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
  const { title, kind, multiple } = openOptions.parse(options);
  const all = { name: t('allFiles'), extensions: ['*'] };
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title,
    filters: [...filters[kind], all],
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
