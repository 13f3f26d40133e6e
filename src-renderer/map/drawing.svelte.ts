import { type Region } from '../../src-shared/geo/polygon';
import { perProject } from '../state/perProject.svelte';
import { type Shape } from './mapTypes';

interface Drawn {
  shape: Shape;
  done: (region: Region) => void;
}

interface Reshaped {
  regionId: number;
  changed: (region: Region) => void;
}

/** What is drawn on the map by hand. */
class Drawing {
  private begun = $state.raw<Drawn | null>(null);
  private held = $state.raw<Reshaped | null>(null);

  /** The shape that is being drawn, and who takes it; null when it is done or given up. */
  get current(): Drawn | null {
    return this.begun;
  }

  /** The region whose corners can be dragged, and who takes each change. */
  get reshaping(): Reshaped | null {
    return this.held;
  }

  begin(shape: Shape, done: (region: Region) => void): void {
    this.begun = { shape, done };
  }

  end(): void {
    this.begun = null;
  }

  /** Null: none. */
  reshape(region: Reshaped | null): void {
    this.held = region;
  }
}

export const drawing = perProject(() => new Drawing());
