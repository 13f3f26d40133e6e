import { buildIfStale } from './build.mjs';

/** Tests that start processes or worker threads run the built bundle. */
export default async function setup(): Promise<void> {
  await buildIfStale();
}
