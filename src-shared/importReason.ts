import { type TargetId } from './kinds/targets';
import { type Message } from './message';
import { whyMessages } from './messages/why';
import { targetName, type TargetNames } from './names';

type Key = keyof typeof whyMessages;
/** Why a row could not be used, or why a cell is no label. */
export type ImportReason = Key extends `why.${infer Reason}` ? Reason : never;

/** Whether this version has words for a reason, which may be of an older report. */
export const isImportReason = (text: string): text is ImportReason =>
  Object.hasOwn(whyMessages, `why.${text}`);

/** The sentence for it; `target`: whose label it is about. */
export const reasonWords = (reason: ImportReason, target: TargetId | null, own: TargetNames): Message => ({
  key: `why.${reason}`,
  values: { target: target === null ? '' : targetName(target, own) },
});
