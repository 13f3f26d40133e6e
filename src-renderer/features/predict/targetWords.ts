import { isIdOf } from '../../../src-shared/kinds/table';
import { proposedTargets, type TargetId } from '../../../src-shared/kinds/targets';
import { targetOf } from '../../state/targets';
import { targetName } from '../../ui/names';
import { t } from './texts';

/** What is predicted, in full: `Land price`; another target as the analyst called it. */
export const titleOfTarget = (id: TargetId): string =>
  targetOf(id)?.name ?? (isIdOf(proposedTargets, id) ? t(id) : targetName(id));

/** What its figures are counted in; empty where nobody said. */
export const unitOfTarget = (id: TargetId): string =>
  isIdOf(proposedTargets, id) ? t(`unit.${id}`) : (targetOf(id)?.unit ?? '');
