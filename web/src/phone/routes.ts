import { DERIVED_KINDS, FAMILY_OF, type DerivedKind } from '../generated/derived-kinds';
import type { KindName } from '../generated/kinds';

/** Screens live in the fragment: no request carries it, no log holds it, and the app needs only one page. */
export type Route =
  | { screen: 'home' }
  | { screen: 'enrol'; code: string }
  | { screen: 'households'; area: string | null }
  | { screen: 'household'; id: string }
  | { screen: 'household-form'; id: string | null; place: string | null; draft: string | null }
  | { screen: 'person'; id: string }
  | { screen: 'person-form'; id: string | null; household: string | null; draft: string | null }
  | { screen: 'movements'; list: MovementList }
  | { screen: 'movement'; id: string }
  | { screen: 'movement-form'; id: string | null; from: MovementStart }
  | { screen: 'declaration'; id: string }
  | { screen: 'declaration-form'; id: string | null; from: DeclarationStart }
  | { screen: 'declarations' }
  /** The derived screens of a kind. */
  | { screen: 'records'; kind: DerivedKind }
  | { screen: 'record'; kind: DerivedKind; id: string }
  | { screen: 'record-form'; kind: DerivedKind; id: string | null; from: RecordStart }
  | { screen: 'attention' }
  | { screen: 'drafts' }
  | { screen: 'checkpoint'; path: string[] }
  | { screen: 'settings' }
  /** A link that was cut, mangled or of another version. */
  | { screen: 'unknown' };

export const movementLists = ['due', 'away', 'arrived', 'all'] as const;
export type MovementList = (typeof movementLists)[number];

type Query = URLSearchParams;

/** What a new movement is already known to be about. */
export interface MovementStart {
  person: string | null;
  household: string | null;
  direction: string | null;
  /** The departure that a return ends. */
  departure: string | null;
  draft: string | null;
}

/** What a new declaration is already known to be about. */
export interface DeclarationStart {
  person: string | null;
  household: string | null;
  movement: string | null;
  draft: string | null;
}

/** What a new record of a derived kind is already known to be about. */
export interface RecordStart {
  /** What its links will hold: fields of the kind, each with the id of a record. */
  links: Readonly<Record<string, string>>;
  draft: string | null;
}

const derivedKind = (name: string | undefined): DerivedKind | undefined =>
  DERIVED_KINDS.find((kind) => kind === name);

const movementStart = (query: Query): MovementStart => ({
  person: query.get('person'),
  household: query.get('household'),
  direction: query.get('direction'),
  departure: query.get('departure'),
  draft: query.get('draft'),
});

const declarationStart = (query: Query): DeclarationStart => ({
  person: query.get('person'),
  household: query.get('household'),
  movement: query.get('movement'),
  draft: query.get('draft'),
});

const editOf = (id: string | undefined, last: string | undefined): string | null =>
  last === 'edit' && id !== undefined ? id : null;

function recordRoute(name: string, id: string, last: string | undefined, query: Query): Route | null {
  if (last !== undefined && last !== 'edit') return null;
  const edit = editOf(id, last);
  const form = id === 'new' || edit !== null;
  switch (name) {
    case 'household':
      return form
        ? { screen: 'household-form', id: edit, place: query.get('place'), draft: query.get('draft') }
        : { screen: 'household', id };
    case 'person':
      return form
        ? { screen: 'person-form', id: edit, household: query.get('household'), draft: query.get('draft') }
        : { screen: 'person', id };
    case 'movement':
      return form
        ? { screen: 'movement-form', id: edit, from: movementStart(query) }
        : { screen: 'movement', id };
    case 'declaration':
      return form
        ? { screen: 'declaration-form', id: edit, from: declarationStart(query) }
        : { screen: 'declaration', id };
    default: {
      const kind = derivedKind(name);
      if (kind === undefined) return null;
      const { draft = null, ...links } = Object.fromEntries(query);
      const from: RecordStart = { links, draft };
      return form ? { screen: 'record-form', kind, id: edit, from } : { screen: 'record', kind, id };
    }
  }
}

