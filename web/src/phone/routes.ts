/** Screens live in the fragment: no request carries it, no log holds it, and the app needs only one page. */
export type Route =
  | { screen: 'home' }
  | { screen: 'enrol'; code: string }
  | { screen: 'households'; area: string | null }
  | { screen: 'household'; id: string }
  | { screen: 'household-form'; id: string | null; place: string | null }
  | { screen: 'person'; id: string }
  | { screen: 'person-form'; id: string | null; household: string | null }
  | { screen: 'movements'; list: MovementList }
  | { screen: 'movement'; id: string }
  | { screen: 'movement-form'; id: string | null; from: MovementStart }
  | { screen: 'declaration'; id: string }
  | { screen: 'declaration-form'; id: string | null; from: DeclarationStart }
  | { screen: 'attention' }
  | { screen: 'checkpoint'; path: string[] }
  | { screen: 'settings' };

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
}

/** What a new declaration is already known to be about. */
export interface DeclarationStart {
  person: string | null;
  household: string | null;
  movement: string | null;
}

const movementStart = (query: Query): MovementStart => ({
  person: query.get('person'),
  household: query.get('household'),
  direction: query.get('direction'),
  departure: query.get('departure'),
});

const declarationStart = (query: Query): DeclarationStart => ({
  person: query.get('person'),
  household: query.get('household'),
  movement: query.get('movement'),
});

const editOf = (id: string | undefined, last: string | undefined): string | null =>
  last === 'edit' && id !== undefined ? id : null;

function recordRoute(name: string, id: string, last: string | undefined, query: Query): Route | null {
  const edit = editOf(id, last);
  const form = id === 'new' || edit !== null;
  switch (name) {
    case 'household':
      return form
        ? { screen: 'household-form', id: edit, place: query.get('place') }
        : { screen: 'household', id };
    case 'person':
      return form
        ? { screen: 'person-form', id: edit, household: query.get('household') }
        : { screen: 'person', id };
    case 'movement':
      return form
        ? { screen: 'movement-form', id: edit, from: movementStart(query) }
        : { screen: 'movement', id };
    case 'declaration':
      return form
        ? { screen: 'declaration-form', id: edit, from: declarationStart(query) }
        : { screen: 'declaration', id };
    default:
      return null;
  }
}

/** A link that was cut or mangled on its way leads nowhere, never to an exception. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}

/** Reads `#/household/0192…/edit`; what is no screen of ours leads home. */
export function parseRoute(hash: string): Route {
  const [path = '', search = ''] = hash.replace(/^#?\/?/, '').split('?');
  const parts = path.split('/').map(decoded);
  const [first = '', second, third] = parts;
  const query = new URLSearchParams(search);
  switch (first) {
    case 'enrol':
      return { screen: 'enrol', code: second ?? '' };
    case 'households':
      return { screen: 'households', area: second ?? null };
    case 'movements':
      return { screen: 'movements', list: movementLists.find((list) => list === second) ?? 'due' };
    case 'attention':
      return { screen: 'attention' };
    case 'settings':
      return { screen: 'settings' };
    case 'checkpoint':
      return { screen: 'checkpoint', path: parts.slice(1) };
    default:
      return (second && recordRoute(first, second, third, query)) || { screen: 'home' };
  }
}
