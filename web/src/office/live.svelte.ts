/**
 * Hears from the server that something new is on its disk, and tells whoever shows such records to ask
 * again: soon, but not once for each of a hundred phones.
 */
import { Gather } from './gather';

type Listener = (families: ReadonlySet<string>) => void;

const QUIET_MS = 400;
const AT_MOST_MS = 2_000;
const TRY_AGAIN_MS = 5_000;

/** `passes/00025/00025-C01` → `passes` */
const familyOf = (partition: string): string => partition.split('/', 1)[0] ?? partition;

class Live {
  connected = $state(false);
  #source: EventSource | null = null;
  #listeners = new Set<Listener>();
  #heads = new Map<string, number>();
  #gather = new Gather<string>(QUIET_MS, AT_MOST_MS, (families) => {
    for (const listener of this.#listeners) listener(families);
  });

  #whenClosed: () => void = () => undefined;

  /** Told some seconds after the browser gave up: whether somebody is still logged in is to be asked. */
  onClosed(listener: () => void): void {
    this.#whenClosed = listener;
  }

  start(): void {
    if (this.#source || typeof EventSource === 'undefined') return;
    const source = new EventSource('/api/v1/office/live');
    source.onopen = () => (this.connected = true);
    source.onerror = () => {
      this.connected = false;
      // Most breaks the browser mends by itself; an answer that was no stream ends its trying.
      if (source.readyState !== EventSource.CLOSED || this.#source !== source) return;
      this.#source = null;
      setTimeout(() => this.#whenClosed(), TRY_AGAIN_MS);
    };
    source.onmessage = (event) => this.#hear(event.data as string);
    this.#source = source;
  }

  stop(): void {
    this.#source?.close();
    this.#source = null;
    this.connected = false;
    this.#gather.clear();
    this.#heads.clear();
  }

  /** Calls back when records of these families changed. Gives the way to stop. */
  on(families: readonly string[], refresh: () => void): () => void {
    const listener: Listener = (changed) => {
      if (families.some((family) => changed.has(family))) refresh();
    };
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
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
