export const root: string;
export function buildIfStale(): Promise<void>;
