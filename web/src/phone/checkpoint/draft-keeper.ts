/** Puts half-typed work away after a breath, and at once when the page may be about to go. */
import type { PhoneWorker } from '../../worker/api';
import { DraftPace } from '../../record/draft-pace';

export class DraftKeeper {
  #pace = new DraftPace(() => this.#put());
  #waiting: { key: string; value: unknown } | null = null;

  constructor(private readonly worker: Pick<PhoneWorker, 'putDraft' | 'deleteDraft'>) {}

  /** Keeps this soon; a later value of the same key takes its place. */
  later(key: string, value: unknown): void {
    if (this.#waiting && this.#waiting.key !== key) this.flush();
    this.#waiting = { key, value };
    this.#pace.soon();
  }

  flush(): void {
    this.#pace.now();
  }

  #put(): void {
    const waiting = this.#waiting;
    this.#waiting = null;
    if (waiting) this.#write(() => this.worker.putDraft(waiting.key, waiting.value));
  }

  /** What waited under this key is void: it is being saved as a record. */
  cancel(key: string): void {
    if (this.#waiting?.key !== key) return;
    this.#pace.cancel();
    this.#waiting = null;
  }

  drop(key: string): void {
    this.cancel(key);
    this.#write(() => this.worker.deleteDraft(key));
  }

  /** Writes at once when the page is hidden or closed. Gives the way to stop. */
  watchPage(): () => void {
    const flush = (): void => this.flush();
    window.addEventListener('pagehide', flush);
    document.addEventListener('visibilitychange', flush);
    return () => {
      flush();
      window.removeEventListener('pagehide', flush);
      document.removeEventListener('visibilitychange', flush);
    };
  }

  #write(write: () => Promise<void>): void {
    // A draft is a convenience: the status bar already tells when storage fails.
    void write().catch((error: unknown) => console.error(error));
  }
}
