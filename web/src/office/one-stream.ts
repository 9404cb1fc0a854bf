/**
 * One event stream a browser. A browser opens six connections to a server at most (HTTP/1.1); a stream for each window
 * of the office would use them up, and the seventh window would wait for ever. So the windows that can be seen agree
 * on one that listens (a lock of the browser) and tells the others; a window that is hidden neither listens nor asks.
 * Where a browser has no such locks, outside a secure address, each window that can be seen listens for itself.
 */
export interface Ear {
  opened: () => void;
  /** `given_up`: the browser will not try again by itself. */
  lost: (given_up: boolean) => void;
  message: (data: string) => void;
}

/** What the listening window tells the others, and they ask it. */
type Word =
  | { is: 'hello' }
  | { is: 'opened' }
  | { is: 'lost' }
  | { is: 'news'; data: string }
  | { is: 'so_far'; data: string };

export class OneStream {
  readonly #name: string;
  readonly #ear: Ear;
  /** All that was heard so far, for a window that comes later. */
  readonly #soFar: () => string;
  #channel: BroadcastChannel | null = null;
  #source: EventSource | null = null;
  #waiting: AbortController | null = null;
  #release: () => void = () => undefined;

  constructor(name: string, ear: Ear, soFar: () => string) {
    this.#name = name;
    this.#ear = ear;
    this.#soFar = soFar;
  }

  /** Takes part as long as the window can be seen. */
  start(): void {
    document.addEventListener('visibilitychange', this.#look);
    this.#look();
  }

  stop(): void {
    document.removeEventListener('visibilitychange', this.#look);
    this.#leave();
  }

  readonly #look = (): void => {
    if (document.visibilityState === 'hidden') this.#leave();
    else this.#join();
  };

  #join(): void {
    if (this.#waiting) return;
    const waiting = new AbortController();
    this.#waiting = waiting;
    if (!('locks' in navigator)) return this.#listen();
    this.#channel = new BroadcastChannel(this.#name);
    this.#channel.onmessage = (event) => this.#hear(event.data as Word);
    this.#channel.postMessage({ is: 'hello' } satisfies Word);
    const held = () =>
      new Promise<void>((release) => {
        if (waiting.signal.aborted) return release();
        this.#release = release;
        this.#listen();
      });
    // Given up before its turn came: the window was hidden meanwhile.
    navigator.locks.request(this.#name, { signal: waiting.signal }, held).catch(() => undefined);
  }

  #leave(): void {
    this.#source?.close();
    this.#source = null;
    this.#channel?.close();
    this.#channel = null;
    this.#waiting?.abort();
    this.#waiting = null;
    this.#release();
    this.#release = () => undefined;
  }

  #listen(): void {
    const source = new EventSource('/api/v1/office/live');
    this.#source = source;
    source.onopen = () => {
      this.#ear.opened();
      this.#tell({ is: 'opened' });
    };
    source.onerror = () => {
      // Most breaks the browser mends by itself; an answer that was no stream ends its trying.
      const given_up = source.readyState === EventSource.CLOSED;
      this.#tell({ is: 'lost' });
      if (given_up) this.stop();
      this.#ear.lost(given_up);
    };
    source.onmessage = (event) => {
      const data = event.data as string;
      this.#ear.message(data);
      this.#tell({ is: 'news', data });
    };
  }

  #tell(word: Word): void {
    this.#channel?.postMessage(word);
  }

  #hear(word: Word): void {
    if (word.is === 'hello') {
      if (this.#source?.readyState === EventSource.OPEN) this.#tell({ is: 'so_far', data: this.#soFar() });
    } else if (this.#source) {
      // This window listens for itself.
    } else if (word.is === 'lost') this.#ear.lost(false);
    else {
      this.#ear.opened();
      if (word.is !== 'opened') this.#ear.message(word.data);
    }
  }
}
