/** What a list shows, as its address holds it and as the server is asked. */
import { KINDS } from '../../generated/kinds';
import { api, taken } from '../api';
import { isDerived, type ListName } from '../routes';
import type { ListPage, ListQuery } from '../types';
import { KIND_OF } from './kind-of';

export const PAGE_SIZE = 50;

/** The parts of an address that narrow or order a list. */
export const parts = [
  'search',
  'place',
  'from',
  'to',
  'days',
  'author',
  'direction',
  'decision',
  'residence',
  'household',
  'person',
  'shift',
  'filter',
  'state',
  'conflict',
  'problem',
  'removed',
  'sort',
  'view',
  'columns',
  'cursor',
] as const;
export type Part = (typeof parts)[number];
export const isPart = (name: string): name is Part => parts.some((part) => part === name);
export type Shown = Partial<Record<Part, string>>;

/** Parts that narrow the list, beside search and order. */
export const narrowing: readonly Part[] = parts.filter(
  (part) => !['search', 'sort', 'view', 'columns', 'cursor'].includes(part),
);

export function readShown(query: URLSearchParams): Shown {
  const shown: Shown = {};
  for (const part of parts) {
    const value = query.get(part);
    if (value) shown[part] = value;
  }
  return shown;
}

/** What a kept view's query shows. */
export const readKept = (query: string): Shown => readShown(new URLSearchParams(query));

/** Parts that change neither which rows there are nor their order. */
const STAYS: readonly string[] = ['cursor', 'columns'];

/** The same with some parts changed; another filter or order begins at its first page. */
export function change(shown: Shown, changes: Partial<Record<Part, string | undefined>>): Shown {
  const next: Shown = {};
  const stays = Object.keys(changes).every((part) => STAYS.includes(part));
  for (const part of parts) {
    const value = part in changes ? changes[part] : shown[part];
    if (value && (part !== 'cursor' || stays)) next[part] = value;
  }
  return next;
}

/** The question to the server. */
export function ask(shown: Shown): ListQuery {
  const { conflict, problem, removed, state, sort, days, ...others } = shown;
  const texts = Object.fromEntries(
    Object.entries(others).filter(([part]) => part !== 'view' && part !== 'columns'),
  );
  return {
    ...texts,
    ...(days && { days: days as NonNullable<ListQuery['days']> }),
    ...(state && { state: state as NonNullable<ListQuery['state']> }),
    ...(sort && { sort: sort as NonNullable<ListQuery['sort']> }),
    ...(conflict && { conflict: true }),
    ...(problem && { problem: true }),
    ...(removed && { removed: true }),
    limit: PAGE_SIZE,
  };
}

/** Which rows, whatever their order and page: what is counted and chosen belongs to it. */
export const filterOf = (shown: Shown): Shown =>
  change(shown, { sort: undefined, view: undefined, columns: undefined, cursor: undefined });

/** Filter and order as a saved view holds them. */
export const keptQuery = (shown: Shown): string =>
  new URLSearchParams(change(shown, { view: undefined, columns: undefined, cursor: undefined })).toString();

/** Families whose news may change a list. */
export const familiesOf = (list: ListName): readonly string[] => {
  const { family } = KINDS[KIND_OF(list)];
  return list === 'movements' ? [family, 'register'] : [family];
};

/** The fields by which a derived list is narrowed, with their values: `state:asked,urgency:today`. */
export const filtersIn = ({ filter = '' }: Shown): [string, string][] =>
  filter.split(',').flatMap((pair): [string, string][] => {
    const [name = '', value = ''] = pair.split(':');
    return name !== '' && value !== '' ? [[name, value]] : [];
  });

/** The same with one field's value changed; none takes it out. */
export function withFilter(shown: Shown, name: string, value: string): string | undefined {
  const others = filtersIn(shown).filter(([other]) => other !== name);
  const all: [string, string][] = value === '' ? others : [...others, [name, value]];
  return all.map((pair) => pair.join(':')).join(',') || undefined;
}

/** Asks for a page of a list. */
export const askList = (list: ListName, query: ListQuery): Promise<ListPage> =>
  isDerived(list)
    ? taken(api.GET('/office/lists/{list}', { params: { path: { list }, query } }))
    : taken(api.GET(`/office/${list}`, { params: { query } }));

/** Rows that can be chosen one by one. */
export const MOST_CHOSEN = 1_000;

/** Asks for a page of chosen rows, in the order of the list. */
export const askChosen = (list: ListName, ids: readonly string[], query: ListQuery): Promise<ListPage> =>
  taken(
    api.POST('/office/lists/{list}/chosen', { params: { path: { list }, query }, body: { ids: [...ids] } }),
  );

/** Of chosen rows only the order is asked, and whether they are removed ones: they stay chosen when a filter lets them go. */
export const orderOf = (shown: Shown): Shown => ({
  ...(shown.sort && { sort: shown.sort }),
  ...(shown.removed && { removed: shown.removed }),
});

/** A page of many: what it begins and ends with, no further than there are rows by now. */
export const range = (offset: number, shown: number, total: number): { from: number; to: number } => ({
  from: Math.min(offset + 1, total),
  to: Math.min(offset + shown, total),
});
