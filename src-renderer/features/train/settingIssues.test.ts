import { expect, it } from 'vitest';
import { parsePreset } from '../../../src-shared/settings/presets';
import { settingIssues } from './settingIssues';
import { withSetting } from './settingsTree';

const quick = parsePreset('quick');

it('finds nothing wrong with a preset', () => {
  expect(settingIssues(quick, 'en')).toEqual([]);
});

it('names the value, also of a range, and of an empty field', () => {
  const wrong = withSetting(withSetting(quick, 'views.globalSpan', [0.4, 2]), 'epochs', NaN);
  expect(settingIssues(wrong, 'en')).toEqual([
    { path: 'views.globalSpan', message: 'Too big: expected number to be <=1' },
    { path: 'epochs', message: 'Invalid input: expected number, received NaN' },
  ]);
});

it('names the group where values do not go together', () => {
  const message = 'width must be a multiple of heads';
  expect(settingIssues(withSetting(quick, 'encoder.heads', 5), 'ja')).toEqual([{ path: 'encoder', message }]);
});

it('speaks the language', () => {
  const wrong = withSetting(quick, 'epochs', 0);
  expect(['ko', 'ja'].map((language) => settingIssues(wrong, language as 'ko' | 'ja')[0].message)).toEqual([
    expect.stringMatching(/\p{Script=Hangul}/u),
    expect.stringMatching(/\p{Script=Han}/u),
  ]);
});
