import { z } from 'zod';
import { type GridCell } from '../../../src-shared/contract/app/predictions';
import { type PredictionColumns } from '../../../src-shared/contract/app/resources';
import { classify, type ClassMethod, classMethods } from '../../map/classes';
import {
  type MapCell,
  type MapLegend,
  type MapSwipe,
  type PlaceColours,
  type Classing,
} from '../../map/mapTypes';
import { type PaletteName, paletteNames } from '../../map/palettes';
import { shadingOfNames, shadingOfNumbers } from '../../map/shading';
import { type StepView } from '../../map/stepView.svelte';
import { t as mapText } from '../../map/texts';
import { chosenSets } from '../../state/chosenSets.svelte';
import { keptLook } from '../../state/keptLook.svelte';
import { formatNumber } from '../../ui/messages';
import { columns, lists } from '../../state/lists';
import { perProject } from '../../state/perProject.svelte';
import { modelTitle } from '../../ui/names';
import { joinedNames, renumbered, renumberedCells } from './classNames';
import { cellDifferences, differences, divergingBreaks, lessB, pairsOf } from './compare';
import { byPlaceRow, cellValue, type LayerName, layerNames, layersOf, layerValues, miss } from './layers';
import { unitOfTarget } from './targetWords';
import { t } from './texts';

/** How a second set is seen beside the first. */
export const comparisons = ['swipe', 'difference'] as const;
export type Comparison = (typeof comparisons)[number];

/** The colours of the map must not be taken for those of predictions. */
const fadedBasemap = 0.5;

const lookSchema = z.object({
  otherId: z.int().nullable(),
  comparison: z.enum(comparisons),
  layer: z.enum(layerNames),
  shownAs: z.enum(['places', 'grid']),
  resolution: z.int().min(5).max(12),
  method: z.enum(classMethods),
  count: z.int().min(2).max(20),
  palette: z.enum(paletteNames),
  ownBreaks: z.array(z.number()).max(100),
});

/** What the predict step shows: one prediction set (A), perhaps beside another (B), and how they colour the map. */
class PredictState {
  private readonly kept = keptLook().of('predict', lookSchema);
  otherId = $state(this.kept?.otherId ?? null);
  comparison = $state<Comparison>(this.kept?.comparison ?? 'swipe');
  chosenLayer = $state<LayerName>(this.kept?.layer ?? 'value');
  shownAs = $state<'places' | 'grid'>(this.kept?.shownAs ?? 'places');
  resolution = $state(this.kept?.resolution ?? 9);
  method = $state<ClassMethod>(this.kept?.method ?? 'quantile');
  count = $state(this.kept?.count ?? 6);
  palette = $state<PaletteName>(this.kept?.palette ?? 'viridis');
  ownBreaks = $state.raw(this.kept?.ownBreaks ?? []);
  /** To be kept. */
  readonly look = $derived({
    otherId: this.otherId,
    comparison: this.comparison,
    layer: this.chosenLayer,
    shownAs: this.shownAs,
    resolution: this.resolution,
    method: this.method,
    count: this.count,
    palette: this.palette,
    ownBreaks: this.ownBreaks,
  });

