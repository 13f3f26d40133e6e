import { z } from 'zod';
import { type SimilarPlaces } from '../../../src-shared/contract/app/explore';
import { type RegionView } from '../../../src-shared/contract/app/regions';
import { type ParamsIn } from '../../../src-shared/contract/app/index';
import { AppError } from '../../../src-shared/errors';
import { say } from '../../../src-shared/message';
import { call } from '../../api';
import { app } from '../../state/app.svelte';
import { exporting } from '../../state/exporting.svelte';
import { chosenSets } from '../../state/chosenSets.svelte';
import { keptLook } from '../../state/keptLook.svelte';
import { columns, lists } from '../../state/lists';
import { perProject } from '../../state/perProject.svelte';
import { selection } from '../../state/selection.svelte';
import { type Brush, shownRows } from './brush';
import { type Colouring, colourings, embeddingColours } from './colours';
import { type Judgements, noJudgements } from './judgements';
import { meant, type SavedSearch, type SearchQuery } from './searches';
import { t } from './texts';

const lookSchema = z.object({ colouring: z.enum(colourings), isolated: z.int().nullable() });

interface Answer {
  query: SearchQuery;
  found: SimilarPlaces;
  /** What it answers; a region keeps the shape that it had then. */
  search: ParamsIn<'explore.similar'>;
  judgements: Judgements;
}

/**
 * What the explore step shows: one embedding set, how it colours the map, and one search in it. Kept while other steps are
 * open.
 */
class ExploreState {
  readonly sets = $derived(lists.embeddingSets().value);
  private readonly regions = $derived(lists.regions().value ?? []);
  readonly set = $derived(chosenSets().embeddings);
  readonly columns = $derived(columns.components(this.set?.id));

  private readonly kept = keptLook().of('explore', lookSchema);
  colouring = $state<Colouring>(this.kept?.colouring ?? 'components');
  isolated = $state(this.kept?.isolated ?? null);
  brush = $state.raw<Brush | null>(null);

  /** To be kept. */
  readonly look = $derived({ colouring: this.colouring, isolated: this.isolated });

  query = $state.raw<SearchQuery | null>(null);
  private chosenRegionId = $state<number | null>(null);
  top = $state(20);
  /** How far hits have to be apart; null: one map image. */
  apartM = $state<number | null>(null);
  judgements = $state.raw<Judgements>(noJudgements);
  private lastAnswer = $state.raw<Answer | null>(null);
  isSearching = $state(false);

  /** Of the set that is shown. */
  private readonly answer = $derived(this.lastAnswer?.search.setId === this.set?.id ? this.lastAnswer : null);
  readonly found = $derived(this.answer?.found ?? null);
  /** What the hits are similar to. */
  readonly foundFor = $derived(this.answer?.query ?? null);
  /** Whether something has been judged since the search. */
  readonly isOutdated = $derived(this.answer !== null && this.judgements !== this.answer.judgements);
  readonly colours = $derived(this.columns && embeddingColours(this.columns, this.colouring));
  readonly shown = $derived(
    this.columns && shownRows(this.columns, { isolated: this.isolated, brush: this.brush }),
  );

  /** The region that hits lie in; null: anywhere, also where the chosen one is gone. */
  get withinId(): number | null {
    return this.regions.find(({ id }) => id === this.chosenRegionId)?.id ?? null;
  }

  set withinId(regionId: number | null) {
    this.chosenRegionId = regionId;
  }

  open(setId: number): void {
    chosenSets().chooseEmbeddings(setId);
    this.isolated = null;
    this.brush = null;
    this.forgetSearch();
  }

  hasEmbedding(placeId: number): boolean {
    return this.columns?.placeId.includes(placeId) ?? false;
  }

  /** A new search: without the judgements of the one before. */
  find(query: SearchQuery): Promise<void> {
    this.query = query;
    this.judgements = noJudgements;
    // A set that is made meanwhile is not shown in its place.
    if (this.set) chosenSets().chooseEmbeddings(this.set.id);
    return this.ask();
  }

  /** Asks again with what has been judged. */
  ask(): Promise<void> {
    return this.searching(async (query) => {
      const { judgements } = this;
      const search = this.search(query, judgements);
      const found = await call('explore.similar', search);
      if (this.query !== query) return;
      this.lastAnswer = { found, query, search, judgements };
    });
  }

  /** Writes what is found to a file of the analyst's. */
  async save(): Promise<void> {
    if (!this.answer) return;
    await exporting().save(
      { what: 'hits', search: this.answer.search },
      { title: t('saveHits'), suggestedName: `${app.project!.name} ${t('hitsFile')}.geojson` },
    );
  }

  private search(query: SearchQuery, judgements: Judgements): ParamsIn<'explore.similar'> {
    const { set, top, apartM, withinId } = this;
    const asked = 'placeId' in query ? query : { region: this.region(query.regionId) };
    const within = withinId === null ? undefined : this.region(withinId);
    return { setId: set!.id, query: asked, top, apartM: apartM ?? undefined, within, ...judgements };
  }

  regionName(regionId: number): string {
    return this.regions.find(({ id }) => id === regionId)?.name ?? `${regionId}`;
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
    if (search.setId !== this.set?.id) this.open(search.setId);
    this.query = search.query;
    this.withinId = search.withinId;
    this.judgements = { like: search.like, unlike: search.unlike };
    if ('placeId' in search.query) selection().choose(search.query.placeId);
    await this.ask();
  }

  forgetJudgements(): Promise<void> {
    this.judgements = noJudgements;
    return this.ask();
  }

  forgetSearch(): void {
    this.query = null;
    this.judgements = noJudgements;
    this.lastAnswer = null;
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

export const exploreState = perProject(() => new ExploreState());
