/**
 * The server's nudges: an event stream read with fetch, because EventSource cannot send the
 * Authorization header. What a nudge says is not read: the data comes by sync.
 */

import { Silence } from './network';

const PATH = '/api/v1/live';
/** The server's heartbeat comes every 25 s; two missing mean that the connection is dead. */
const SILENCE_MS = 60_000;
const FIRST_RETRY_MS = 1_000;
const LAST_RETRY_MS = 60_000;

/** A connection that breaks and is there again a moment later is no loss. */
const LOST_AFTER_MS = 10_000;

export interface Contact {
  /** When anything last came over the stream. */
  heard_ms: number | null;
  /** Since when it has been gone. */
  lost_since_ms: number | null;
}

export class Live {
  #token: string | null = null;
  #abort: AbortController | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;
  #heard_ms: number | null = null;
  /** Since when the stream has been cut; null while it is open, and while nobody wants it. */
  #cut_ms: number | null = null;
  #alarm: ReturnType<typeof setTimeout> | undefined;

  /** `changed` is told when contact is lost, and when it is there again. */
  constructor(
    private readonly nudge: () => void,
    private readonly changed: () => void,
  ) {}

  get contact(): Contact {
    const cut = this.#cut_ms;
    const lost = cut !== null && Date.now() - cut >= LOST_AFTER_MS;
    return { heard_ms: this.#heard_ms, lost_since_ms: lost ? (this.#heard_ms ?? cut) : null };
  }

  #heard(): void {
    this.#heard_ms = Date.now();
    clearTimeout(this.#alarm);
    const was = this.#cut_ms;
    this.#cut_ms = null;
    if (was !== null) this.changed();
  }

  #cut(): void {
    if (this.#token === null || this.#cut_ms !== null) return;
    this.#cut_ms = Date.now();
    this.#alarm = setTimeout(this.changed, LOST_AFTER_MS);
  }

  /** Listens with this token; null stops. */
  listen(token: string | null): void {
    if (token === this.#token) return;
    this.#token = token;
    this.#failures = 0;
    clearTimeout(this.#alarm);
    this.#cut_ms = null;
    this.#reconnect(0);
  }

  /** The network came back or went: do not wait for the dead connection to be noticed. */
  networkChanged(): void {
    this.#failures = 0;
    this.#reconnect(0);
  }

  /** Somebody wants news: if nobody listens, do not wait for the next try. */
  wake(): void {
    if (this.#abort === null) this.#reconnect(0);
  }

  #reconnect(delayMs: number): void {
    clearTimeout(this.#timer);
    this.#abort?.abort();
    this.#abort = null;
    if (this.#token !== null && !navigator.onLine) this.#cut();
    if (this.#token === null || !navigator.onLine) return;
    const token = this.#token;
    this.#timer = setTimeout(() => void this.#run(token), delayMs);
  }

  async #run(token: string): Promise<void> {
    const abort = new AbortController();
    this.#abort = abort;
    try {
      await this.#read(token, abort);
    } catch {
      // Cut, refused or silent: all the same, try again later.
    }
    if (this.#abort !== abort) return;
    this.#cut();
    this.#failures += 1;
    const longest = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(this.#failures, 10));
    this.#reconnect(longest * (0.5 + Math.random() / 2));
  }

  async #read(token: string, abort: AbortController): Promise<void> {
    const clock = new Silence(abort);
    try {
      clock.allow(SILENCE_MS);
      const response = await fetch(PATH, {
        headers: { Authorization: `Bearer ${token}`, Accept: 'text/event-stream' },
        signal: abort.signal,
        cache: 'no-store',
        credentials: 'omit',
      });
      if (!response.ok || !response.body) return;
      this.#failures = 0;
      this.#heard();
      // What was committed while nobody listened.
      this.nudge();
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
      const lines = new Lines();
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return;
        clock.allow(SILENCE_MS);
        this.#heard();
        if (lines.take(value).some((line) => line.startsWith('data:'))) this.nudge();
      }
    } finally {
      clock.stop();
    }
  }
}

/** Cuts a stream of text into its complete lines. */
export class Lines {
  #rest = '';

  take(text: string): string[] {
    const lines = (this.#rest + text).split(/\r\n|\r|\n/);
    this.#rest = lines.pop() ?? '';
    return lines;
  }
}