  readonly sets = $derived(lists.predictionSets().value ?? []);
  readonly set = $derived(chosenSets().predictions);
  /** Whether classes are predicted: all values are then indices of `names`. */
  readonly isClass = $derived(this.set?.definition.kind === 'class');
  readonly layer = $derived<LayerName>(
    layersOf(this.isClass).includes(this.chosenLayer) ? this.chosenLayer : 'value',
  );
  /** Sets that can be compared with the chosen one: of the same target, and both of classes or of numbers. */
  readonly others = $derived(
    this.sets.filter(
      ({ id, target, definition }) =>
        id !== this.set?.id && target === this.set?.target && (definition.kind === 'class') === this.isClass,
    ),
  );
  readonly other = $derived(this.others.find(({ id }) => id === this.otherId));
  private readonly isGrid = $derived(this.shownAs === 'grid');
  private readonly ownNames = $derived(columns.predictionClasses(this.set?.id) ?? []);
  private readonly otherNames = $derived(columns.predictionClasses(this.other?.id) ?? []);
  private readonly names = $derived(joinedNames(this.ownNames, this.otherNames));
  readonly columns = $derived(columns.predictions(this.set?.id));
  private readonly otherColumns = $derived.by(() => {
    const read = columns.predictions(this.other?.id);
    return read && this.isClass ? renumbered(read, this.otherNames, this.names) : read;
  });
  private readonly grid = $derived(this.isGrid ? columns.grid(this.set?.id, this.resolution) : null);
  private readonly otherGrid = $derived.by(() => {
    const read = this.isGrid ? columns.grid(this.other?.id, this.resolution) : null;
    return read && this.isClass ? renumberedCells(read, this.otherNames, this.names) : read;
  });
  readonly pairs = $derived(this.columns && this.otherColumns && pairsOf(this.columns, this.otherColumns));
  readonly isDifference = $derived(this.other !== undefined && this.comparison === 'difference');
  private readonly differ = $derived(this.isClass ? miss : lessB);
  private readonly cellPairs = $derived(cellDifferences(this.grid ?? [], this.otherGrid ?? [], this.differ));
  private readonly values = $derived(this.valuesOf(this.columns, this.grid));
  private readonly otherValues = $derived(this.valuesOf(this.otherColumns, this.otherGrid));
  private readonly differences = $derived(
    this.isGrid
      ? Float32Array.from(this.cellPairs, ({ difference }) => difference)
      : this.pairs
        ? this.pairs.a.map((value, i) => this.differ(value, this.pairs!.b[i]))
        : new Float32Array(0),
  );
  /** Both sets of a swipe share their classes: one colour means one value. */
  private readonly breaks = $derived(
    this.isDifference
      ? divergingBreaks(this.differences, this.count)
      : classify(chained(this.values, this.otherValues), {
          method: this.method,
          count: this.count,
          breaks: this.ownBreaks,
        }),
  );
  private readonly shownPalette = $derived<PaletteName>(this.isDifference ? 'PuOr' : this.palette);
  /** What the numbers of the layer are called where they are no quantities. */
  private readonly layerNames = $derived.by((): string[] | null => {
    if (!this.isClass) return null;
    if (this.isDifference) return [t('same'), t('different')];
    return this.layer === 'residual' ? [t('right'), t('wrong')] : this.names;
  });
  /** A class has one colour, whatever is looked at. */
  private readonly shading = $derived.by(() => {
    if (!this.layerNames) return shadingOfNumbers(this.breaks, this.shownPalette);
    if (this.layerNames !== this.names) return shadingOfNames(this.layerNames, [0, 1]);
    const shown = [this.columns, this.otherColumns].flatMap((each) =>
      each ? [each.value, each.actual] : [],
    );
    return shadingOfNames(this.names, ...shown);
  });
  private readonly legend = $derived.by((): MapLegend | null => {
    if (!this.set) return null;
    const counted = this.isDifference ? this.differences : this.values;
    const unit = this.isClass ? '' : unitOfTarget(this.set.target);
    const layer = this.other ? this.layerTitle : `${this.layerTitle} · ${modelTitle(this.set.model)}`;
    const what = this.isDifference ? this.layerTitle : layer;
    return {
      ...this.shading.legend(counted),
      title: unit ? `${what}, ${unit}` : what,
      onbreaks: this.isDifference || this.isClass ? undefined : (breaks) => this.setBreaks(breaks),
    };
  });

