/**
 * The catalogue in the language chosen on this device. `t()` is reactive wherever runes are.
 * vi is the authority: its shape is the type that en has to fill. A page downloads the language that it shows, and of
 * that what it shows: the office's texts are its own ({@link I18n.bring}). All are kept for times without a network.
 */
import type { atTheOffice } from './vi/at-the-office';
import type { everywhere } from './vi/everywhere';
import { ANY_UNIT, type UnitWord, unitOf, withUnit } from './unit';

type Everywhere = typeof everywhere;
export type OfficeTexts = typeof atTheOffice;
export type Texts = Everywhere & OfficeTexts;
export type Language = 'vi' | 'en';
/** A text that carries both languages with it, as the kinds of record and server errors do. */
export interface BothTexts {
  vi: string;
  en: string;
}
/** How a part of the catalogue is downloaded, by language. */
type Source<T> = Record<Language, () => Promise<T>>;

const KEY = 'vungxanh.language';
const UNIT_KEY = 'vungxanh.unit';

const EVERYWHERE: Source<Everywhere> = {
  vi: async () => (await import('./vi/everywhere')).everywhere,
  en: async () => {
    const [texts] = await Promise.all([import('./en/everywhere'), import('./kinds-english')]);
    return texts.everywhere;
  },
};

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
  #sources: Source<Partial<Texts>>[] = [EVERYWHERE];
  /** What was downloaded. No screen is shown before its texts are there: a test holds phones to their own. */
  #catalogues = $state.raw<Partial<Record<Language, Texts>>>({});
  #texts = $derived(withUnit(this.#catalogues[this.#language] ?? ({} as Texts), this.#unit[this.#language]));

  get language(): Language {
    return this.#language;
  }

  get texts(): Texts {
    return this.#texts;
  }

  /** Adds a part that not every page shows. Call it before {@link start}. */
  bring(source: Source<OfficeTexts>): void {
    this.#sources.push(source);
  }

  /** Downloads what this page shows in its language; nothing of it may be mounted before. */
  async start(): Promise<void> {
    await this.load(this.#language);
  }

  /** Downloads a language. */
  async load(language: Language): Promise<void> {
    const parts = await Promise.all(this.#sources.map((source) => source[language]()));
    const texts = Object.assign({}, ...parts) as Texts;
    this.#catalogues = { ...this.#catalogues, [language]: texts };
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

  /** Shows the other language, once it is there; where it cannot be had, this one stays. */
  async setLanguage(language: Language): Promise<void> {
    if (!this.#catalogues[language]) await this.load(language);
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
