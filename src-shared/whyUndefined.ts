import { type TargetKind, targetKinds } from './kinds/targets';
import { type Message, say } from './message';

/** Why a figure that the models of a target have is not defined, told by which of them are null; null where all are. */
export function whyUndefined(kind: TargetKind, isNull: { r2: boolean; top1: boolean }): Message | null {
  const { isNumeric, head } = targetKinds[kind];
  if (isNumeric && isNull.r2) return say('predict.constantLabels');
  return head === 'classes' && isNull.top1 ? say('predict.oneClass') : null;
}
