export function writeStandIn(folder: string, version: string, arch?: string): string;