  private readonly placeIds = $derived(lists.places().value?.id ?? new Uint32Array(0));
  /** Of places below cells. */
  private readonly hidden = $derived(new Uint32Array(this.placeIds.length));
  private readonly colours = $derived.by((): PlaceColours | null => {
    if (this.isGrid) return this.hidden;
    return this.figures && this.shading.colours(this.figures);
  });
  private readonly cells = $derived.by((): MapCell[] => {
    if (!this.isDifference) return this.cellsOf(this.grid);
    return this.cellPairs.flatMap(({ cell, difference }) => this.mapCell(cell, difference));
  });
  private readonly otherSide = $derived.by((): MapSwipe | null => {
    if (!this.set || !this.other || this.comparison !== 'swipe' || !this.otherColumns) return null;
    return {
      left: t('setA', { id: this.set.id }),
      right: t('setB', { id: this.other.id }),
      colours: this.isGrid ? this.hidden : this.shading.colours(this.figuresOf(this.otherColumns)),
      cells: this.cellsOf(this.otherGrid),
    };
  });
  private readonly figures = $derived.by(() => {
    if (this.isDifference) return this.pairs && differences(this.placeIds, this.pairs, this.differ);
    return this.columns && this.figuresOf(this.columns);
  });
  private readonly known = $derived(
    this.columns && byPlaceRow(this.placeIds, this.columns.placeId, this.columns.actual),
  );
  /** What colours a place, and beside it what is known of it. */
  private readonly describe = (row: number): string => {
    const [figure, known] = [this.figures?.[row] ?? NaN, this.known?.[row] ?? NaN];
    const told = [
      `${this.layerTitle}: ${Number.isNaN(figure) ? mapText('noValue') : this.shading.text(figure, 0)}`,
    ];
    if (!Number.isNaN(known) && this.layer !== 'actual') told.push(t('known', { value: this.textOf(known) }));
    return told.join(' · ');
  };
  private readonly layerTitle = $derived.by(() => {
    if (this.isDifference) return t(this.isClass ? 'differing' : 'difference');
    return t(this.isClass && this.layer === 'residual' ? 'rightOrWrong' : this.layer);
  });
  /** What the map shows. */
  readonly view = $derived<StepView>(
    this.set
      ? {
          colours: this.colours,
          cells: this.cells,
          swipe: this.otherSide,
          legend: this.legend,
          describe: this.describe,
          basemapOpacity: fadedBasemap,
        }
      : {},
  );

  /** Own breaks begin with those that are shown. */
  change({ method = this.method, count = this.count, palette = this.palette }: Partial<Classing>): void {
    if (method === 'manual' && this.method !== 'manual') this.ownBreaks = this.breaks;
    [this.method, this.count, this.palette] = [method, count, palette];
  }

  private setBreaks(breaks: number[]): void {
    this.ownBreaks = breaks;
    this.method = 'manual';
  }

  /** A predicted or known value: a number, or the name of a class. */
  textOf(value: number): string {
    return this.isClass ? (this.names[value] ?? '') : formatNumber(value, 0);
  }

  private valuesOf(predictions: PredictionColumns | null, cells: GridCell[] | null): Float32Array {
    if (this.isGrid) return Float32Array.from(cells ?? [], (cell) => cellValue(cell, this.layer));
    return predictions ? layerValues(predictions, this.layer, this.isClass) : new Float32Array(0);
  }

  private figuresOf(predictions: PredictionColumns): Float32Array {
    return byPlaceRow(this.placeIds, predictions.placeId, layerValues(predictions, this.layer, this.isClass));
  }

  private cellsOf(cells: GridCell[] | null): MapCell[] {
    return (cells ?? []).flatMap((cell) => this.mapCell(cell, cellValue(cell, this.layer)));
  }

  private mapCell({ boundary, count }: GridCell, value: number): MapCell[] {
    if (Number.isNaN(value)) return [];
    const title = t('cellTitle', { value: this.shading.text(value, 1), count });
    return [{ boundary, colour: this.shading.css(value), title }];
  }
}

function chained(first: Float32Array, second: Float32Array): Float32Array {
  const both = new Float32Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

export const predictState = perProject(() => new PredictState());
