import { type OnlineTiles } from '../../../src-shared/contract/app/background';
import { type RegionView } from '../../../src-shared/contract/app/regions';
import { classCounts, classify } from '../../map/classes';
import { mapState } from '../../map/mapState.svelte';
import { coloursOf, paletteColours } from '../../map/palettes';
import { call } from '../../api';
import { history } from '../../state/history.svelte';
import { type Colouring, packedColour, plainColouring, readColouring } from './colouring';
import { t } from './texts';

export type ToolName = 'layers' | 'colours' | 'regions' | 'picture';

/** What the tools over the map know: regions, colouring, basemap. */
class ToolState {
  open = $state<ToolName | null>(null);
  regions = $state.raw<RegionView[]>([]);
  colouring = $state.raw<Colouring>(plainColouring);

  /** The values that colour the places; null where all have one colour. */
  readonly values = $derived.by(() => {
    const { column } = this.colouring;
    return column && (mapState.places?.[column] ?? null);
  });
  readonly breaks = $derived(this.values ? classify(this.values, this.colouring) : []);
  readonly legend = $derived(
    this.values && {
      breaks: this.breaks,
      colours: paletteColours(this.colouring.palette, this.breaks.length + 1),
      counts: classCounts(this.values, this.breaks),
      missing: this.values.reduce((sum, value) => sum + (Number.isNaN(value) ? 1 : 0), 0),
    },
  );
  /** One a row of `mapState.places`. */
  readonly colours = $derived.by(() => {
    const { flat, palette } = this.colouring;
    if (this.values) return coloursOf(this.values, this.breaks, palette);
    const count = mapState.places?.id.length ?? 0;
    return new Uint32Array(count).fill(packedColour(flat));
  });

  /** What the project keeps. */
  async load(): Promise<void> {
    const [colouring, basemap, online] = await Promise.all([
      call('project.setting', { key: 'colouring' }),
      call('project.setting', { key: 'basemap' }),
      call('background.get', {}),
    ]);
    this.colouring = readColouring(colouring);
    mapState.basemap = readBasemap(basemap);
    mapState.online = online;
  }

  async loadRegions(): Promise<void> {
    this.regions = await call('regions.list', {});
  }

  /** Changes the colouring, as an edit that can be undone: from what it is when the edit's turn comes. */
  recolour(change: Partial<Colouring>): Promise<void> {
    let before = this.colouring;
    const keep = async (colouring: Colouring) => {
      this.colouring = colouring;
      await call('project.keepSetting', { key: 'colouring', value: { ...colouring } });
    };
    return history.run({
      label: t('edit.colours'),
      do: () => {
        before = this.colouring;
        return keep({ ...before, ...change });
      },
      undo: () => keep(before),
    });
  }

  async setOnline(tiles: OnlineTiles | null): Promise<void> {
    await call('background.set', { tiles });
    mapState.online = tiles;
  }

  async setBasemap(change: Partial<typeof mapState.basemap>): Promise<void> {
    mapState.basemap = { ...mapState.basemap, ...change };
    await call('project.keepSetting', { key: 'basemap', value: mapState.basemap });
  }
}

function readBasemap(kept: unknown): typeof mapState.basemap {
  const { shown, opacity } = (kept ?? {}) as Record<string, unknown>;
  const share = typeof opacity === 'number' && opacity >= 0 && opacity <= 1 ? opacity : 1;
  return { shown: shown !== false, opacity: share };
}

export const tools = new ToolState();
