/**
 * A new version of the app waits until a person agrees. It is offered only on screens without a form,
 * and the page reloads only because of that tap.
 */
/**
 * Whether the app is on this phone whole, so that it opens without a network. `none`: this browser cannot keep it.
 */
export type Stored = 'unknown' | 'storing' | 'stored' | 'failed' | 'none';

class Update {
  /** A newer version stands ready on this phone. */
  ready = $state(false);
  stored = $state<Stored>('unknown');
  #registration: ServiceWorkerRegistration | null = null;
  #agreed = false;

  /** Registers the service worker; without one (no secure context, development) the app works all the same. */
  async start(): Promise<void> {
    if (!import.meta.env.PROD) return;
    if (!('serviceWorker' in navigator)) {
      this.stored = 'none';
      return;
    }
    navigator.serviceWorker.addEventListener('controllerchange', () => {
      if (this.#agreed) location.reload();
    });
    await this.#register();
    // What failed for want of a network is tried again with one.
    window.addEventListener('online', () => {
      if (this.stored === 'failed') void this.#register();
    });
  }

  async #register(): Promise<void> {
    try {
      const registration = await navigator.serviceWorker.register('/sw.js', { updateViaCache: 'none' });
      this.#registration = registration;
      this.#watch(registration);
    } catch (error) {
      console.error(error);
      this.stored = navigator.serviceWorker.controller === null ? 'failed' : 'stored';
    }
  }

  /** Its installation ends only when every file of the app is on the phone (sw.ts). */
  #follow(registration: ServiceWorkerRegistration): void {
    if (registration.active ?? registration.waiting) {
      this.stored = 'stored';
      return;
    }
    const { installing } = registration;
    this.stored = installing === null ? 'failed' : 'storing';
    installing?.addEventListener('statechange', () => {
      if (installing.state === 'installed' || installing.state === 'activated') this.stored = 'stored';
      if (installing.state === 'redundant') this.stored = 'failed';
    });
  }

  #watch(registration: ServiceWorkerRegistration): void {
    this.#follow(registration);
    const look = () => {
      // Without a controller this is the first visit: nothing older is running.
      this.ready = registration.waiting !== null && navigator.serviceWorker.controller !== null;
    };
    look();
    registration.addEventListener('updatefound', () => {
      registration.installing?.addEventListener('statechange', look);
    });
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') void this.look();
    });
  }

  /** Asks the server for a newer version; offline is no error. */
  async look(): Promise<void> {
    await this.#registration?.update().catch(() => undefined);
  }

  apply(): void {
    this.#agreed = true;
    const waiting = this.#registration?.waiting;
    if (waiting) waiting.postMessage('take-over');
    else location.reload();
  }
}

export const update = new Update();
