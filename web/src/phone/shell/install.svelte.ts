/** Putting the app on the home screen: offered where the browser offers it, never urged. */

/** Chromium's own event; not in the type library. */
interface InstallPrompt extends Event {
  prompt(): Promise<{ outcome: 'accepted' | 'dismissed' }>;
}

class Install {
  #prompt = $state.raw<InstallPrompt | null>(null);

  /** The browser would put the app on the home screen now. */
  get offered(): boolean {
    return this.#prompt !== null;
  }

  start(): void {
    window.addEventListener('beforeinstallprompt', (event) => {
      event.preventDefault();
      this.#prompt = event as InstallPrompt;
    });
    window.addEventListener('appinstalled', () => {
      this.#prompt = null;
    });
  }

  async run(): Promise<void> {
    const prompt = this.#prompt;
    this.#prompt = null;
    await prompt?.prompt();
  }
}

export const install = new Install();
