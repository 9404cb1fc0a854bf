/**
 * Which tab writes. The writer lock is a Web Lock, which the browser frees when a tab dies; that a tab which
 * lost it cannot write any more is the store's fencing number (see storage.ts).
 */

/** Tabs of earlier versions may be open beside this one: its name stays. */
const LOCK = 'vungxanh-pen';
/** A page that was just reloaded frees its lock a moment later; do not call that another tab. */
const PATIENCE_MS = 1_500;

export interface WriterLockListener {
  /** This tab has the lock from now on. */
  gained(): void;
  /** Another tab took it. */
  lost(): void;
}

export class WriterLock {
  #held = false;

  constructor(private readonly listener: WriterLockListener) {}

  get held(): boolean {
    return this.#held;
  }

  /** True when this tab got the lock at once; otherwise it waits in line and `gained` says when. */
  async request(): Promise<boolean> {
    const gained = this.#hold({});
    return Promise.race([gained.then(() => true), pause(PATIENCE_MS).then(() => this.#held)]);
  }

  /** Takes the lock from whichever tab has it. */
  async steal(): Promise<void> {
    if (!this.#held) await this.#hold({ steal: true });
  }

  /** Resolves when the lock is granted and holds it until another tab steals it. */
  #hold(options: LockOptions): Promise<void> {
    return new Promise((granted, failed) => {
      const holding = navigator.locks.request(LOCK, options, () => {
        // A second grant can only come to a tab that waited in line and then stole.
        if (this.#held) return Promise.resolve();
        this.#held = true;
        granted();
        this.listener.gained();
        return new Promise<never>(() => undefined);
      });
      holding.then(
        () => {
          granted();
        },
        (error: unknown) => {
          // Stolen: the promise rejects while the callback still runs.
          if (this.#held) {
            this.#held = false;
            this.listener.lost();
            void this.#hold({}).catch(() => undefined);
          } else {
            failed(error instanceof Error ? error : new Error(String(error)));
          }
        },
      );
    });
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
