import type { FileRole } from '../kinds/files';
import type { Answer } from './app/index';

/** What the Electron preload exposes as `window.placeprint`; absent in the web shell. */
export interface Bridge {
  call(name: string, params: unknown): Promise<Answer>;
  /** Returns a function that stops listening. */
  on(listener: (name: string, payload: unknown) => void): () => void;
  /** Told when the other end is no longer there, and when it is again; absent where both ends are one program. */
  onConnection?(watcher: (isThere: boolean) => void): void;
  /** Native dialogs; null when cancelled. The strings are file references. */
  openFiles(options: OpenFilesOptions): Promise<string[] | null>;
  saveFile(options: SaveFileOptions): Promise<string | null>;
  /** Reference of a file dropped on the window; empty for one that lies nowhere. */
  dropped(file: File): Promise<string>;
  /** Menu items chosen, such as 'project.open', 'edit.undo', 'edit.redo', 'view.theme'. */
  onMenu(listener: (command: string) => void): () => void;
  /** Base of bulk data: `app://placeprint/data/`. */
  dataBase: string;
}

export interface OpenFilesOptions {
  title: string;
  /** What the files are to be taken as. */
  role: FileRole;
  multiple: boolean;
}

export interface SaveFileOptions {
  title: string;
  suggestedName: string;
}
