/** Path of Electron's binary; null where it is not there. */
export function electronBinary(): string | null;
