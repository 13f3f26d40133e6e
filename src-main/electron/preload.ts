import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { Bridge } from '../../src-shared/contract/bridge';
import { channels } from './channels';

/** The one object that the page sees. It hands on data, and checks nothing: the main process does. */
const bridge: Bridge = {
  call: (name, params) => ipcRenderer.invoke(channels.call, name, params),
  on(listener) {
    const hear = (_event: unknown, name: string, payload: unknown) => listener(name, payload);
    ipcRenderer.on(channels.event, hear);
    return () => ipcRenderer.off(channels.event, hear);
  },
  openFiles: (options) => ipcRenderer.invoke(channels.openFiles, options),
  saveFile: (options) => ipcRenderer.invoke(channels.saveFile, options),
  dropped(file) {
    // A file that the page made up has no path.
    const path = webUtils.getPathForFile(file);
    if (path) ipcRenderer.send(channels.dropped, path);
    return Promise.resolve(path);
  },
  onMenu(listener) {
    const hear = (_event: unknown, command: string) => listener(command);
    ipcRenderer.on(channels.menu, hear);
    return () => ipcRenderer.off(channels.menu, hear);
  },
  dataBase: 'app://placeprint/data/',
};

contextBridge.exposeInMainWorld('placeprint', bridge);
