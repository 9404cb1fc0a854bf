/** How this person likes to read: kept on this phone, applied to <html> for the tokens to follow. */
export type ThemeChoice = 'auto' | 'light' | 'dark' | 'sunlight';
export type Theme = Exclude<ThemeChoice, 'auto'>;
export type TextSize = 'normal' | 'large' | 'largest';

export const themeChoices: readonly ThemeChoice[] = ['auto', 'light', 'dark', 'sunlight'];
export const textSizes: readonly TextSize[] = ['normal', 'large', 'largest'];

const SCALE: Record<TextSize, number> = { normal: 1, large: 1.15, largest: 1.32 };
const BAR_COLOUR: Record<Theme, string> = { light: '#123f2f', dark: '#163528', sunlight: '#000000' };
const KEY = 'vungxanh.preferences';

interface Stored {
  theme?: unknown;
  textSize?: unknown;
}

function read(): Stored {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    return typeof stored === 'object' && stored !== null ? stored : {};
  } catch {
    // No storage, or not ours: the defaults are readable.
    return {};
  }
}

function oneOf<T extends string>(allowed: readonly T[], value: unknown, otherwise: T): T {
  return allowed.find((candidate) => candidate === value) ?? otherwise;
}

class Preferences {
  theme = $state<ThemeChoice>('auto');
  textSize = $state<TextSize>('normal');
  #systemDark = $state(false);

  /** The theme in force, "auto" resolved. */
  get shown(): Theme {
    if (this.theme !== 'auto') return this.theme;
    return this.#systemDark ? 'dark' : 'light';
  }

  /** Reads what was kept and follows the system's dark mode. Call once, before mounting. */
  start(): void {
    const stored = read();
    this.theme = oneOf(themeChoices, stored.theme, 'auto');
    this.textSize = oneOf(textSizes, stored.textSize, 'normal');
    const dark = window.matchMedia('(prefers-color-scheme: dark)');
    this.#systemDark = dark.matches;
    dark.addEventListener('change', (event) => {
      this.#systemDark = event.matches;
      this.#apply();
    });
    this.#apply();
  }

  setTheme(theme: ThemeChoice): void {
    this.theme = theme;
    this.#keep();
  }

  setTextSize(size: TextSize): void {
    this.textSize = size;
    this.#keep();
  }

  #keep(): void {
    this.#apply();
    try {
      localStorage.setItem(KEY, JSON.stringify({ theme: this.theme, textSize: this.textSize }));
    } catch {
      // A full disk must not stop a person from reading: it holds until the tab closes.
    }
  }

  #apply(): void {
    const root = document.documentElement;
    root.dataset['theme'] = this.shown;
    root.style.setProperty('--text-scale', String(SCALE[this.textSize]));
    document.querySelector('meta[name="theme-color"]')?.setAttribute('content', BAR_COLOUR[this.shown]);
  }
}

export const preferences = new Preferences();
