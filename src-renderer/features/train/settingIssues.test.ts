import { expect, it } from 'vitest';
import { languageCodes } from '../../../src-shared/languages';
import { say, wordsOf } from '../../../src-shared/message';
import { worded } from '../../../src-shared/message.fixture';
import { parsePreset } from '../../../src-shared/settings/presets';
import { settingIssues } from './settingIssues';
import { withSetting } from './settingsTree';

const quick = parsePreset('quick');

it('finds nothing wrong with a preset', () => {
  expect(settingIssues(quick)).toEqual([]);
});

it('names the value, also of a range, and of an empty field', () => {
  const wrong = withSetting(withSetting(quick, 'views.globalSpan', [0.4, 2]), 'epochs', NaN);
  expect(settingIssues(wrong)).toEqual([
    { path: 'views.globalSpan', message: worded('must be at most 1') },
    { path: 'epochs', message: worded('must be a number, not NaN') },
  ]);
});

it('names the group where values do not go together', () => {
  const message = say('settings.widthByHeads');
  expect(settingIssues(withSetting(quick, 'encoder.heads', 5))).toEqual([{ path: 'encoder', message }]);
});

it('speaks the language', () => {
  const [{ message }] = settingIssues(withSetting(quick, 'epochs', 0));
  expect(languageCodes.map((language) => wordsOf(message, language))).toEqual([
    'must be above 0',
    '0보다 커야 합니다',
    '0 より大きくなければなりません',
  ]);
});
