/** How much room the phone's store takes and has. */

import type { Status } from './api';

const EVERY_MS = 60_000;

export type Room = Omit<Status['storage'], 'failing' | 'gone'>;

export class Quota {
  latest: Room = { persisted: false, used_bytes: null, quota_bytes: null };

  constructor(private readonly changed: () => void) {}

  async watch(): Promise<void> {
    setInterval(() => void this.#look(), EVERY_MS);
    await this.#look();
  }

  async #look(): Promise<void> {
    try {
      const [persisted, estimate] = await Promise.all([
        navigator.storage.persisted(),
        navigator.storage.estimate(),
      ]);
      this.latest = {
        persisted,
        used_bytes: estimate.usage ?? null,
        quota_bytes: estimate.quota ?? null,
      };
      this.changed();
    } catch {
      // Some browsers do not say; then nothing is said.
    }
  }
}