/** Of the kinds that have forms of their own, the families that hold them. */
const FAMILY_OF_FORM = {
  'household-form': ['household', 'register'],
  'person-form': ['person', 'register'],
  'movement-form': ['movement', 'movements'],
  'declaration-form': ['declaration', 'movements'],
} as const;

/** What a form writes; null where the screen is none. */
export function formOf(
  route: Route,
): { kind: KindName; family: string; isNew: boolean; book: string } | null {
  if (route.screen === 'record-form') {
    const { kind, id } = route;
    return { kind, family: FAMILY_OF[kind], isNew: id === null, book: `#/records/${kind}` };
  }
  if (!(route.screen in FAMILY_OF_FORM) || !('id' in route)) return null;
  const [kind, family] = FAMILY_OF_FORM[route.screen as keyof typeof FAMILY_OF_FORM];
  const book = kind === 'movement' || kind === 'declaration' ? `#/${kind}s` : '#/households';
  return { kind, family, isNew: route.id === null, book };
}

const FORMS: readonly string[] = ['household', 'person', 'movement', 'declaration', ...DERIVED_KINDS];
/** Whether records of the kind have a page of their own. */
export const hasPage = (kind: string): boolean => FORMS.includes(kind);
/** Of a draft that was begun when every new form of its kind had the same address. */
const WITHOUT_NAME = 'earlier';

/** The address of a new form, by which its draft is kept. */
export function newForm(kind: string, query: Readonly<Record<string, string | null>>): string {
  const given = Object.entries(query).filter(
    (pair): pair is [string, string] =>
      pair[1] !== null && !(pair[0] === 'draft' && pair[1] === WITHOUT_NAME),
  );
  const search = new URLSearchParams(given).toString();
  return search === '' ? `#/${kind}/new` : `#/${kind}/new?${search}`;
}

/** Leads back to the form of a draft. */
export const draftHref = (route: string): string => nameDraft(route, WITHOUT_NAME);

/**
 * Each new form has a draft of its own, named in its address: opening one never brings up what somebody left in
 * another, and a tab that was killed comes back to its own.
 */
export function nameDraft(hash: string, name: string): string {
  const [path = '', search = ''] = hash.replace(/^#?\/?/, '').split('?');
  const [kind = '', last] = path.split('/');
  if (!FORMS.includes(kind) || last !== 'new' || new URLSearchParams(search).has('draft')) return hash;
  return `${hash}${search === '' ? '?' : '&'}draft=${name}`;
}

/** A link that was cut or mangled on its way leads to no screen, never to an exception. */
function decoded(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}

/** Reads `#/household/0192…/edit`. */
export function parseRoute(hash: string): Route {
  const [path = '', search = ''] = hash.replace(/^#?\/?/, '').split('?');
  const parts = path.split('/').map(decoded);
  if (!parts.every((part) => part !== null)) return { screen: 'unknown' };
  return screenOf(parts, new URLSearchParams(search));
}

function screenOf(parts: readonly string[], query: Query): Route {
  const [first = '', second, third] = parts;
  switch (first) {
    case '':
      return { screen: 'home' };
    case 'enrol':
      return { screen: 'enrol', code: second ?? '' };
    case 'households':
      return { screen: 'households', area: second ?? null };
    case 'movements':
      return movementsRoute(second);
    case 'records': {
      const kind = derivedKind(second);
      return kind ? { screen: 'records', kind } : { screen: 'unknown' };
    }
    case 'declarations':
    case 'attention':
    case 'drafts':
    case 'settings':
      return { screen: first };
    case 'checkpoint':
      return { screen: 'checkpoint', path: parts.slice(1) };
    default:
      return (second && recordRoute(first, second, third, query)) || { screen: 'unknown' };
  }
}

function movementsRoute(name: string | undefined): Route {
  if (name === undefined) return { screen: 'movements', list: 'due' };
  const list = movementLists.find((one) => one === name);
  return list ? { screen: 'movements', list } : { screen: 'unknown' };
}
