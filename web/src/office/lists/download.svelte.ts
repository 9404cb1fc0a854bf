/** A list as a file: the rows and columns that are shown, made by the server, handed to the browser to keep. */
import { keepFile, ofDrill } from '../../ui/keep-file';
import { showNumber } from '../../i18n/format';
import { i18n, t } from '../../i18n/index.svelte';
import { toasts } from '../../ui/toasts.svelte';
import { api, taken } from '../api';
import { failureText } from '../failure';
import type { ListName } from '../routes';
import { fileColumns, type Column } from './columns';
import { ask, orderOf, type Shown } from './query';

export type FileFormat = 'xlsx' | 'csv';

/** What a file has. */
export interface Wanted {
  shown: Shown;
  columns: readonly Column[];
  /** The filter in words, for the head of the sheet. */
  about: readonly string[];
}

/** A file, and how many of the ticked rows it lacks since they are not there any more. */
interface Made {
  file: Blob;
  missing: number;
}

/** As server/src/office/export/mod.rs names it. */
const MISSING_ROWS = 'x-missing-rows';

export class Download {
  open = $state(false);
  /** The rows that were ticked; null: all that the filter lets through. */
  chosen = $state.raw<readonly string[] | null>(null);
  /** The format that is being made. */
  busy = $state<FileFormat | null>(null);
  readonly list: ListName;

  constructor(list: ListName) {
    this.list = list;
  }

  /** Asks which file; of the ticked rows, or of all. */
  begin(chosen: readonly string[] | null): void {
    this.chosen = chosen;
    this.open = true;
  }

  async take(format: FileFormat, wanted: Wanted): Promise<void> {
    if (this.busy !== null) return;
    this.busy = format;
    try {
      const { file, missing } = await this.#ask(format, wanted);
      keepFile(file, ofDrill(`${this.list}.${format}`));
      this.open = false;
      if (missing > 0) {
        toasts.show(t().office.list.chosen.missing(showNumber(missing)), { tone: 'alarm' });
      }
    } catch (error) {
      toasts.show(failureText(error), { tone: 'alarm' });
    } finally {
      this.busy = null;
    }
  }

  async #ask(format: FileFormat, { shown, columns, about }: Wanted): Promise<Made> {
    const file = {
      format,
      columns: fileColumns(columns).join(','),
      about: about.join(' · '),
      language: i18n.language,
    };
    const path = { list: this.list };
    if (this.chosen === null) {
      const query = { ...ask(shown), ...file };
      const all = api.GET('/office/export/{list}', { params: { path, query }, parseAs: 'blob' });
      return { file: await taken(all), missing: 0 };
    }
    const query = { ...ask(orderOf(shown)), ...file };
    const body = { ids: [...this.chosen] };
    const some = api.POST('/office/export/{list}', { params: { path, query }, body, parseAs: 'blob' });
    return { file: await taken(some), missing: Number((await some).response.headers.get(MISSING_ROWS) ?? 0) };
  }
}
