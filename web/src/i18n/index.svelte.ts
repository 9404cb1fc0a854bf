/**
 * The catalogue in the language chosen on this device. `t()` is reactive wherever runes are.
 * vi is the authority: its shape is the type that en has to fill.
 */
import { en } from './en';
import { vi } from './vi';

export type Texts = typeof vi;
export type Language = 'vi' | 'en';
/** A text that carries both languages with it, as the kinds of record and server errors do. */
export interface BothTexts {
  vi: string;
  en: string;
}

const KEY = 'vungxanh.language';
const catalogues: Record<Language, Texts> = { vi, en };

function stored(): Language {
  try {
    return localStorage.getItem(KEY) === 'en' ? 'en' : 'vi';
  } catch {
    return 'vi';
  }
}

class I18n {
  #language = $state<Language>(stored());

  get language(): Language {
    return this.#language;
  }

  get texts(): Texts {
    return catalogues[this.#language];
  }

  setLanguage(language: Language): void {
    this.#language = language;
    if (typeof document !== 'undefined') document.documentElement.lang = language;
    try {
      localStorage.setItem(KEY, language);
    } catch {
      // Holds until the tab closes.
    }
  }
}

export const i18n = new I18n();

/** The texts in the present language. */
export const t = (): Texts => i18n.texts;

/** The one of both that is in the present language. */
export const pick = (text: BothTexts): string => text[i18n.language];
