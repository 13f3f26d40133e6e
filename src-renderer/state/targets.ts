import { type TargetView } from '../../src-shared/contract/app/targets';
import { type TargetId } from '../../src-shared/kinds/targets';
import { lists } from './lists';

export const targetOf = (id: TargetId): TargetView | undefined =>
  lists.targets().value?.find((target) => target.id === id);

/** Targets with labels, in the order in which they came. */
export const predictable = (): TargetView[] => (lists.targets().value ?? []).filter(({ count }) => count > 0);
