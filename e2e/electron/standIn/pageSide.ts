/** Where `app://placeprint` lies in the stand-in: a loopback name, so that the page counts as secure. */
export const testOrigin = 'http://placeprint.localhost';

/** Runs in the page before anything else: what the preload's `require('electron')` gives. Sent as text: it sees no names of here. */
export function pageSide(): () => object {
  type Listener = (event: object, ...values: unknown[]) => void;
  const listeners = new Map<string, Set<Listener>>();
  const page = window as unknown as Record<string, unknown> & {
    standInIpc(kind: string, channel: string, values: unknown[]): Promise<unknown>;
  };
  page.standInDeliver = (channel: string, values: unknown[]) =>
    listeners.get(channel)?.forEach((listener) => listener({}, ...values));
  const ipcRenderer = {
    invoke: (channel: string, ...values: unknown[]) => page.standInIpc('invoke', channel, values),
    send: (channel: string, ...values: unknown[]) => void page.standInIpc('send', channel, values),
    on: (channel: string, listener: Listener) =>
      void listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener)),
    off: (channel: string, listener: Listener) => void listeners.get(channel)?.delete(listener),
  };
  const contextBridge = {
    exposeInMainWorld: (name: string, bridge: { dataBase: string }) =>
      void (page[name] = Object.freeze({
        ...bridge,
        dataBase: bridge.dataBase.replace('app://placeprint', location.origin),
      })),
  };
  /** A file has the path that the test gave it; one that the page made up has none. */
  const webUtils = { getPathForFile: (file: { standInPath?: string }) => file.standInPath ?? '' };
  return () => ({ ipcRenderer, contextBridge, webUtils });
}
