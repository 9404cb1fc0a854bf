/** Residents whom this phone may read, for the name of someone at the barrier. Many phones hold none. */
import type { PhoneRecord, PhoneWorker, Place } from '../../worker/api';
import type { Occupant } from './pass-values';

const LEAST_TYPED = 2;

interface Register {
  worker: Pick<PhoneWorker, 'list'>;
  session: { places: Place[] } | null;
}

function occupantOf(record: PhoneRecord): Partial<Occupant> {
  const { full_name, dob, phone, nationality } = record.fields;
  const year = typeof dob === 'string' ? Number(dob.slice(0, 4)) : NaN;
  return {
    person: record.id,
    name: typeof full_name === 'string' ? full_name : '',
    birthYear: Number.isInteger(year) && year > 0 ? year : null,
    phone: typeof phone === 'string' ? phone : '',
    nationality: typeof nationality === 'string' ? nationality : '',
  };
}

export interface Residents {
  people: Partial<Occupant>[];
  /** How many there are of that name, also beyond those given. */
  total: number;
}

const NOBODY: Residents = { people: [], total: 0 };

export async function residentsNamed(
  register: Register,
  typed: string,
  page: { shown: number },
): Promise<Residents> {
  const holds = register.session?.places.some((place) => place.access['register'] !== undefined);
  if (!holds || typed.trim().length < LEAST_TYPED) return NOBODY;
  try {
    const { records, total } = await register.worker.list({
      kind: 'person',
      search: typed,
      sort: 'name',
      limit: page.shown,
    });
    return { people: records.map(occupantOf), total };
  } catch (error) {
    // Suggestions only: the name can always be typed.
    console.error(error);
    return NOBODY;
  }
}
