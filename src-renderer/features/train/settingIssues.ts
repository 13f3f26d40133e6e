import { misfitsOf } from '../../../src-shared/fitted';
import { type Message } from '../../../src-shared/message';
import { type TrainSettings, trainSettingsSchema } from '../../../src-shared/settings/trainSettings';

export interface SettingIssue {
  /** Dotted; a group such as `encoder`, or empty, where a rule is about several values. */
  path: string;
  message: Message;
}

/** What the contract finds wrong with settings. */
export const settingIssues = (settings: TrainSettings): SettingIssue[] =>
  misfitsOf(trainSettingsSchema, settings).map(({ path, message }) => ({ path: pathOf(path), message }));

/** Ends of a range have no path of their own. */
const pathOf = (path: PropertyKey[]) => path.filter((key) => typeof key === 'string').join('.');
