import { type OnlineTiles } from '../../src-shared/contract/app/background';
import { call } from '../api';
import { Followed } from '../state/followed.svelte';
import { KeptSetting } from '../state/keptSetting.svelte';
import { lists } from '../state/lists';
import { perProject } from '../state/perProject.svelte';
import { basemapOf } from './basemapTiles';

interface Look {
  shown: boolean;
  /** 0 to 1. */
  opacity: number;
}

function readLook(kept: unknown): Look {
  const { shown, opacity } = (kept ?? {}) as Record<string, unknown>;
  const share = typeof opacity === 'number' && opacity >= 0 && opacity <= 1 ? opacity : 1;
  return { shown: shown !== false, opacity: share };
}

const kept = new KeptSetting('basemap', readLook);
/** Of the machine, not of a project. */
const online = new Followed(() => call('background.get', {}));

/** The map under the places: tiles of the project's newest map source, or of a server of the analyst's choice. */
class Basemap {
  /** While the analyst tries it. */
  private tried = $state<number | null>(null);

  readonly sourceId = $derived(lists.sources().value?.at(-1)?.id ?? null);
  readonly online = $derived(online.value);
  readonly shown = $derived(kept.value.shown);
  readonly opacity = $derived(this.tried ?? kept.value.opacity);
  /** Null: none. */
  readonly tiles = $derived(basemapOf(this));

  async show(shown: boolean): Promise<void> {
    await kept.keep({ ...kept.value, shown });
  }

  /** Shows how it would be. */
  tryOpacity(opacity: number): void {
    this.tried = opacity;
  }

  async keepOpacity(): Promise<void> {
    await kept.keep({ ...kept.value, opacity: this.opacity });
    this.tried = null;
  }

  async setOnline(tiles: OnlineTiles | null): Promise<void> {
    await call('background.set', { tiles });
    await online.refresh();
  }
}

export const basemap = perProject(() => new Basemap());
