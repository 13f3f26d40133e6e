export function iconPng(sizePx: number): Uint8Array;
export function iconIco(sizes?: number[]): Buffer;
export function iconIcns(): Buffer;
export function writeIcons(folder: string): void;
