/**
 * The catalogue in the language chosen on this device. `t()` is reactive wherever runes are.
 * vi is the authority: its shape is the type that en has to fill. What only the office shows is not among what phones
 * download: its page brings that along (`at-the-office.ts`).
 */
import { everywhere as en } from './en/everywhere';
import { ANY_UNIT, type UnitWord, unitOf, withUnit } from './unit';
import type { atTheOffice } from './vi/at-the-office';
import { everywhere as vi } from './vi/everywhere';

type OfficeTexts = typeof atTheOffice;
export type Texts = typeof vi & OfficeTexts;
export type Language = 'vi' | 'en';
/** A text that carries both languages with it, as the kinds of record and server errors do. */
export interface BothTexts {
  vi: string;
  en: string;
}

const KEY = 'vungxanh.language';
const UNIT_KEY = 'vungxanh.unit';
const catalogues: Record<Language, typeof vi> = { vi, en };

function stored(): Language {
  try {
    return localStorage.getItem(KEY) === 'en' ? 'en' : 'vi';
  } catch {
    return 'vi';
  }
}

/** The name of the unit, as it was heard last: the first words after a start are right, too. */
function storedUnit(): UnitWord {
  try {
    return unitOf(localStorage.getItem(UNIT_KEY) ?? '');
  } catch {
    return ANY_UNIT;
  }
}

class I18n {
  #language = $state<Language>(stored());
  #unit = $state.raw<UnitWord>(storedUnit());
  #ofOffice = $state.raw<Record<Language, OfficeTexts> | null>(null);
  // Where the office's are missing nobody asks for them: a test holds the phone's screens to that.
  #texts = $derived(
    withUnit(
      { ...catalogues[this.#language], ...this.#ofOffice?.[this.#language] },
      this.#unit[this.#language],
    ) as Texts,
  );

  get language(): Language {
    return this.#language;
  }

  get texts(): Texts {
    return this.#texts;
  }

  /** Adds what only the office shows, before its first screen. */
  add(both: Record<Language, OfficeTexts>): void {
    this.#ofOffice = both;
  }

  /** A catalogue that not every screen downloads, in the present language and with the unit's own word. */
  fill<T>(both: Record<Language, T>): T {
    return withUnit(both[this.#language], this.#unit[this.#language]);
  }

  /** Which word the texts use for the unit, from its name: `Xã Ia Đal`. */
  setUnit(name: string): void {
    this.#unit = unitOf(name);
    try {
      localStorage.setItem(UNIT_KEY, name);
    } catch {
      // Heard again at the next start.
    }
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
