/** What the analyst chose last, where more than one step begins with it; null: the newest. */
class LastSeen {
  embeddingSetId = $state<number | null>(null);
  predictionSetId = $state<number | null>(null);
}

export const lastSeen = new LastSeen();
