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
  'cursor',
] as const;
export type Part = (typeof parts)[number];
export const isPart = (name: string): name is Part => parts.some((part) => part === name);
export type Shown = Partial<Record<Part, string>>;

/** Parts that narrow the list, beside search and order. */
export const narrowing: readonly Part[] = parts.filter(
  (part) => !['search', 'sort', 'cursor'].includes(part),
);

export function readShown(query: URLSearchParams): Shown {
  const shown: Shown = {};
  for (const part of parts) {
    const value = query.get(part);
    if (value) shown[part] = value;
  }
  return shown;
}

/** The same with some parts changed; another selection begins at its first page. */
export function change(shown: Shown, changes: Partial<Record<Part, string | undefined>>): Shown {
  const next: Shown = {};
  for (const part of parts) {
    const value = part in changes ? changes[part] : shown[part];
    if (value && (part !== 'cursor' || 'cursor' in changes)) next[part] = value;
  }
  return next;
}

/** The question to the server. */
export function ask(shown: Shown): ListQuery {
  const { conflict, problem, removed, state, sort, ...texts } = shown;
  return {
    ...texts,
    ...(state && { state: state as NonNullable<ListQuery['state']> }),
    ...(sort && { sort: sort as NonNullable<ListQuery['sort']> }),
    ...(conflict && { conflict: true }),
    ...(problem && { problem: true }),
    ...(removed && { removed: true }),
    limit: PAGE_SIZE,
  };
}

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
    ? taken(api.GET('/office/lists/{kind}', { params: { path: { kind: list }, query } }))
    : taken(api.GET(`/office/${list}`, { params: { query } }));

/** A page of many: what it begins and ends with, no further than there are rows by now. */
export const range = (offset: number, shown: number, total: number): { from: number; to: number } => ({
  from: Math.min(offset + 1, total),
  to: Math.min(offset + shown, total),
});
