/** Records that belong to another: what they are called, how many are shown at once and where all of them are. */
import { KINDS, type Field, type Kind } from '../../generated/kinds';
import { pick } from '../../i18n/index.svelte';
import { fieldOf, kindOf } from '../fields';
import { KIND_OF, listOf } from '../lists/kind-of';
import { isPart } from '../lists/query';
import { listHash } from '../routes';
import type { RecordView, Related } from '../types';

/** As many are shown before more are asked for. */
export const SHOWN = 8;

type Of = Pick<RecordView, 'kind' | 'id'>;

/** What the records are called; where the field says more than that they name this one, the field too. */
export function relatedTitle({ kind: name, field }: Pick<Related, 'kind' | 'field'>, of: Of): string {
  const kind = kindOf(name);
  if (!kind) return name;
  const label = pick(kind.label);
  if (!field || field.split('/').at(-1) === of.kind) return label;
  const found = fieldOf(kind, field);
  return found ? `${label}: ${pick(found.field.label)}` : label;
}

/** The list that has all of them; null where none can be narrowed to them. */
export function listOfRelated({ kind, field }: Pick<Related, 'kind' | 'field'>, of: Of): string | null {
  const list = listOf(kind);
  const narrows = list && field && isPart(field) && KINDS[KIND_OF(list)].list.filters.includes(field);
  return narrows ? listHash(list, { [field]: of.id }) : null;
}

/** Families whose news may change what belongs to a record of a kind. */
export const familiesNaming = (kind: string): readonly string[] => {
  const links = ({ type }: Field): boolean => type.is === 'record' && type.kind === kind;
  const naming = Object.values<Kind>(KINDS).filter(
    ({ fields, groups }) => fields.some(links) || groups.some((group) => group.fields.some(links)),
  );
  return [...new Set(naming.map(({ family }) => family))];
};
