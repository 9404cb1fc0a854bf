/**
 * What is typed in a form of the office and not saved, kept in this browser for the account that typed it: it survives
 * a reload, an ended session and a closed tab, and goes when it is saved, thrown away or the person logs out.
 */
import type { Seen } from '../types';
import type { Form } from './edit';

export interface Draft {
  /** The address of the form, `#/new/support`. */
  route: string;
  kind: string;
  /** Whom or what it is about, as far as it was typed. */
  title: string;
  /** The boxes that hold something else than they opened with. */
  form: Form;
  members?: { group: string; id: string }[];
  place?: string;
  /** Of a record that exists: what its author had seen of these fields. */
  seen?: Seen;
  saved_at_ms: number;
}

const PREFIX = 'office-draft:';
/** What nobody came back for is no draft any more, and holds names. */
const KEPT_MS = 7 * 24 * 3_600_000;

/** One key an account: nobody is offered what somebody else typed. */
const prefixOf = (login: string): string => `${PREFIX}${login}:`;

function keysFrom(prefix: string): string[] {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(prefix));
  } catch {
    // A browser that keeps nothing: the form lives as long as its page.
    return [];
  }
}

function parsed(key: string): Draft | null {
  try {
    const draft = JSON.parse(localStorage.getItem(key) ?? 'null') as Partial<Draft> | null;
    const isWhole =
      typeof draft?.route === 'string' &&
      typeof draft.kind === 'string' &&
      typeof draft.saved_at_ms === 'number' &&
      typeof draft.form === 'object';
    return isWhole ? (draft as Draft) : null;
  } catch {
    return null;
  }
}

/** The draft of one form. */
export class Drafts {
  readonly #key: string;

  constructor(
    private readonly login: string,
    private readonly route: string,
  ) {
    this.#key = prefixOf(login) + route;
  }

  read(): Draft | null {
    return parsed(this.#key);
  }

  keep(draft: Omit<Draft, 'route' | 'saved_at_ms'>): void {
    if (this.login === '') return;
    try {
      const whole: Draft = { ...draft, route: this.route, saved_at_ms: Date.now() };
      localStorage.setItem(this.#key, JSON.stringify(whole));
    } catch {
      // Full or forbidden: the form itself still holds it.
    }
  }

  remove(): void {
    if (keysFrom(this.#key).length > 0) localStorage.removeItem(this.#key);
  }
}

/** The drafts of an account, the latest first; those of long ago go. */
export function draftsOf(login: string, now_ms: number): Draft[] {
  for (const key of keysFrom(PREFIX)) {
    if ((parsed(key)?.saved_at_ms ?? 0) < now_ms - KEPT_MS) localStorage.removeItem(key);
  }
  const found = keysFrom(prefixOf(login)).flatMap((key) => parsed(key) ?? []);
  return found.sort((a, b) => b.saved_at_ms - a.saved_at_ms);
}

/** The person leaves the desk: nothing of what was typed stays in the browser. */
export function forgetDrafts(login: string): void {
  for (const key of keysFrom(prefixOf(login))) localStorage.removeItem(key);
}
