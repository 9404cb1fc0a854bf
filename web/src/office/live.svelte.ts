/**
 * Hears from the server that something new is on its disk, and tells whoever shows such records to ask
 * again: soon, but not once for each of a hundred phones.
 */
import { Gather } from './gather';
import { OneStream } from './one-stream';

type Listener = (families: ReadonlySet<string>) => void;

const QUIET_MS = 400;
const AT_MOST_MS = 2_000;
const TRY_AGAIN_MS = 5_000;
/** Stands for all families: the connection is back, and whatever failed meanwhile is asked again. */
const EVERYTHING = '*';

/** `passes/00025/00025-C01` → `passes` */
const familyOf = (partition: string): string => partition.split('/', 1)[0] ?? partition;

class Live {
  connected = $state(false);
  #stream: OneStream | null = null;
  #listeners = new Set<Listener>();
  #heads = new Map<string, number>();
  #wasLost = false;
  #gather = new Gather<string>(QUIET_MS, AT_MOST_MS, (families) => {
    for (const listener of this.#listeners) listener(families);
  });

  #whenClosed: () => void = () => undefined;

  /** Told some seconds after the browser gave up: whether somebody is still logged in is to be asked. */
  onClosed(listener: () => void): void {
    this.#whenClosed = listener;
  }

  /** Listens for this account; windows of another account in the same browser hear their own news. */
  start(login: string): void {
    if (this.#stream || typeof EventSource === 'undefined') return;
    const ear = {
      opened: () => this.#opened(),
      lost: (given_up: boolean) => this.#lost(given_up),
      message: (data: string) => this.#hear(data),
    };
    const soFar = () => JSON.stringify(Object.fromEntries(this.#heads));
    this.#stream = new OneStream(`vungxanh.office.live.${login}`, ear, soFar);
    this.#stream.start();
  }

  stop(): void {
    this.#stream?.stop();
    this.#stream = null;
    this.connected = false;
    this.#gather.clear();
    this.#heads.clear();
  }

  /**
   * Calls back when records of these families changed, and when the connection is back. Gives the way to stop.
   */
  on(families: readonly string[], refresh: () => void): () => void {
    const listener: Listener = (changed) => {
      if (changed.has(EVERYTHING) || families.some((family) => changed.has(family))) refresh();
    };
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Lets everything that is shown be asked again. */
  askAgain(): void {
    this.#gather.add(EVERYTHING);
  }

  #opened(): void {
    this.connected = true;
    if (this.#wasLost) this.askAgain();
    this.#wasLost = false;
  }

  #lost(given_up: boolean): void {
    this.connected = false;
    this.#wasLost = true;
    if (!given_up) return;
    this.#stream = null;
    setTimeout(() => this.#whenClosed(), TRY_AGAIN_MS);
  }

  #hear(data: string): void {
    let news: Record<string, number>;
    try {
      news = JSON.parse(data) as Record<string, number>;
    } catch {
      return;
    }
    // The first message after connecting says where all feeds stand: only what moved meanwhile is news.
    const first = this.#heads.size === 0;
    for (const [partition, seq] of Object.entries(news)) {
      const known = this.#heads.get(partition) ?? 0;
      this.#heads.set(partition, Math.max(seq, known));
      if (!first && seq > known) this.#gather.add(familyOf(partition));
    }
  }
}

export const live = new Live();
