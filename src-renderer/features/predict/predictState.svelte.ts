import { type GridCell } from '../../../src-shared/contract/app/predictions';
import { type PredictionColumns } from '../../../src-shared/contract/app/resources';
import { classify, type ClassMethod, classOf } from '../../map/classes';
import { classLegend } from '../../map/classLegend';
import {
  type MapCell,
  type MapLegend,
  type MapSwipe,
  type PlaceColours,
  type Classing,
} from '../../map/mapTypes';
import { coloursOf, paletteColours, type PaletteName } from '../../map/palettes';
import { type StepView } from '../../map/stepView.svelte';
import { t as mapText } from '../../map/texts';
import { chosenSets } from '../../state/chosenSets.svelte';
import { columns, lists } from '../../state/lists';
import { perProject } from '../../state/perProject.svelte';
import { formatNumber } from '../../ui/messages';
import { modelTitle } from '../../ui/names';
import { cellDifferences, differences, divergingBreaks, pairsOf } from './compare';
import { byPlaceRow, cellValue, type LayerName, layerValues } from './layers';
import { unitOfTarget } from './targetWords';
import { t } from './texts';

/** How a second set is seen beside the first. */
export const comparisons = ['swipe', 'difference'] as const;
export type Comparison = (typeof comparisons)[number];

/** The colours of the map must not be taken for those of predictions. */
const fadedBasemap = 0.5;

/** What the predict step shows: one prediction set (A), perhaps beside another (B), and how they colour the map. */
class PredictState {
  otherId = $state<number | null>(null);
  comparison = $state<Comparison>('swipe');
  layer = $state<LayerName>('value');
  shownAs = $state<'places' | 'grid'>('places');
  resolution = $state(9);
  method = $state<ClassMethod>('quantile');
  count = $state(6);
  palette = $state<PaletteName>('viridis');
  ownBreaks = $state.raw<number[]>([]);

  readonly sets = $derived(lists.predictionSets().value ?? []);
  readonly set = $derived(chosenSets().predictions);
  /** Sets that can be compared with the chosen one: of the same target. */
  readonly others = $derived(
    this.sets.filter(({ id, target }) => this.set && id !== this.set.id && target === this.set.target),
  );
  readonly other = $derived(this.others.find(({ id }) => id === this.otherId));
  private readonly isGrid = $derived(this.shownAs === 'grid');
  readonly columns = $derived(columns.predictions(this.set?.id));
  private readonly otherColumns = $derived(columns.predictions(this.other?.id));
  private readonly grid = $derived(this.isGrid ? columns.grid(this.set?.id, this.resolution) : null);
  private readonly otherGrid = $derived(this.isGrid ? columns.grid(this.other?.id, this.resolution) : null);
  readonly pairs = $derived(this.columns && this.otherColumns && pairsOf(this.columns, this.otherColumns));
  readonly isDifference = $derived(this.other !== undefined && this.comparison === 'difference');
  private readonly cellPairs = $derived(cellDifferences(this.grid ?? [], this.otherGrid ?? []));
  private readonly values = $derived(this.valuesOf(this.columns, this.grid));
  private readonly otherValues = $derived(this.valuesOf(this.otherColumns, this.otherGrid));
  private readonly differences = $derived(
    this.isGrid
      ? Float32Array.from(this.cellPairs, ({ difference }) => difference)
      : this.pairs
        ? this.pairs.a.map((value, i) => value - this.pairs!.b[i])
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
  private readonly classColours = $derived(paletteColours(this.shownPalette, this.breaks.length + 1));
  private readonly legend = $derived.by((): MapLegend | null => {
    if (!this.set) return null;
    const counted = this.isDifference ? this.differences : this.values;
    const unit = unitOfTarget(this.set.target);
    const layer = this.other ? t(this.layer) : `${t(this.layer)} · ${modelTitle(this.set.model)}`;
    const what = this.isDifference ? t('difference') : layer;
    return {
      ...classLegend(counted, this.breaks, this.shownPalette),
      title: unit ? `${what}, ${unit}` : what,
      onbreaks: this.isDifference ? undefined : (breaks) => this.setBreaks(breaks),
    };
  });

  private readonly placeIds = $derived(lists.places().value?.id ?? new Uint32Array(0));
  /** Of places below cells. */
  private readonly hidden = $derived(new Uint32Array(this.placeIds.length));
  private readonly colours = $derived.by((): PlaceColours | null => {
    if (this.isGrid) return this.hidden;
    return this.figures && coloursOf(this.figures, this.breaks, this.shownPalette);
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
      colours: this.isGrid
        ? this.hidden
        : coloursOf(this.figuresOf(this.otherColumns), this.breaks, this.shownPalette),
      cells: this.cellsOf(this.otherGrid),
    };
  });
  private readonly figures = $derived.by(() => {
    if (this.isDifference) return this.pairs && differences(this.placeIds, this.pairs);
    return this.columns && this.figuresOf(this.columns);
  });
  private readonly known = $derived(
    this.columns && byPlaceRow(this.placeIds, this.columns.placeId, this.columns.actual),
  );
  /** What colours a place, and beside it what is known of it. */
  private readonly describe = (row: number): string => {
    const [figure, known] = [this.figures?.[row] ?? NaN, this.known?.[row] ?? NaN];
    const what = this.isDifference ? t('difference') : t(this.layer);
    const told = [`${what}: ${Number.isNaN(figure) ? mapText('noValue') : formatNumber(figure, 0)}`];
    if (!Number.isNaN(known) && this.layer !== 'actual')
      told.push(t('known', { value: formatNumber(known, 0) }));
    return told.join(' · ');
  };
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

  private valuesOf(predictions: PredictionColumns | null, cells: GridCell[] | null): Float32Array {
    if (this.isGrid) return Float32Array.from(cells ?? [], (cell) => cellValue(cell, this.layer));
    return predictions ? layerValues(predictions, this.layer) : new Float32Array(0);
  }

  private figuresOf(predictions: PredictionColumns): Float32Array {
    return byPlaceRow(this.placeIds, predictions.placeId, layerValues(predictions, this.layer));
  }

  private cellsOf(cells: GridCell[] | null): MapCell[] {
    return (cells ?? []).flatMap((cell) => this.mapCell(cell, cellValue(cell, this.layer)));
  }

  private mapCell({ boundary, count }: GridCell, value: number): MapCell[] {
    if (Number.isNaN(value)) return [];
    const title = t('cellTitle', { value: formatNumber(value, 1), count });
    return [{ boundary, colour: this.classColours[classOf(value, this.breaks)], title }];
  }
}

function chained(first: Float32Array, second: Float32Array): Float32Array {
  const both = new Float32Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

export const predictState = perProject(() => new PredictState());
