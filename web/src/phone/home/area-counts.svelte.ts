/** How many households and people an area has. */
import { Live } from '../live.svelte';
import { phone } from '../phone.svelte';

interface Counts {
  households: number;
  people: number;
}

export class AreaCounts extends Live<Counts> {
  /** Create it while a component is being set up. */
  constructor(area: string) {
    const count = async (kind: string): Promise<number> =>
      (await phone.worker.list({ kind, place: area, limit: 0 })).total;
    super(['household', 'person'], async () => {
      const [households, people] = await Promise.all([count('household'), count('person')]);
      return { households, people };
    });
  }
}
