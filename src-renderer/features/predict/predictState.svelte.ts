import { type GridCell, type PredictionSetView } from '../../../src-shared/contract/app/predictions';
import { type PredictionColumns } from '../../../src-shared/contract/app/resources';
import { call, fetchColumns } from '../../api';
import { classCounts, classify, type ClassMethod, classOf } from '../../map/classes';
import { type MapCell, mapState } from '../../map/mapState.svelte';
import { coloursOf, paletteColours, type PaletteName } from '../../map/palettes';
import { app } from '../../state/app.svelte';
import { lastSeen } from '../../state/lastSeen.svelte';
import { formatNumber } from '../../ui/messages';
import { cellDifferences, differences, divergingBreaks, pairsOf } from './compare';
import { byPlaceRow, cellValue, type LayerName, layerValues } from './layers';
import { t } from './texts';

/** How a second set is seen beside the first. */
export const comparisons = ['swipe', 'difference'] as const;
export type Comparison = (typeof comparisons)[number];

/** A prediction set with what the map shows of it. */
interface Shown {
  columns: PredictionColumns | null;
  cells: GridCell[] | null;
}
const nothing: Shown = { columns: null, cells: null };

/** What the predict step shows: one prediction set (A), perhaps beside another (B), and how they colour the map. */
class PredictState {
  private projectVersion = -1;

  sets = $state.raw<PredictionSetView[]>([]);
  otherId = $state<number | null>(null);
  comparison = $state<Comparison>('swipe');
  layer = $state<LayerName>('value');
  shownAs = $state<'places' | 'grid'>('places');
  resolution = $state(9);
  method = $state<ClassMethod>('quantile');
  count = $state(6);
  palette = $state<PaletteName>('viridis');
  ownBreaks = $state.raw<number[]>([]);
  private a = $state.raw<Shown>(nothing);
  private b = $state.raw<Shown>(nothing);

  readonly set = $derived(this.sets.find(({ id }) => id === lastSeen.predictionSetId) ?? this.sets.at(-1));
  /** Sets that can be compared with the chosen one: of the same target. */
  readonly others = $derived(
    this.sets.filter(({ id, target }) => this.set && id !== this.set.id && target === this.set.target),
  );
  readonly other = $derived(this.others.find(({ id }) => id === this.otherId));
  /** What is read: anew only for another set, not with every change of the list. */
  private readonly aId = $derived(this.set?.id);
  private readonly bId = $derived(this.other?.id);
  readonly columns = $derived(this.a.columns);
  readonly pairs = $derived(this.columns && this.b.columns && pairsOf(this.columns, this.b.columns));
  readonly isDifference = $derived(this.other !== undefined && this.comparison === 'difference');
  private readonly cellPairs = $derived(cellDifferences(this.a.cells ?? [], this.b.cells ?? []));
  private readonly values = $derived(this.valuesOf(this.a));
  private readonly otherValues = $derived(this.valuesOf(this.b));
  private readonly differences = $derived(
    this.shownAs === 'grid'
      ? Float32Array.from(this.cellPairs, ({ difference }) => difference)
      : this.pairs
        ? this.pairs.a.map((value, i) => value - this.pairs!.b[i])
        : new Float32Array(0),
  );
  /** The values that the legend counts. */
  readonly counted = $derived(this.isDifference ? this.differences : this.values);
  /** Both sets of a swipe share their classes: one colour means one value. */
  readonly breaks = $derived(
    this.isDifference
      ? divergingBreaks(this.differences, this.count)
      : classify(chained(this.values, this.otherValues), {
          method: this.method,
          count: this.count,
          breaks: this.ownBreaks,
        }),
  );
  readonly colours = $derived(
    paletteColours(this.isDifference ? 'PuOr' : this.palette, this.breaks.length + 1),
  );
  readonly counts = $derived(classCounts(this.counted, this.breaks));
  readonly legendTitle = $derived(this.isDifference ? t('difference') : t(this.layer));

