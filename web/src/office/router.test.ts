import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Router } from './router.svelte';
import { unsaved } from './unsaved.svelte';

/** A window's history as browsers keep it: entries with their state, and an event after each move. */
class Window {
  entries: { hash: string; state: unknown }[] = [{ hash: '#/', state: null }];
  at = 0;
  scrollY = 0;
  listeners: Record<string, ((event: { preventDefault: () => void }) => void)[]> = {};

  location = new (class {
    constructor(readonly of: () => Window) {}
    get hash(): string {
      return this.of().entries[this.of().at]?.hash ?? '';
    }
    set hash(hash: string) {
      const window = this.of();
      window.entries = [...window.entries.slice(0, window.at + 1), { hash, state: null }];
      window.at += 1;
      window.tell('hashchange');
    }
  })(() => this);

  history = {
    replaceState: (state: unknown, _: string, hash?: string): void => {
      this.entries[this.at] = { hash: hash ?? this.location.hash, state };
    },
    go: (by: number): void => {
      this.at += by;
      this.tell('hashchange');
    },
    scrollRestoration: 'auto',
  };

  constructor() {
    Object.defineProperty(this.history, 'state', { get: () => this.entries[this.at]?.state });
  }

  addEventListener(name: string, listener: (event: { preventDefault: () => void }) => void): void {
    (this.listeners[name] ??= []).push(listener);
  }

  tell(name: string): boolean {
    let prevented = false;
    for (const listener of this.listeners[name] ?? []) listener({ preventDefault: () => (prevented = true) });
    return prevented;
  }
}

let browser: Window;
let router: Router;
let focused: { closest: () => { dataset: Record<string, string> } } | null = null;

beforeEach(() => {
  browser = new Window();
  vi.stubGlobal('window', browser);
  vi.stubGlobal('location', browser.location);
  vi.stubGlobal('history', browser.history);
  vi.stubGlobal('document', {
    get activeElement() {
      return focused;
    },
  });
  router = new Router();
  router.start();
});
afterEach(() => {
  focused = null;
  vi.unstubAllGlobals();
});

/** A form with something typed in it. */
function typing(): { typed: string; off: () => void } {
  const form = { typed: '0912', off: (): void => undefined };
  form.off = unsaved.watch({ isDirty: () => form.typed !== '', drop: () => (form.typed = '') });
  return form;
}

describe('a11 what is typed in the office', () => {
  it('a11_is_asked_about_before_a_link_leads_away', () => {
    const form = typing();
    router.go('#/persons');
    expect([router.hash, browser.location.hash, unsaved.asking]).toEqual(['#/', '#/', true]);
    unsaved.stay();
    expect([router.hash, form.typed]).toEqual(['#/', '0912']);
    router.go('#/persons');
    unsaved.leave();
    expect([router.hash, form.typed, browser.entries.length]).toEqual(['#/persons', '', 2]);
    form.off();
  });

  it('a11_is_asked_about_before_back_and_leaving_goes_back', () => {
    router.go('#/persons');
    router.go('#/record/1');
    const form = typing();
    browser.history.go(-1);
    expect([router.hash, browser.location.hash, unsaved.asking]).toEqual(['#/record/1', '#/record/1', true]);
    unsaved.leave();
    expect([router.hash, browser.at]).toEqual(['#/persons', 1]);
    form.off();
  });

  it('a11_keeps_the_browser_from_reloading_without_a_question', () => {
    expect(browser.tell('beforeunload')).toBe(false);
    const form = typing();
    expect(browser.tell('beforeunload')).toBe(true);
    form.off();
    expect(browser.tell('beforeunload')).toBe(false);
  });
});

describe('d2 coming back', () => {
  it('d2_finds_the_scroll_and_the_row_and_a_new_step_begins_at_the_top', () => {
    router.go('#/persons?page=2');
    browser.scrollY = 640;
    focused = { closest: () => ({ dataset: { record: 'abc' } }) };
    router.go('#/record/abc');
    expect(router.returned).toBeNull();
    browser.scrollY = 0;
    focused = null;
    browser.history.go(-1);
    expect([router.hash, router.returned]).toEqual(['#/persons?page=2', { scroll_px: 640, row: 'abc' }]);
    router.go('#/record/abc');
    router.go('#/persons?page=2');
    expect(router.returned).toBeNull();
  });
});
