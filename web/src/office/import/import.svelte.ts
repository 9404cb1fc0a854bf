/** An import on its way: the sheet, what its columns are, what it comes to, and how far earlier ones are. */
import { toasts } from '../../ui/toasts.svelte';
import { api, taken } from '../api';
import { failureText } from '../failure';
import type { ImportBatch, ImportPreview, ImportTarget } from '../types';
import { remember, remembered } from './targets';

const ASK_AGAIN_MS = 1_000;

type Columns = readonly (ImportTarget | null)[];

export class Importing {
  file = $state.raw<File | null>(null);
  preview = $state.raw<ImportPreview | null>(null);
  /** Of rows that name none. */
  place = $state('');
  skipDuplicates = $state(true);
  failure = $state<string | null>(null);
  busy = $state(false);
  batches = $state.raw<ImportBatch[]>([]);
  #columns: Columns | null = null;
  /** The latest question; an answer to an earlier one is out of date. */
  #asked = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  inProgress = $derived(this.batches.some(({ state }) => state === 'writing' || state === 'taking_back'));
  ready = $derived(
    this.preview !== null && this.preview.problems.length === 0 && this.preview.households > 0 && !this.busy,
  );

  async choose(file: File | null): Promise<void> {
    this.file = file;
    this.preview = null;
    this.#columns = null;
    await this.look();
    const known = this.preview === null ? null : remembered((this.preview as ImportPreview).heads);
    if (known === null) return;
    this.#columns = known;
    await this.look();
  }

  /** A column means something else; what meant it before means nothing. */
  async mean(column: number, target: ImportTarget | null): Promise<void> {
    if (!this.preview) return;
    const others = this.preview.columns.map((known) => (known === target ? null : (known ?? null)));
    this.#columns = others.map((known, at) => (at === column ? target : known));
    remember(this.preview.heads, this.#columns);
    await this.look();
  }

  /** The dry run. */
  async look(): Promise<void> {
    const file = this.file;
    this.failure = null;
    if (!file) return;
    const asked = ++this.#asked;
    this.busy = true;
    try {
      const preview = await taken(api.POST('/office/imports/preview', this.#request(file)));
      if (asked === this.#asked) this.preview = preview;
    } catch (error) {
      if (asked !== this.#asked) return;
      this.preview = null;
      this.failure = failureText(error);
    } finally {
      if (asked === this.#asked) this.busy = false;
    }
  }

  async begin(): Promise<void> {
    const file = this.file;
    if (!file || !this.ready) return;
    this.busy = true;
    try {
      await taken(api.POST('/office/imports', this.#request(file)));
      this.file = null;
      this.preview = null;
      await this.refresh();
    } catch (error) {
      toasts.show(failureText(error), { tone: 'alarm' });
    } finally {
      this.busy = false;
    }
  }

  async takeBack(id: number): Promise<void> {
    try {
      this.batches = await taken(api.POST('/office/imports/{id}/take-back', { params: { path: { id } } }));
      this.#askAgain();
    } catch (error) {
      toasts.show(failureText(error), { tone: 'alarm' });
    }
  }

  /** How far the imports are; asked again while one is on its way. */
  async refresh(): Promise<void> {
    try {
      this.batches = await taken(api.GET('/office/imports'));
    } catch (error) {
      toasts.show(failureText(error), { tone: 'alarm' });
    }
    this.#askAgain();
  }

  leave(): void {
    clearTimeout(this.#timer);
  }

  #askAgain(): void {
    clearTimeout(this.#timer);
    if (this.inProgress) this.#timer = setTimeout(() => void this.refresh(), ASK_AGAIN_MS);
  }

  #request(file: File) {
    const columns = this.#columns?.map((target) => target ?? '').join(',');
    const query = {
      name: file.name,
      skip_duplicates: this.skipDuplicates,
      ...(this.place !== '' && { place: this.place }),
      ...(columns !== undefined && { columns }),
    };
    return {
      params: { query },
      // The description of a body of bytes is a list of numbers; it is sent as it is.
      body: file as unknown as number[],
      bodySerializer: (body: unknown) => body as Blob,
      headers: { 'content-type': 'application/octet-stream' },
    };
  }
}
