/** Hits that were judged: place ids. */
export interface Judgements {
  like: number[];
  unlike: number[];
}

export type Verdict = keyof Judgements;

export const noJudgements: Judgements = { like: [], unlike: [] };

export const verdictOf = ({ like, unlike }: Judgements, placeId: number): Verdict | null =>
  like.includes(placeId) ? 'like' : unlike.includes(placeId) ? 'unlike' : null;

/** Judges a place; the verdict that it has already is taken back. */
export function judged(judgements: Judgements, placeId: number, verdict: Verdict): Judgements {
  const rest: Judgements = {
    like: judgements.like.filter((id) => id !== placeId),
    unlike: judgements.unlike.filter((id) => id !== placeId),
  };
  if (verdictOf(judgements, placeId) === verdict) return rest;
  return { ...rest, [verdict]: [...rest[verdict], placeId] };
}
