/** Which books a record can be written into, by the links of their kinds: a support request names a household. */
import { DERIVED_KINDS, type DerivedKind } from '../../generated/derived-kinds';
import { type Kind, type KindName, KINDS } from '../../generated/kinds';
import type { RecordView } from '../../worker/api';
import { text } from '../describe';

/** A kind whose records may name a record, and how a new one would. */
export interface Linking {
  kind: Kind & { name: DerivedKind };
  /** The field by which its records are found on the page of the record. */
  field: string;
  /** What that field holds. */
  id: string;
  /** All links that are known from the record: a request of a person is one of the household, too. */
  links: Readonly<Record<string, string>>;
}

/** The fields of a kind that lead to another and are filled in by people, with that other kind. */
export function linkFields(kind: Kind): { name: string; to: KindName }[] {
  return kind.fields.flatMap(({ name, type, set_by }) =>
    type.is === 'record' && set_by === 'person' ? [{ name, to: type.kind }] : [],
  );
}

/** What a record leads to: itself, and what it is part of. */
function within(record: RecordView): Map<KindName, string> {
  const kind = KINDS[record.kind as KindName];
  const found = new Map<KindName, string>([[kind.name, record.id]]);
  const whole = linkFields(kind).find(({ to }) => to === kind.part_of);
  const id = whole ? text(record.fields, whole.name) : '';
  if (whole && id !== '') found.set(whole.to, id);
  return found;
}

/** The kinds that may name the record or what it is part of, each with the nearest link. */
export function linkingTo(record: RecordView): Linking[] {
  const known = within(record);
  return DERIVED_KINDS.flatMap((name) => {
    const kind = { ...KINDS[name], name };
    const fields = linkFields(kind).filter(({ to }) => known.has(to));
    const nearest = fields.find(({ to }) => to === record.kind) ?? fields[0];
    if (!nearest) return [];
    const links = Object.fromEntries(fields.map((field) => [field.name, known.get(field.to) ?? '']));
    return [{ kind, field: nearest.name, id: known.get(nearest.to) ?? '', links }];
  });
}
