/** The only door to the contract: methods, events, bulk data and files, whichever shell carries them. */
import { type AppEventName, type AppEvents } from '../../src-shared/contract/app/events';
import {
  type Answer,
  type MethodName,
  type ParamsIn,
  type Result,
} from '../../src-shared/contract/app/index';
import { unpackColumns } from '../../src-shared/contract/app/columns';
import { type Bridge, type OpenFilesOptions, type SaveFileOptions } from '../../src-shared/contract/bridge';
import { AppError, type ErrorData, fromErrorData } from '../../src-shared/errors';
import { plain } from '../../src-shared/message';
import { webBridge } from './webBridge';

declare global {
  interface Window {
    placeprint?: Bridge;
  }
}

const bridge: Bridge = window.placeprint ?? webBridge();

/** Calls a method; rejects with an `AppError`. */
export async function call<Name extends MethodName>(
  name: Name,
  params: ParamsIn<Name>,
): Promise<Result<Name>> {
  const answer = (await bridge.call(name, params)) as Answer<Name>;
  if (answer.ok) return answer.value;
  throw fromErrorData(answer.error);
}

/** Listens to one event until the function that it returns is called. */
export function on<Name extends AppEventName>(
  name: Name,
  listener: (payload: AppEvents[Name]) => void,
): () => void {
  return bridge.on((event, payload) => {
    if (event === name) listener(payload as AppEvents[Name]);
  });
}

let opening = Date.now();

/** To be called when another project is open: its images and tiles must not be taken from the browser's cache. */
export const renewDataUrls = (): void => void (opening = Date.now());

/** Address of bulk data, for images and tiles. */
export const dataUrl = (path: string): string => `${bridge.dataBase}${path}?opened=${opening}`;

/** Columns of bulk data (contract/app/resources.ts). */
export async function fetchColumns<Columns>(path: string): Promise<Columns> {
  const response = await fetch(dataUrl(path));
  if (response.ok) return unpackColumns<Columns>(await response.arrayBuffer());
  if (response.headers.get('content-type') === 'application/json')
    throw fromErrorData((await response.json()) as ErrorData);
  throw new AppError('io/disk', plain(await response.text()));
}

/** Calls back when the other end is lost, and when it is there again. */
export const onConnection = (watcher: (isThere: boolean) => void) => bridge.onConnection?.(watcher);

export const openFiles = (options: OpenFilesOptions) => bridge.openFiles(options);
export const saveFile = (options: SaveFileOptions) => bridge.saveFile(options);
export const onMenu = (listener: (command: string) => void) => bridge.onMenu(listener);

/** References of files dropped on the window; in the web shell they are uploaded first. */
export const droppedFiles = (files: File[]): Promise<string[]> =>
  Promise.all(files.map((file) => bridge.dropped(file)));

/** Whether saved files have to be fetched from the web shell; the name is what `saveFile` returned. */
export const downloadUrl = (reference: string): string | null =>
  window.placeprint ? null : `/downloads/${encodeURIComponent(reference)}`;
