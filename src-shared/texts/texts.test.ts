import { describe, expect, it } from 'vitest';
import { errorCodes } from '../errors';
import { type Language, languageCodes, languageOf } from '../languages';
import { plain, say, wordsOf } from '../message';
import { errorWords } from './errors';
import { jobTexts } from './jobs';
import { noteText, stageTexts, unitTexts } from './progress';

const script: Record<Language, RegExp> = {
  en: /[a-z]/,
  ko: /\p{Script=Hangul}/u,
  ja: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u,
};
const rooms = { jobTexts, stageTexts, unitTexts };

describe.each(languageCodes)('in %s', (language) => {
  it.each(Object.entries(rooms))('%s have every text, in its script', (_room, texts) => {
    expect(Object.keys(texts[language]).toSorted()).toEqual(Object.keys(texts.en).toSorted());
    const strange = Object.entries(texts[language]).filter(([, text]) => !script[language].test(text));
    expect(strange).toEqual([]);
  });

  it('every error code says what to do before the words of others', () => {
    for (const code of errorCodes) {
      const { sentence, details } = errorWords({ code, message: plain('the message') }, language);
      expect(sentence).toMatch(script[language]);
      expect(details).toBe(language === 'en' ? null : 'the message');
    }
    const own = errorWords({ code: 'state/missing', message: say('cancelled') }, language);
    expect(own).toEqual({ sentence: wordsOf(say('cancelled'), language), details: null });
  });

  it('an error in the window gives no advice for the command line', () => {
    const error = {
      code: 'state/missing',
      message: plain('None.'),
      commandLine: plain('Run: placeprint embed P'),
    } as const;
    const { sentence, details } = errorWords(error, language);
    expect(`${sentence} ${details}`).not.toContain('placeprint embed');
    expect(language === 'en' ? sentence : details).toBe('None.');
  });

  it('notes tell their figures', () => {
    const training = {
      kind: 'training',
      loss: 5.1,
      imagesPerSecond: 31.26,
      alarms: [plain('a'), plain('b')],
    } as const;
    expect(noteText(training, language)).toMatch(/5\.100.*31\.3.*a · b/);
    expect(noteText({ kind: 'rows', rows: 1200 }, language)).toContain('1,200');
    expect(noteText({ kind: 'name', name: 'a.csv' }, language)).toBe('a.csv');
    expect(noteText({ kind: 'model', model: 'trainedEncoder' }, language)).toMatch(script[language]);
  });
});

it('knows a language by its locale', () => {
  expect(['ko-KR', 'ja', 'JA_jp', 'en-GB', 'kok-IN', ''].map(languageOf)).toEqual([
    'ko',
    'ja',
    'ja',
    'en',
    'en',
    'en',
  ]);
});
