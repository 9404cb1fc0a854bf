/** One report, and the steps that are done with it. Each names the revision that was seen. */
import { toasts } from '../../ui/toasts.svelte';
import { api, taken } from '../api';
import { failureText } from '../failure';
import { Loaded } from '../loaded.svelte';
import type { Report, SignedAs } from '../types';
import { reportWords } from './words.svelte';

/** What is said of a report that was sent. */
export interface Sending {
  recipients: string;
  how: string;
  number: string;
}

export class ReportState {
  readonly loaded: Loaded<Report>;
  /** A step is under way. */
  busy = $state(false);

  constructor(readonly id: string) {
    this.loaded = new Loaded<Report>(() =>
      taken(api.GET('/office/reports/{id}', { params: { path: { id } } })),
    );
  }

  get #asked(): { params: { path: { id: string } } } {
    return { params: { path: { id: this.id } } };
  }

  get #seen(): number {
    return this.loaded.value?.row.revision ?? 0;
  }

  refresh(): Promise<Report | null> {
    const body = { seen: this.#seen };
    return this.#do(reportWords().next.refreshed, () =>
      taken(api.POST('/office/reports/{id}/refresh', { ...this.#asked, body })),
    );
  }

  write(note: string, recipients: string): Promise<Report | null> {
    const body = { seen: this.#seen, note, recipients };
    return this.#do(reportWords().words.saved, () =>
      taken(api.PUT('/office/reports/{id}', { ...this.#asked, body })),
    );
  }

  check(): Promise<Report | null> {
    const body = { seen: this.#seen };
    return this.#do(reportWords().next.checked, () =>
      taken(api.POST('/office/reports/{id}/check', { ...this.#asked, body })),
    );
  }

  approve(signed_as: SignedAs): Promise<Report | null> {
    const body = { seen: this.#seen, signed_as };
    return this.#do(reportWords().next.approved, () =>
      taken(api.POST('/office/reports/{id}/approve', { ...this.#asked, body })),
    );
  }

  send(sending: Sending): Promise<Report | null> {
    const body = { seen: this.#seen, ...sending };
    return this.#do(reportWords().next.sent, () =>
      taken(api.POST('/office/reports/{id}/sent', { ...this.#asked, body })),
    );
  }

  /** Gives the new version. */
  async correct(): Promise<Report | null> {
    const body = { seen: this.#seen };
    return this.#try(reportWords().next.corrected, () =>
      taken(api.POST('/office/reports/{id}/correct', { ...this.#asked, body })),
    );
  }

  /** Whether it was thrown away. */
  async discard(): Promise<boolean> {
    const body = { seen: this.#seen };
    const done = await this.#try(reportWords().next.discarded, async () => {
      await taken(api.POST('/office/reports/{id}/discard', { ...this.#asked, body }));
      return true;
    });
    return done === true;
  }

  /** The print is noted first: what was printed stands in the audit log. */
  async print(): Promise<void> {
    const query = { print: true };
    const noted = await this.#try(null, () =>
      taken(api.GET('/office/reports/{id}', { params: { ...this.#asked.params, query } })),
    );
    if (noted === null) return;
    this.loaded.set(noted);
    // What is printed has what was just answered.
    setTimeout(() => window.print());
  }

  async #do(done: string, ask: () => Promise<Report>): Promise<Report | null> {
    const report = await this.#try(done, ask);
    if (report) this.loaded.set(report);
    return report;
  }

  async #try<T>(done: string | null, ask: () => Promise<T>): Promise<T | null> {
    if (this.busy) return null;
    this.busy = true;
    try {
      const answer = await ask();
      if (done !== null) toasts.show(done);
      return answer;
    } catch (error) {
      toasts.show(failureText(error), { tone: 'alarm' });
      // Somebody else may have been faster: what stands now is shown.
      void this.loaded.refresh();
      return null;
    } finally {
      this.busy = false;
    }
  }
}
