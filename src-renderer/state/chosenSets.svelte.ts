import { z } from 'zod';
import { isTrained } from '../../src-shared/contract/app/explore';
import { keptLook } from './keptLook.svelte';
import { lists } from './lists';
import { perProject } from './perProject.svelte';

const lookSchema = z.object({ embeddingSetId: z.int().nullable(), predictionSetId: z.int().nullable() });

/** The sets that are looked at, in whichever step: those that were chosen, else the newest. */
class ChosenSets {
  private readonly kept = keptLook().of('sets', lookSchema);
  private embeddingSetId = $state(this.kept?.embeddingSetId ?? null);
  private predictionSetId = $state(this.kept?.predictionSetId ?? null);
  /** To be kept. */
  readonly look = $derived({ embeddingSetId: this.embeddingSetId, predictionSetId: this.predictionSetId });
  private readonly embeddingSets = $derived(lists.embeddingSets().value ?? []);
  private readonly predictionSets = $derived(lists.predictionSets().value ?? []);

  /** Of a trained encoder, where there is one. */
  readonly embeddings = $derived(
    this.embeddingSets.find(({ id }) => id === this.embeddingSetId) ??
      this.embeddingSets.findLast(isTrained) ??
      this.embeddingSets.at(-1),
  );
  readonly predictions = $derived(
    this.predictionSets.find(({ id }) => id === this.predictionSetId) ?? this.predictionSets.at(-1),
  );

  chooseEmbeddings(setId: number): void {
    this.embeddingSetId = setId;
  }

  /** Null: the newest, also when there will be another. */
  choosePredictions(setId: number | null): void {
    this.predictionSetId = setId;
  }
}

export const chosenSets = perProject(() => new ChosenSets());