  /** With another project, nothing of the one before is left. */
  enter(projectVersion: number): void {
    if (projectVersion === this.projectVersion) return;
    this.projectVersion = projectVersion;
    this.sets = [];
    lastSeen.predictionSetId = this.otherId = null;
  }

  async loadSets(): Promise<void> {
    this.sets = await call('predictions.list', {});
  }

  /** Reads what is shown of the sets; call it in an effect. */
  load(): void {
    const grid = this.shownAs === 'grid' ? this.resolution : null;
    void this.read(
      this.aId,
      grid,
      (shown) => (this.a = shown),
      () => this.aId,
    );
    void this.read(
      this.bId,
      grid,
      (shown) => (this.b = shown),
      () => this.bId,
    );
  }

  /** Colours the map; call it in an effect. */
  paint(): void {
    const { places } = mapState;
    if (!places || !this.set) return;
    const isGrid = this.shownAs === 'grid';
    const hidden = isGrid ? new Uint32Array(places.id.length) : null;
    mapState.cells = isGrid ? (this.isDifference ? this.differenceCells() : this.cellsOf(this.a)) : [];
    mapState.colours = hidden ?? this.placeColours(places.id);
    mapState.swipe =
      this.other && this.comparison === 'swipe' && this.b.columns
        ? {
            left: t('setA', { id: this.set.id }),
            right: t('setB', { id: this.other.id }),
            colours: hidden ?? this.coloursOf(places.id, this.b.columns),
            cells: isGrid ? this.cellsOf(this.b) : [],
          }
        : null;
  }

  setBreaks(breaks: number[]): void {
    this.ownBreaks = breaks;
    this.method = 'manual';
  }

  private async read(
    id: number | undefined,
    resolution: number | null,
    keep: (shown: Shown) => void,
    current: () => number | undefined,
  ): Promise<void> {
    keep(nothing);
    if (id === undefined) return;
    await app.attempt(async () => {
      try {
        const [columns, cells] = await Promise.all([
          fetchColumns<PredictionColumns>(`predictions/${id}`),
          resolution === null ? null : call('predictions.grid', { setId: id, resolution }),
        ]);
        if (current() === id) keep({ columns, cells });
      } catch (error) {
        // A set that was deleted while it was read is missed by nobody.
        if (current() === id) throw error;
      }
    });
  }

  private valuesOf({ columns, cells }: Shown): Float32Array {
    if (this.shownAs === 'grid') return Float32Array.from(cells ?? [], (cell) => cellValue(cell, this.layer));
    return columns ? layerValues(columns, this.layer) : new Float32Array(0);
  }

  private placeColours(placeIds: Uint32Array): Uint32Array | null {
    if (!this.isDifference) return this.columns && this.coloursOf(placeIds, this.columns);
    return this.pairs && coloursOf(differences(placeIds, this.pairs), this.breaks, 'PuOr');
  }

  private coloursOf(placeIds: Uint32Array, columns: PredictionColumns): Uint32Array {
    const values = layerValues(columns, this.layer);
    return coloursOf(byPlaceRow(placeIds, columns.placeId, values), this.breaks, this.palette);
  }

  private cellsOf({ cells }: Shown): MapCell[] {
    return (cells ?? []).flatMap((cell) => this.mapCell(cell, cellValue(cell, this.layer)));
  }

  private differenceCells(): MapCell[] {
    return this.cellPairs.flatMap(({ cell, difference }) => this.mapCell(cell, difference));
  }

  private mapCell({ boundary, count }: GridCell, value: number): MapCell[] {
    if (Number.isNaN(value)) return [];
    const title = t('cellTitle', { value: formatNumber(value, 1), count });
    return [{ boundary, colour: this.colours[classOf(value, this.breaks)], title }];
  }
}

function chained(first: Float32Array, second: Float32Array): Float32Array {
  const both = new Float32Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

export const predicting = new PredictState();
