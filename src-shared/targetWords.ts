import { proposedTargets, type ProposedTarget, type TargetId } from './kinds/targets';
import { type Message, say } from './message';

/** What a target is called in the midst of a sentence: the product’s own words for those that an import proposes, else its id. */
export const targetWords = (id: TargetId): Message | string =>
  Object.hasOwn(proposedTargets, id) ? say(`target.${id as ProposedTarget}`) : id;
