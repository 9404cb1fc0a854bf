/** Every row of a list, fetched page by page: for paper. */
import type { ListPage, ListRow } from '../types';

/** Rows of one answer. */
const CHUNK = 200;
/** More than this nobody prints: some two hundred sheets. */
export const MAX_ROWS = 5_000;

export interface PrintSheet {
  rows: readonly ListRow[];
  titles: Readonly<Record<string, string>>;
  total: number;
  /** Of ticked rows so many are not there any more. */
  missing: number;
  at_ms: number;
}

/** Asks for the page at a cursor; without one for the first. */
export type AskPage = (cursor: string | undefined, limit: number) => Promise<ListPage>;

/**
 * Every row of a list, each once, also where some come in while it is read. `chosen`: how many rows were ticked, where
 * only those are asked for.
 */
export async function allRows(
  askPage: AskPage,
  tell: (done: number, total: number) => void,
  chosen: number | null = null,
): Promise<PrintSheet> {
  const rows = new Map<string, ListRow>();
  const titles: Record<string, string> = {};
  for (let cursor: string | undefined; ;) {
    const page = await askPage(cursor, CHUNK);
    if (page.total > MAX_ROWS) throw new TooMany(page.total);
    for (const row of page.rows) rows.set(row.record.id, row);
    Object.assign(titles, page.titles);
    tell(rows.size, page.total);
    if (!page.next) {
      const missing = chosen === null ? 0 : Math.max(0, chosen - rows.size);
      return { rows: [...rows.values()], titles, total: rows.size, missing, at_ms: page.server_time_ms };
    }
    cursor = page.next;
  }
}

export class TooMany extends Error {
  constructor(readonly total: number) {
    super('more rows than anybody prints');
  }
}
