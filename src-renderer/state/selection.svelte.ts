import { perProject } from './perProject.svelte';

/** The place that is looked at in every step. */
class Selection {
  private id = $state<number | null>(null);

  get placeId(): number | null {
    return this.id;
  }

  choose(placeId: number | null): void {
    this.id = placeId;
  }
}

export const selection = perProject(() => new Selection());
