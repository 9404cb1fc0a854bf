/** Counts beside filters, in words. */
import { showNumber } from '../../i18n/format';
import type { Texts } from '../../i18n/index.svelte';
import type { FilterCounts } from '../types';

/** Beyond this nobody counts on. */
const COUNTED = 10_000;

/** `1.203`, `hơn 10.000`; nothing where it is not known. */
export function countOf(counts: FilterCounts | null, part: string, value: string, texts: Texts): string {
  const all = counts?.parts[part];
  if (!all) return '';
  const found = all.find((one) => one.value === value);
  // What a walk that was cut did not meet may be there all the same.
  if (!found) return all.some(({ more }) => more) ? '' : showNumber(0);
  if (!found.more) return showNumber(found.count);
  const words = texts.office.list;
  return found.count >= COUNTED
    ? words.moreThan(showNumber(COUNTED))
    : words.atLeast(showNumber(found.count));
}
