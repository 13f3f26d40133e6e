import { KeptSetting } from '../state/keptSetting.svelte';
import { lists } from '../state/lists';
import { formatDate } from '../ui/messages';
import { type Attribute, attributes, isSameRef, namesOf, titleOf, valuesOf } from './attributes';
import { classify } from './classes';
import { type Colouring, packedColour, readColouring } from './colouring';
import { type MapLegend, type PlaceColours } from './mapTypes';
import { type Shading, shadingOfNames, shadingOfNumbers } from './shading';
import { t } from './texts';

const kept = new KeptSetting('colouring', readColouring);

/** How places are coloured where no step colours them: by what is known of them, or all alike. */
class OwnColours {
  readonly colouring = $derived(kept.value);
  /** What colours the places; null where all have one colour, also where it is gone. */
  readonly attribute = $derived.by((): Attribute | null => {
    const { by } = this.colouring;
    return by && (attributes().find(({ ref }) => isSameRef(ref, by)) ?? null);
  });
  private readonly values = $derived(this.attribute && valuesOf(this.attribute));
  /** Of numbers and dates. */
  readonly breaks = $derived(
    this.values && this.attribute?.kind !== 'class' ? classify(this.values, this.colouring) : [],
  );
  private readonly shading = $derived.by((): Shading | null => {
    const { attribute, values, breaks } = this;
    if (!attribute || !values) return null;
    if (attribute.kind === 'class') return shadingOfNames(namesOf(attribute, values), values);
    const inWords = attribute.kind === 'date' ? formatDate : undefined;
    return shadingOfNumbers(breaks, this.colouring.palette, inWords);
  });
  readonly legend = $derived.by((): MapLegend | null => {
    const { attribute, values, shading } = this;
    if (!attribute || !values || !shading) return null;
    const { classes, breaks } = shading.legend(values);
    const title = titleOf(attribute);
    if (attribute.kind !== 'number') return { classes, title };
    return {
      classes,
      breaks,
      title,
      onbreaks: (changed) => void this.change({ method: 'manual', breaks: changed }),
    };
  });
  /** One a row of `lists.places()`. */
  readonly colours = $derived.by((): PlaceColours => {
    if (this.values && this.shading) return this.shading.colours(this.values);
    const count = lists.places().value?.id.length ?? 0;
    return new Uint32Array(count).fill(packedColour(this.colouring.flat));
  });

  /** Changes the colouring, as an edit that can be taken back. */
  change(change: Partial<Colouring>): Promise<void> {
    return kept.change(t('edit.colours'), (before) => ({ ...before, ...change }));
  }
}

export const ownColours = new OwnColours();
