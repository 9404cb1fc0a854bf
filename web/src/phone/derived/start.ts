/** What a new record of a derived kind begins with. */
import type { Kind } from '../../generated/kinds';
import { calledBy, known } from '../../record/prefill';
import type { PhoneWorker, Scalar } from '../../worker/api';
import type { RecordStart } from '../routes';
import { linkFields } from './links';

type Fields = Record<string, Scalar>;

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
    const said = { [name]: record.id, ...known(kind.fields, calledBy(kind), name, record) };
    for (const [key, value] of Object.entries(said)) fields[key] ??= value;
  }
  return { fields, place };
}
