/**
 * A list on paper: all its rows, not only those of the page on the screen. They are fetched before the browser is
 * asked to print. Whoever prints by the browser's own menu gets the rows on the screen, and the paper says so.
 */
import { flushSync, tick } from 'svelte';
import { t } from '../../i18n/index.svelte';
import { showNumber } from '../../i18n/format';
import { toasts } from '../../ui/toasts.svelte';
import { failureText } from '../failure';
import type { ListName } from '../routes';
import type { ListPage } from '../types';
import { allRows, MAX_ROWS, TooMany, type AskPage, type PrintSheet } from './all-rows';
import { ask, askChosen, askList, orderOf, type Shown } from './query';

export class Printing {
  sheet = $state.raw<PrintSheet | null>(null);
  /** Whether the sheet has the ticked rows alone. */
  ofChosen = $state(false);
  /** How far it is, in words, while rows are fetched. */
  progress = $state<string | null>(null);

  /** Prints the ticked rows, or, without any, all that the filter lets through. */
  async print(list: ListName, shown: Shown, chosen: readonly string[] | null = null): Promise<void> {
    if (this.progress !== null) return;
    this.progress = t().office.list.printing;
    try {
      const query = { ...ask(chosen ? orderOf(shown) : { ...shown, cursor: '' }), print: true };
      const askPage: AskPage = (cursor, limit) => {
        const page = { ...query, ...(cursor && { cursor }), limit };
        return chosen ? askChosen(list, chosen, page) : askList(list, page);
      };
      this.ofChosen = chosen !== null;
      const tell = (done: number, total: number): void => {
        this.progress = t().office.list.printingSome(showNumber(done), showNumber(total));
      };
      this.sheet = await allRows(askPage, tell, chosen === null ? null : chosen.length);
      await tick();
      window.print();
    } catch (error) {
      const text =
        error instanceof TooMany
          ? t().office.list.tooManyToPrint(showNumber(error.total), showNumber(MAX_ROWS))
          : failureText(error);
      toasts.show(text, { tone: 'alarm' });
    } finally {
      this.progress = null;
    }
  }

  /** The browser begins to print by itself: there is no time to fetch the rest. */
  begin(page: ListPage | null): void {
    if (this.sheet || !page) return;
    const { rows, titles, total, server_time_ms } = page;
    this.ofChosen = false;
    flushSync(() => (this.sheet = { rows, titles, total, missing: 0, at_ms: server_time_ms }));
  }

  end(): void {
    this.sheet = null;
  }
}
