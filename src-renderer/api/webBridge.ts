import { type Answer } from '../../src-shared/contract/app/index';
import { mostMessageBytes } from '../../src-shared/contract/app/messageLimit';
import { type Bridge } from '../../src-shared/contract/bridge';
import { mostCorners } from '../../src-shared/geo/polygon';
import { extensionsOf } from '../../src-shared/kinds/files';
import { say } from '../../src-shared/message';
import { upload } from './upload';

/** How long to wait before the socket is opened again, ms. */
const reconnectMs = 1000;

/** The shell's side in a browser: one socket for calls and events, uploads and downloads in place of dialogs. */
export function webBridge(): Bridge {
  const waiting = new Map<number, PromiseWithResolvers<Answer>>();
  const listeners = new Set<(name: string, payload: unknown) => void>();
  const watchers = new Set<(isThere: boolean) => void>();
  let nextId = 1;
  let isThere = true;
  let socket = connect();

  /** Null where nobody answers; the next attempt is under way then. */
  function connect(): Promise<WebSocket | null> {
    const opened = Promise.withResolvers<WebSocket | null>();
    const fresh = new WebSocket(`ws://${location.host}/socket`);
    fresh.onopen = () => {
      tell(true);
      opened.resolve(fresh);
    };
    fresh.onmessage = ({ data }) => receive(String(data));
    fresh.onclose = () => {
      for (const { resolve } of waiting.values()) resolve(lost);
      waiting.clear();
      tell(false);
      socket = delay(reconnectMs).then(connect);
      opened.resolve(null);
    };
    return opened.promise;
  }

  function tell(now: boolean): void {
    if (now === isThere) return;
    isThere = now;
    for (const watcher of watchers) watcher(now);
  }

  function receive(text: string): void {
    const message = JSON.parse(text) as { id?: number; answer: Answer; event: string; payload: unknown };
    if (message.id === undefined) {
      for (const listener of listeners) listener(message.event, message.payload);
      return;
    }
    waiting.get(message.id)?.resolve(message.answer);
    waiting.delete(message.id);
  }

  return {
    async call(method, params) {
      const open = await socket;
      if (!open) return lost;
      const id = nextId++;
      const message = JSON.stringify({ id, method, params });
      // The socket would be closed over it.
      if (message.length > mostMessageBytes) return tooLong(message.length);
      const answer = Promise.withResolvers<Answer>();
      waiting.set(id, answer);
      open.send(message);
      return answer.promise;
    },
    on(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onConnection(watcher) {
      watchers.add(watcher);
    },
    async openFiles({ role, multiple }) {
      const accepted = extensionsOf(role).map((extension) => `.${extension}`);
      const files = await chooseFiles(accepted.join(), multiple);
      return files && Promise.all(files.map(upload));
    },
    saveFile: ({ suggestedName }) => Promise.resolve(suggestedName),
    dropped: upload,
    onMenu: () => () => {},
    dataBase: '/data/',
  };
}

const delay = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

const lost: Answer = {
  ok: false,
  error: {
    code: 'io/disk',
    message: say('window.noAnswer'),
  },
};

const tooLong = (bytes: number): Answer => ({
  ok: false,
  error: {
    code: 'input/too-large',
    message: say('window.tooLong', {
      megabytes: Math.ceil(bytes / 1e6),
      most: mostMessageBytes / 1e6,
      corners: mostCorners,
    }),
  },
});

function chooseFiles(accept: string, multiple: boolean): Promise<File[] | null> {
  const input = Object.assign(document.createElement('input'), { type: 'file', accept, multiple });
  input.style.display = 'none';
  document.body.append(input);
  return new Promise((resolve) => {
    const settle = (files: File[] | null) => {
      input.remove();
      resolve(files);
    };
    input.onchange = () => settle([...(input.files ?? [])]);
    input.oncancel = () => settle(null);
    input.click();
  });
}
