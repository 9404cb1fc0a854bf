/**
 * Whether the ward is one of a drill: then every screen and every printed page says that its data are not real.
 *
 * The server says it to everybody, also before somebody is known to it; this browser remembers it, so that a phone says it
 * without a network too. A drill has an address of its own, so that what is remembered is never the ward's.
 */
const KEY = 'vungxanh.drill';
const ABOUT = '/api/v1/about';

class Drill {
  /** As the server said, now or earlier. */
  #said = $state(false);
  /** As the ward's own settings say, of which a phone has a copy. */
  #set = $state(false);
  on = $derived(this.#said || this.#set);

  /** Begins with what is remembered, and asks the server. Call once, before mounting. */
  async start(): Promise<void> {
    this.#said = remembered();
    try {
      const answer = await fetch(ABOUT, { cache: 'no-store' });
      if (!answer.ok) return;
      const { drill } = (await answer.json()) as { drill?: unknown };
      this.#said = drill === true;
      remember(this.#said);
    } catch {
      // Without a network what is remembered stands.
    }
  }

  bySettings(on: boolean): void {
    this.#set = on;
  }
}

function remembered(): boolean {
  try {
    return localStorage.getItem(KEY) === 'true';
  } catch {
    // No storage: the server says it again.
    return false;
  }
}

function remember(on: boolean): void {
  try {
    if (on) localStorage.setItem(KEY, 'true');
    else localStorage.removeItem(KEY);
  } catch {
    // As above.
  }
}

export const drill = new Drill();
