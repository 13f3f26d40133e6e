import { type EmbeddingSetView, type SimilarPlaces } from '../../../src-shared/contract/app/explore';
import { type RegionView } from '../../../src-shared/contract/app/regions';
import { type ComponentColumns } from '../../../src-shared/contract/app/resources';
import { type ParamsIn } from '../../../src-shared/contract/app/index';
import { AppError } from '../../../src-shared/errors';
import { say } from '../../../src-shared/message';
import { call, fetchColumns } from '../../api';
import { app } from '../../state/app.svelte';
import { lastSeen } from '../../state/lastSeen.svelte';
import { exporting } from '../../state/exporting.svelte';
import { mapState } from '../../map/mapState.svelte';
import { type Brush, shownRows } from './brush';
import { type Colouring, embeddingColours } from './colours';
import { type Judgements, noJudgements } from './judgements';
import { meant, type SavedSearch, type SearchQuery } from './searches';
import { t } from './texts';

/**
 * What the explore step shows: one embedding set, how it colours the map, and one search in it. Kept while other steps are
 * open.
 */
export class ExploreState {
  private projectVersion = -1;

  sets = $state.raw<EmbeddingSetView[] | null>(null);
  regions = $state.raw<RegionView[]>([]);
  columns = $state.raw<ComponentColumns | null>(null);

  colouring = $state<Colouring>('components');
  isolated = $state<number | null>(null);
  brush = $state.raw<Brush | null>(null);

  query = $state.raw<SearchQuery | null>(null);
  withinId = $state<number | null>(null);
  top = $state(20);
  judgements = $state.raw<Judgements>(noJudgements);
  found = $state.raw<SimilarPlaces | null>(null);
  /** What `found` answers; a region keeps the shape that it had then. */
  private asked = $state.raw<{ search: ParamsIn<'explore.similar'>; judgements: Judgements } | null>(null);
  isSearching = $state(false);

  /** Whether something has been judged since the search. */
  readonly isOutdated = $derived(this.asked !== null && this.judgements !== this.asked.judgements);
  readonly set = $derived(this.sets?.find(({ id }) => id === lastSeen.embeddingSetId) ?? null);
  readonly colours = $derived(this.columns && embeddingColours(this.columns, this.colouring));
  readonly shown = $derived(
    this.columns && shownRows(this.columns, { isolated: this.isolated, brush: this.brush }),
  );

  /** With another project, nothing of the one before is left. */
  enter(projectVersion: number): void {
    if (projectVersion === this.projectVersion) return;
    this.projectVersion = projectVersion;
    this.sets = null;
    this.withinId = null;
    void this.open(null);
  }

  /** Lists the sets; opens the newest of a trained encoder where the open one is gone. */
  async loadSets(): Promise<void> {
    this.sets = await call('explore.sets', {});
    if (this.sets.some(({ id }) => id === lastSeen.embeddingSetId)) return;
    const newest = this.sets.findLast((set) => (set.runId ?? set.encoderId) !== null) ?? this.sets.at(-1);
    await this.open(newest?.id ?? null);
  }

  /** Lists the regions; searches anywhere where the chosen one is gone. */
  async loadRegions(): Promise<void> {
    this.regions = await call('regions.list', {});
    if (!this.regions.some(({ id }) => id === this.withinId)) this.withinId = null;
  }

  async open(setId: number | null): Promise<void> {
    lastSeen.embeddingSetId = setId;
    this.isolated = null;
    this.brush = null;
    this.columns = null;
    this.forgetSearch();
    if (setId === null) return;
    const columns = await fetchColumns<ComponentColumns>(`components/${setId}`);
    if (lastSeen.embeddingSetId === setId) this.columns = columns;
  }

  hasEmbedding(placeId: number): boolean {
    return this.columns?.placeId.includes(placeId) ?? false;
  }

  /** A new search: without the judgements of the one before. */
  find(query: SearchQuery): Promise<void> {
    this.query = query;
    this.judgements = noJudgements;
    return this.ask();
  }

  /** Asks again with what has been judged. */
  ask(): Promise<void> {
    return this.searching(async (query) => {
      const { judgements } = this;
      const search = this.search(query, judgements);
      const found = await call('explore.similar', search);
      if (this.query !== query) return;
      this.found = found;
      this.asked = { search, judgements };
    });
  }

  /** Writes what is found to a file of the analyst's. */
  async save(): Promise<void> {
    if (!this.asked) return;
    await exporting.save(
      { what: 'hits', search: this.asked.search },
      { title: t('saveHits'), suggestedName: `${app.project!.name} ${t('hitsFile')}.geojson` },
    );
  }

  private search(query: SearchQuery, judgements: Judgements): ParamsIn<'explore.similar'> {
    const { top, withinId } = this;
    const setId = lastSeen.embeddingSetId;
    const asked = 'placeId' in query ? query : { region: this.region(query.regionId) };
    const within = withinId === null ? undefined : this.region(withinId);
    return { setId: setId!, query: asked, top, within, ...judgements };
  }

  /** The search as it stands, to be kept; null where there is none. */
  toKeep(name: string): Omit<SavedSearch, 'id'> | null {
    const { query, set, judgements, withinId } = this;
    if (!query || !set) return null;
    const madeAt = (regionId: number | null) =>
      this.regions.find(({ id }) => id === regionId)?.createdAt ?? null;
    return {
      name,
      query,
      setId: set.id,
      ...judgements,
      withinId,
      madeAt: { set: set.createdAt, query: madeAt(regionIdOf(query)), within: madeAt(withinId) },
    };
  }

  /** Asks what a saved search asked for; `state/missing` where its set or a region of it is gone. */
  async recall(search: SavedSearch): Promise<void> {
    const { madeAt } = search;
    if (!meant(this.sets ?? [], search.setId, madeAt?.set))
      throw new AppError('state/missing', say('window.setGone', { name: search.name }));
    const isGone = (regionId: number | null, at: string | null | undefined) =>
      regionId !== null && !meant(this.regions, regionId, at);
    if (isGone(regionIdOf(search.query), madeAt?.query) || isGone(search.withinId, madeAt?.within))
      throw regionGone();
    if (search.setId !== lastSeen.embeddingSetId) await this.open(search.setId);
    this.query = search.query;
    this.withinId = search.withinId;
    this.judgements = { like: search.like, unlike: search.unlike };
    if ('placeId' in search.query) mapState.selectedPlace = search.query.placeId;
    await this.ask();
  }

  forgetJudgements(): Promise<void> {
    this.judgements = noJudgements;
    return this.ask();
  }

  forgetSearch(): void {
    this.query = null;
    this.judgements = noJudgements;
    this.found = null;
    this.asked = null;
  }

  private region(regionId: number): RegionView['region'] {
    const found = this.regions.find(({ id }) => id === regionId);
    if (!found) throw regionGone();
    return found.region;
  }

  private async searching(work: (query: SearchQuery) => Promise<void>): Promise<void> {
    const { query } = this;
    if (!query) return;
    this.isSearching = true;
    await app.attempt(() => work(query));
    this.isSearching = false;
  }
}

const regionIdOf = (query: SearchQuery): number | null => ('regionId' in query ? query.regionId : null);

const regionGone = () => new AppError('state/missing', say('window.regionGone'));

export const explore = new ExploreState();
