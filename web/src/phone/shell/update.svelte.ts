/**
 * A new version of the app waits until a person agrees. It is offered only on screens without a form,
 * and the page reloads only because of that tap.
 */
class Update {
  /** A newer version stands ready on this phone. */
  ready = $state(false);
  #registration: ServiceWorkerRegistration | null = null;
  #agreed = false;

  /** Registers the service worker; without one (no secure context, development) the app works all the same. */
  async start(): Promise<void> {
    if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
    navigator.serviceWorker.addEventListener('controllerchange', () => {
      if (this.#agreed) location.reload();
    });
    try {
      const registration = await navigator.serviceWorker.register('/sw.js', { updateViaCache: 'none' });
      this.#registration = registration;
      this.#watch(registration);
    } catch (error) {
      console.error(error);
    }
  }

  #watch(registration: ServiceWorkerRegistration): void {
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
