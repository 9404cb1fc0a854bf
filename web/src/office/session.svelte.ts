/** Who is logged in, and the names of the ward's places. */
import { ApiFailure, api, onLoggedOut, taken } from './api';
import { screensOf, type Screen } from './access';
import { live } from './live.svelte';
import { t } from '../i18n/index.svelte';
import { drill } from '../ui/drill.svelte';
import { placeName } from './place-name';
import { lastUsed } from '../record/last-used.svelte';
import { forgetDrafts } from './record/drafts';
import type { PlaceRow, Session, SetupForm } from './types';
import { unsaved } from './unsaved.svelte';

const LISTEN_AGAIN_MS = 5_000;

export type LoginOutcome = { ok: true } | { ok: false; error: unknown };

class OfficeSession {
  /** `ended`: cut off while something typed is not saved; its page waits, unseen, for the same person. */
  state = $state<'unknown' | 'out' | 'in' | 'ended' | 'unreachable'>('unknown');
  /** Whether a session was cut off: the login says so. */
  ended = $state(false);
  account = $state.raw<Session | null>(null);
  places = $state.raw<PlaceRow[]>([]);
  /** Whether the server has no ward yet: nobody can log in. */
  isBare = $state(false);

  #placeNames = $derived(new Map(this.places.map((place) => [place.code, place.name])));

  areas = $derived(this.places.filter((place) => place.kind === 'area'));
  checkpoints = $derived(this.places.filter((place) => place.kind === 'checkpoint'));

  async start(): Promise<void> {
    onLoggedOut(() => {
      if (this.state !== 'in') return;
      this.ended = true;
      this.#leave(unsaved.any ? 'ended' : 'out');
    });
    live.onClosed(() => void this.#listenAgain());
    await this.check();
  }

  async check(): Promise<void> {
    try {
      await this.#enter(await taken(api.GET('/office/session')));
    } catch (error) {
      const nobody = error instanceof ApiFailure && error.status === 401;
      this.state = nobody ? 'out' : 'unreachable';
      if (nobody) await this.#askWhetherBare();
    }
  }

  async logIn(login: string, password: string): Promise<LoginOutcome> {
    try {
      await this.#enter(await taken(api.POST('/office/login', { body: { login, password } })));
      this.ended = false;
      return { ok: true };
    } catch (error) {
      return { ok: false, error };
    }
  }

  /** Makes the ward with its first account, who is logged in then; throws where that was not done. */
  async setUp(form: SetupForm): Promise<void> {
    await this.#enter(await taken(api.POST('/office/setup', { body: form })));
    this.isBare = false;
  }

  async logOut(): Promise<void> {
    forgetDrafts(this.account?.login ?? '');
    lastUsed.forget();
    try {
      await taken(api.POST('/office/logout'));
    } finally {
      this.#leave('out');
    }
  }

  may(screen: Screen): boolean {
    return screensOf(this.account?.role ?? '').includes(screen);
  }

  /** What people call a place; where nobody named it, what it is and its number. */
  placeName(code: string): string {
    return placeName(code, this.#placeNames.get(code), t());
  }

  async readPlaces(): Promise<void> {
    this.places = await taken(api.GET('/office/places'));
  }

  /** Only for a note: where nobody answers the login says so itself. */
  async #askWhetherBare(): Promise<void> {
    try {
      this.isBare = (await taken(api.GET('/office/setup'))).waiting;
    } catch {
      this.isBare = false;
    }
  }

  async #enter(account: Session): Promise<void> {
    if (this.account?.login !== account.login) lastUsed.forget();
    this.account = account;
    drill.bySettings(account.drill);
    await this.readPlaces();
    const wasCut = this.state === 'ended';
    this.state = 'in';
    live.start(account.login);
    if (wasCut) live.askAgain();
  }

  /** The news stopped: goes on listening if the session still stands; a session that ended says so itself. */
  async #listenAgain(): Promise<void> {
    if (this.state !== 'in') return;
    try {
      const { login } = await taken(api.GET('/office/session'));
      live.start(login);
    } catch {
      setTimeout(() => void this.#listenAgain(), LISTEN_AGAIN_MS);
    }
  }

  #leave(state: 'out' | 'ended'): void {
    live.stop();
    if (state === 'out') this.account = null;
    this.state = state;
  }
}

export const session = new OfficeSession();
