import { KeptSetting } from '../state/keptSetting.svelte';
import { lists } from '../state/lists';
import { classify } from './classes';
import { classLegend } from './classLegend';
import { type Colouring, packedColour, readColouring } from './colouring';
import { type MapLegend, type PlaceColours } from './mapTypes';
import { coloursOf } from './palettes';
import { t } from './texts';

const kept = new KeptSetting('colouring', readColouring);

/** How places are coloured where no step colours them: by a column of theirs, or all alike. */
class OwnColours {
  readonly colouring = $derived(kept.value);
  /** The values that colour the places; null where all have one colour. */
  private readonly values = $derived.by(() => {
    const { column } = this.colouring;
    return column && (lists.places().value?.[column] ?? null);
  });
  readonly breaks = $derived(this.values ? classify(this.values, this.colouring) : []);
  readonly legend = $derived.by((): MapLegend | null => {
    const { column, palette } = this.colouring;
    if (!this.values || !column) return null;
    return {
      ...classLegend(this.values, this.breaks, palette),
      title: t(`column.${column}`),
      onbreaks: (breaks) => void this.change({ method: 'manual', breaks }),
    };
  });
  /** One a row of `lists.places()`. */
  readonly colours = $derived.by((): PlaceColours => {
    const { flat, palette } = this.colouring;
    if (this.values) return coloursOf(this.values, this.breaks, palette);
    return new Uint32Array(lists.places().value?.id.length ?? 0).fill(packedColour(flat));
  });

  /** Changes the colouring, as an edit that can be taken back. */
  change(change: Partial<Colouring>): Promise<void> {
    return kept.change(t('edit.colours'), (before) => ({ ...before, ...change }));
  }
}

export const ownColours = new OwnColours();
