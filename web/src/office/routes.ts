/** Screens live in the fragment, and so does what a list shows: a link to it shows the same. */

import { DERIVED_KINDS, type DerivedKind } from '../generated/derived-kinds';
import { KINDS, type KindName } from '../generated/kinds';

export const ownLists = ['households', 'persons', 'movements', 'declarations', 'passes', 'shifts'] as const;
/** A list with columns of its own. */
export type OwnList = (typeof ownLists)[number];
/** The list of a derived kind has the kind's name. */
export type ListName = OwnList | DerivedKind;
export const lists: readonly ListName[] = [...ownLists, ...DERIVED_KINDS];

export const isDerived = (list: string): list is DerivedKind => DERIVED_KINDS.some((kind) => kind === list);

export const pages = [
  'reports',
  'areas',
  'checkpoints',
  'teams',
  'members',
  'phones',
  'quarantine',
  'audit',
  'unit',
  'import',
  'settings',
] as const;
export type PageName = (typeof pages)[number];

export type Route =
  | { screen: 'overview'; day: string | null }
  | { screen: 'list'; list: ListName; query: URLSearchParams }
  | { screen: 'record'; id: string; within: Here | null }
  | { screen: 'new'; kind: KindName }
  | { screen: 'member'; id: string }
  | { screen: 'report'; id: string }
  | { screen: 'setup'; link: string }
  | { screen: PageName; query: URLSearchParams }
  | { screen: 'nowhere' };

/** A list as it is shown: what a record was opened from. */
export interface Here {
  list: ListName;
  shown: Readonly<Record<string, string | undefined>>;
}

/** The list that a record's address names. */
function listIn(query: URLSearchParams): Here | null {
  const list = lists.find((name) => name === query.get('in'));
  const shown = Object.fromEntries([...query].filter(([part]) => part !== 'in'));
  return list ? { list, shown } : null;
}

/** A part of an address; what is no such stays as it is and leads nowhere. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Reads `#/movements?state=overdue`; what is no screen of ours says so. */
export function parseRoute(hash: string): Route {
  const [path = '', search = ''] = hash.replace(/^#?\/?/, '').split('?');
  const query = new URLSearchParams(search);
  const [first = '', second = ''] = path.split('/').map(decoded);
  const list = lists.find((name) => name === first);
  if (list) return { screen: 'list', list, query };
  const page = pages.find((name) => name === first);
  if (first === 'members' && second !== '') return { screen: 'member', id: second };
  if (first === 'reports' && second !== '') return { screen: 'report', id: second };
  if (page) return { screen: page, query };
  if (first === 'new' && second in KINDS) return { screen: 'new', kind: second as KindName };
  if (first === 'setup' && second !== '') return { screen: 'setup', link: second };
  if (first === 'record' && second !== '') return { screen: 'record', id: second, within: listIn(query) };
  return first === '' ? { screen: 'overview', day: query.get('day') } : { screen: 'nowhere' };
}

/** `#/movements?state=overdue`, without what is empty. */
export function listHash(list: ListName, query: Record<string, string | undefined> = {}): string {
  const kept = Object.entries(query).filter((pair): pair is [string, string] => Boolean(pair[1]));
  const search = new URLSearchParams(kept).toString();
  return `#/${list}${search ? `?${search}` : ''}`;
}

/** A record; with the list that it was opened from, its neighbours there are one key away. */
export function recordHash(id: string, within: Here | null = null): string {
  if (!within) return `#/record/${id}`;
  const { list, shown } = within;
  return `#/record/${id}?in=${list}${listHash(list, shown).slice(listHash(list).length).replace('?', '&')}`;
}
export const newHash = (kind: KindName): string => `#/new/${kind}`;
export const reportHash = (id: string): string => `#/reports/${id}`;
export const memberHash = (id: string): string => `#/members/${id}`;
