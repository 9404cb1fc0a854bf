/** A file of a phone that could not send: sent to the server, which says what came of it. */
import { api, taken } from '../api';
import { failureText } from '../failure';
import type { UnsentTaken } from '../types';

export class HandingIn {
  file = $state.raw<File | null>(null);
  taken = $state.raw<UnsentTaken | null>(null);
  failure = $state<string | null>(null);
  busy = $state(false);

  async choose(file: File | null): Promise<void> {
    if (this.busy) return;
    this.file = file;
    this.taken = null;
    this.failure = null;
    if (!file) return;
    this.busy = true;
    try {
      this.taken = await taken(
        api.POST('/office/phones/unsent', {
          // It is sent as the phone wrote it.
          body: file,
          bodySerializer: (body: unknown) => body as Blob,
          headers: { 'content-type': 'application/json' },
        }),
      );
    } catch (error) {
      this.failure = failureText(error);
    } finally {
      this.busy = false;
    }
  }
}
