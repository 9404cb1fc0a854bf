/** The ward's areas, for who comes to stay in one: a phone at the barrier holds none of them, the plan names them. */
import type { PhoneWorker } from '../../worker/api';

export interface Area {
  code: string;
  name: string;
}

/** In the order of their codes, without those that were closed. */
export async function areasOfWard(worker: Pick<PhoneWorker, 'list'>): Promise<Area[]> {
  const { records } = await worker.list({ kind: 'area' });
  const areas = records.flatMap(({ fields: { code, name } }) =>
    typeof code === 'string' && code !== ''
      ? [{ code, name: typeof name === 'string' && name ? name : code }]
      : [],
  );
  return areas.sort((a, b) => (a.code < b.code ? -1 : 1));
}
