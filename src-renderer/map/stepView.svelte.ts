import { type MapCell, type MapLegend, type MapSwipe, type PlaceColours } from './mapTypes';
import { perProject } from '../state/perProject.svelte';

/** What the step that is open shows on the map; what is left out is as without a step. */
export interface StepView {
  /** Of the places; null: their own (`ownColours.svelte.ts`). */
  colours?: PlaceColours | null;
  cells?: MapCell[];
  /** What colours or cells mean. */
  legend?: MapLegend | null;
  /** Another state of the map beside this one, right of a line. */
  swipe?: MapSwipe | null;
  /** Place ids, best first: drawn on top with their rank. */
  highlighted?: number[];
  /** Less than 1 where the colours of places have to stand out. */
  basemapOpacity?: number;
  /** What the pointer is told of a place, by its row; null: its known values. */
  describe?: ((row: number) => string) | null;
}

const plain: Required<StepView> = {
  colours: null,
  cells: [],
  legend: null,
  swipe: null,
  highlighted: [],
  basemapOpacity: 1,
  describe: null,
};

class Shown {
  private view = $state.raw(plain);
  readonly colours = $derived(this.view.colours);
  readonly cells = $derived(this.view.cells);
  readonly legend = $derived(this.view.legend);
  readonly swipe = $derived(this.view.swipe);
  readonly highlighted = $derived(this.view.highlighted);
  readonly basemapOpacity = $derived(this.view.basemapOpacity);
  readonly describe = $derived(this.view.describe);
  /** Whether the step colours the map. */
  readonly isColoured = $derived(this.view.colours !== null || this.view.cells.length > 0);

  /** Returns how to take it away again. */
  show(view: StepView): () => void {
    const shown = { ...plain, ...view };
    this.view = shown;
    return () => {
      if (this.view === shown) this.view = plain;
    };
  }
}

export const stepView = perProject(() => new Shown());

/** Shows what `view` gives, as long as the component that calls this is there. */
export function showOnMap(view: () => StepView): void {
  $effect(() => stepView().show(view()));
}
