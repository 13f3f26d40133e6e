import { app, type Session, session } from 'electron';
import { isOwnUrl } from './appProtocol';

/** What no page may do, whatever it contains: docs/security.md says which item of Electron's checklist each line answers. */
export function harden(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event) => event.preventDefault());
    contents.on('will-frame-navigate', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
}

/** No permission is granted, and nothing is fetched but the application's own pages and data. */
export function hardenSession(target: Session = session.defaultSession): void {
  target.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  target.setPermissionCheckHandler(() => false);
  target.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !mayLoad(url) }));
}

const mayLoad = (url: string) => isOwnUrl(url) || /^(blob|data|devtools):/.test(url);
