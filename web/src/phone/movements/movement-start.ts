/** What a movement form begins with: who it is about, as far as it is known, and sensible defaults. */
import type { PhoneRecord, PhoneWorker, Scalar } from '../../worker/api';
import { text } from '../describe';
import { RecordForm } from '../form.svelte';
import { memory } from '../memory.svelte';
import { type MovementStart, newForm } from '../routes';

type Fields = Record<string, Scalar>;

/** What is taken over from a person of the list, so that nobody has to ask again. */
export function fieldsOfPerson(person: PhoneRecord): Fields {
  return {
    person: person.id,
    name: text(person.fields, 'full_name') || null,
    household: text(person.fields, 'household') || null,
    phone: text(person.fields, 'phone') || null,
    employee: person.fields['employee'] === true ? true : null,
    birth_year: null,
  };
}

/** Back the way someone left: from where they went, by what they took. */
function fieldsOfDeparture(departure: PhoneRecord): Fields {
  const kept = [
    'person',
    'name',
    'household',
    'phone',
    'birth_year',
    'employee',
    'transport',
    'plate',
    'companions',
    'epidemic_area',
  ];
  const fields: Fields = {};
  for (const name of kept) fields[name] = departure.fields[name] ?? null;
  return {
    ...fields,
    departure: departure.id,
    from_text: departure.fields['to_text'] ?? null,
    from_unit: departure.fields['to_unit'] ?? null,
  };
}

const CHANNEL: Fields = { channel: 'doorstep' };

interface About {
  fields: Fields;
  place: string | null;
}

async function about(worker: PhoneWorker, from: MovementStart): Promise<About> {
  const departure = from.departure ? await worker.record(from.departure) : null;
  if (departure) return { fields: fieldsOfDeparture(departure), place: departure.place };
  const person = from.person ? await worker.record(from.person) : null;
  if (person) return { fields: fieldsOfPerson(person), place: person.place };
  const household = from.household ? await worker.record(from.household) : null;
  return { fields: household ? { household: household.id } : {}, place: household?.place ?? null };
}

/** Null when the record to change is not on this phone. */
export async function startMovement(
  worker: PhoneWorker,
  id: string | null,
  from: MovementStart,
  areas: readonly string[],
): Promise<RecordForm | null> {
  const original = id === null ? null : await worker.record(id);
  if (id !== null && original === null) return null;
  const { fields, place } = await about(worker, from);
  const form = new RecordForm(worker, {
    kind: 'movement',
    route: id === null ? newForm('movement', { ...from }) : `#/movement/${id}/edit`,
    original,
    titleField: 'name',
    place: place ?? memory.area ?? areas[0] ?? null,
    initial: { ...CHANNEL, direction: from.direction, ...fields },
  });
  await form.load();
  return form;
}
