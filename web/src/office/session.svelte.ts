/** Who is logged in, and the names of the ward's places. */
import { ApiFailure, api, onLoggedOut, taken } from './api';
import { screensOf, type Screen } from './access';
import { live } from './live.svelte';
import type { PlaceRow, Session } from './types';

const LISTEN_AGAIN_MS = 5_000;

export type LoginOutcome = { ok: true } | { ok: false; error: unknown };

class OfficeSession {
  state = $state<'unknown' | 'out' | 'in' | 'unreachable'>('unknown');
  /** Whether a session was cut off: the login says so. */
  ended = $state(false);
  account = $state.raw<Session | null>(null);
  places = $state.raw<PlaceRow[]>([]);

  #placeNames = $derived(new Map(this.places.map((place) => [place.code, place.name])));

  areas = $derived(this.places.filter((place) => place.kind === 'area'));
  checkpoints = $derived(this.places.filter((place) => place.kind === 'checkpoint'));

  async start(): Promise<void> {
    onLoggedOut(() => {
      if (this.state !== 'in') return;
      this.ended = true;
      this.#leave();
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

  async logOut(): Promise<void> {
    try {
      await taken(api.POST('/office/logout'));
    } finally {
      this.#leave();
    }
  }

  may(screen: Screen): boolean {
    return screensOf(this.account?.role ?? '').includes(screen);
  }

  /** What people call a place; its code where that is not known. */
  placeName(code: string): string {
    return this.#placeNames.get(code) ?? code;
  }

  async readPlaces(): Promise<void> {
    this.places = await taken(api.GET('/office/places'));
  }

  async #enter(account: Session): Promise<void> {
    this.account = account;
    await this.readPlaces();
    this.state = 'in';
    live.start();
  }

  /** The news stopped: goes on listening if the session still stands; a session that ended says so itself. */
  async #listenAgain(): Promise<void> {
    if (this.state !== 'in') return;
    try {
      await taken(api.GET('/office/session'));
      live.start();
    } catch {
      setTimeout(() => void this.#listenAgain(), LISTEN_AGAIN_MS);
    }
  }

  #leave(): void {
    live.stop();
    this.account = null;
    this.state = 'out';
  }
}

export const session = new OfficeSession();
