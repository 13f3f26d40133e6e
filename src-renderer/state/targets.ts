import { type TargetView } from '../../src-shared/contract/app/targets';
import { type TargetId } from '../../src-shared/kinds/targets';
import { lists } from './lists';

export const targetOf = (id: TargetId): TargetView | undefined =>
  lists.targets().value?.find((target) => target.id === id);

/** What a number can be predicted of: targets with labels, in the order in which they came. */
export const predictable = (): TargetView[] =>
  (lists.targets().value ?? []).filter(({ kind, count }) => kind !== 'class' && count > 0);
