/** What a new record of a derived kind begins with. */
import type { Field, Kind } from '../../generated/kinds';
import { dayOf } from '../../i18n/format';
import type { PhoneRecord, PhoneWorker, Scalar } from '../../worker/api';
import { addressOf, nameOf, text } from '../describe';
import type { RecordStart } from '../routes';
import { linkFields } from './links';

type Fields = Record<string, Scalar>;

/** Now, and the first code of a choice that is required and not asked at once. */
export function usualFields(kind: Kind, now_ms: number): Fields {
  const own = (field: Field): Scalar => {
    if (field.name === kind.date_field) return field.type.is === 'time' ? now_ms : dayOf(now_ms);
    return field.type.is === 'choice' && !kind.first_fields.includes(field.name)
      ? (field.type.choices[0]?.code ?? null)
      : null;
  };
  const required = kind.fields
    .filter((field) => field.set_by === 'person' && field.required)
    .map((field) => [field.name, own(field)] as const);
  return Object.fromEntries(required.filter(([, value]) => value !== null));
}

/** What is known of a household or a person and need not be typed again, by the names that kinds give it. */
export function knownOf(record: PhoneRecord, titleField: string): Record<string, string> {
  const said = {
    [titleField]: nameOf(record),
    phone: text(record.fields, 'phone'),
    address: addressOf(record.fields),
  };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== ''));
}

/** What the records say that a new one is begun from: those of the person before those of the household. */
export async function linkedFields(
  worker: PhoneWorker,
  kind: Kind,
  { links }: RecordStart,
): Promise<{ fields: Fields; place: string | null }> {
  const fields: Fields = {};
  let place: string | null = null;
  const asked = linkFields(kind).filter(({ name }) => links[name] !== undefined);
  const byNearness = asked.sort((a, b) => Number(b.to === 'person') - Number(a.to === 'person'));
  for (const { name } of byNearness) {
    const record = await worker.record(links[name] ?? '');
    if (!record) continue;
    place ??= record.place;
    const known = { [name]: record.id, ...knownOf(record, kind.name_field ?? kind.title_fields[0] ?? '') };
    for (const [key, value] of Object.entries(known)) {
      if (kind.fields.some((field) => field.name === key)) fields[key] ??= value;
    }
  }
  return { fields, place };
}
