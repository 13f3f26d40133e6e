import { en, ja, ko } from 'zod/locales';
import { type TrainSettings, trainSettingsSchema } from '../../../src-shared/settings/trainSettings';

const errorsIn = { en: en().localeError, ko: ko().localeError, ja: ja().localeError };

export interface SettingIssue {
  /** Dotted; a group such as `encoder`, or empty, where a rule is about several values. */
  path: string;
  message: string;
}

/** What the contract finds wrong with settings, in the words of a language; rules of our own as the contract has them. */
export function settingIssues(settings: TrainSettings, language: keyof typeof errorsIn): SettingIssue[] {
  const { error } = trainSettingsSchema.safeParse(settings, { error: errorsIn[language] });
  return (error?.issues ?? []).map(({ path, message }) => ({ path: pathOf(path), message }));
}

/** Ends of a range have no path of their own. */
const pathOf = (path: PropertyKey[]) => path.filter((key) => typeof key === 'string').join('.');
