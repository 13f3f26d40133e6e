export const productNode: string;
export function setup(): void;
