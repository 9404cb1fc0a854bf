/** What a list shows, in words: for paper, and for the parts of an address that have no box on the screen. */
import { KINDS } from '../../generated/kinds';
import { showDay } from '../../i18n/format';
import { pick, type Texts } from '../../i18n/index.svelte';
import type { ListName } from '../routes';
import { defaultSort, sortedAs, usualColumns } from './columns';
import { filtersOf } from './filters';
import { KIND_OF } from './kind-of';
import { filtersIn, type Part, type Shown } from './query';

/** Names of places and of other records. */
export interface Named {
  place: (code: string) => string;
  title: (id: string) => string;
  /** Who wrote: members by their ids. */
  author?: (id: string) => string;
}

/** The states of the chips above a list. */
export const stateLabels = (texts: Texts): Record<string, string> => {
  const words = texts.office.list;
  return {
    overdue: words.overdue,
    due_today: words.dueToday,
    open: words.open,
    suspect: words.suspect,
    watch: words.watch,
    untold: words.untold,
  };
};

function choiceOf(list: ListName, name: string, code: string): string {
  const { first, more } = filtersOf(list);
  const filter = [...first, ...more].find((candidate) => candidate.name === name);
  return filter?.options.find(({ value }) => value === code)?.label ?? code;
}

const fieldLabel = (list: ListName, name: string): string => {
  const field = KINDS[KIND_OF(list)].fields.find((candidate) => candidate.name === name);
  return field ? pick(field.label) : name;
};

function days({ from, to, days: moving }: Shown, texts: Texts): string[] {
  const words = texts.office.list;
  if (moving === 'today' || moving === 'yesterday' || moving === 'week') {
    return [`${words.period}: ${words.days[moving]}`];
  }
  if (from !== undefined && from === to) return [`${texts.common.date.day}: ${showDay(from)}`];
  return [
    ...(from === undefined ? [] : [`${words.from}: ${showDay(from)}`]),
    ...(to === undefined ? [] : [`${words.to}: ${showDay(to)}`]),
  ];
}

/** `Địa bàn: Tổ 5`, `Tình trạng: Quá hạn` …, then the order. */
export function inWords(list: ListName, shown: Shown, texts: Texts, named: Named): string[] {
  const words = texts.office.list;
  const atCheckpoint = list === 'passes' || list === 'shifts';
  const one = (part: Part, say: (value: string) => string): string[] => {
    const value = shown[part];
    return value === undefined ? [] : [say(value)];
  };
  const column = usualColumns(list).find(({ sort }) => sort?.includes(shown.sort ?? defaultSort(list)));
  const falls = column && sortedAs(column, shown.sort ?? defaultSort(list)) === 'descending';
  const order = column && `${column.label(words.columns)}, ${falls ? words.descending : words.ascending}`;
  return [
    ...one('search', (text) => `${texts.common.search}: “${text}”`),
    ...one('place', (code) => {
      const names = code.split(',').map((each) => named.place(each));
      return `${atCheckpoint ? words.checkpoint : words.place}: ${names.join(', ')}`;
    }),
    ...one('household', (id) => words.ofHousehold(named.title(id))),
    ...one('person', (id) => words.ofPerson(named.title(id))),
    ...one('shift', (id) => words.ofShift(named.title(id))),
    ...one('direction', (code) => `${words.direction}: ${choiceOf(list, 'direction', code)}`),
    ...one('decision', (code) => `${words.decision}: ${choiceOf(list, 'decision', code)}`),
    ...one('residence', (code) => `${words.residence}: ${choiceOf(list, 'residence', code)}`),
    ...filtersIn(shown).map(([name, code]) => `${fieldLabel(list, name)}: ${choiceOf(list, name, code)}`),
    ...days(shown, texts),
    ...one('author', (id) => `${words.author}: ${named.author?.(id) ?? texts.common.unknown}`),
    ...one('state', (state) => `${words.state}: ${stateLabels(texts)[state] ?? state}`),
    ...one('conflict', () => words.conflict),
    ...one('problem', () => words.problem),
    ...one('removed', () => words.removed),
    ...(order === undefined ? [] : [`${words.sort}: ${order}`]),
  ];
}
