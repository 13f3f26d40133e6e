import { z } from 'zod';
import { method } from './method';
import { nothing } from './values';

const localHosts = ['localhost', '127.0.0.1', '[::1]'];

/** Whether an address of tiles may be asked: https anywhere, plain http on this machine only; with all three numbers. */
export function isTileAddress(template: string): boolean {
  if (!['{z}', '{x}', '{y}'].every((part) => template.includes(part))) return false;
  const url = URL.parse(template.replace(/[{}]/g, ''));
  return (
    url !== null &&
    (url.protocol === 'https:' || (url.protocol === 'http:' && localHosts.includes(url.hostname)))
  );
}

/** Tiles of a server in place of the map source's own: the analyst's choice on this machine, never a project's. */
export const onlineTilesSchema = z.strictObject({
  /** Address with `{z}`, `{x}`, `{y}`. */
  template: z.string().max(2000).refine(isTileAddress),
  /** As the server's owner wants to be named. */
  attribution: z.string().trim().min(1).max(500),
  shown: z.boolean(),
});
export type OnlineTiles = z.infer<typeof onlineTilesSchema>;

export const background = {
  'background.get': method<OnlineTiles | null>()(nothing),
  /** Null: forgotten. */
  'background.set': method<null>()(z.strictObject({ tiles: onlineTilesSchema.nullable() })),
};
