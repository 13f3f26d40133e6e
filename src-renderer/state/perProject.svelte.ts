import { app } from './app.svelte';

/** All states of a project, to be compared in tests. */
export const projectStates: (() => object)[] = [];

/**
 * What knows something of the open project: made anew with each opening of one, so that nothing of the project before is left.
 * Components take it where they begin: they are made anew with each opening as well (`App.svelte`).
 */
export function perProject<State extends object>(make: () => State): () => State {
  let state = $state.raw(make());
  const current = () => state;
  app.onOpening(() => (state = make()));
  projectStates.push(current);
  return current;
}
