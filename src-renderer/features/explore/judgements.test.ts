import { expect, it } from 'vitest';
import { judged, noJudgements, verdictOf } from './judgements';

it('judges, changes its mind, and takes a verdict back', () => {
  const liked = judged(judged(noJudgements, 5, 'like'), 6, 'like');
  expect(liked).toEqual({ like: [5, 6], unlike: [] });
  expect(judged(liked, 5, 'unlike')).toEqual({ like: [6], unlike: [5] });
  expect(judged(liked, 5, 'like')).toEqual({ like: [6], unlike: [] });
  expect([verdictOf(liked, 6), verdictOf(liked, 7)]).toEqual(['like', null]);
});
