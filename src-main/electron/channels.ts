/** Names of the messages between the preload and the main process. */
export const channels = {
  call: 'placeprint:call',
  openFiles: 'placeprint:open-files',
  saveFile: 'placeprint:save-file',
  dropped: 'placeprint:dropped',
  event: 'placeprint:event',
  menu: 'placeprint:menu',
} as const;
