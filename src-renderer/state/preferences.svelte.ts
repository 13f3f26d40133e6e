import { type Language, languageCodes, languageOf } from '../../src-shared/languages';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const read = <Value extends string>(key: string, allowed: readonly Value[], otherwise: Value): Value => {
  const stored = localStorage.getItem(`placeprint.${key}`);
  return allowed.find((value) => value === stored) ?? otherwise;
};

/** Language and theme, kept on this machine. */
class Preferences {
  language = $state(read('language', languageCodes, languageOf(navigator.language)));
  theme = $state(read('theme', themes, 'system'));

  setLanguage(language: Language): void {
    this.language = language;
    localStorage.setItem('placeprint.language', language);
  }

  setTheme(theme: Theme): void {
    this.theme = theme;
    localStorage.setItem('placeprint.theme', theme);
  }

  /** Dark where it is light now, and the other way round. */
  toggleTheme(): void {
    const isDark =
      this.theme === 'system' ? matchMedia('(prefers-color-scheme: dark)').matches : this.theme === 'dark';
    this.setTheme(isDark ? 'light' : 'dark');
  }

  /** Shows both on the page; call it in an effect. */
  apply(): void {
    document.documentElement.lang = this.language;
    if (this.theme === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = this.theme;
  }
}

export const preferences = new Preferences();
