/** How many households and people an area has. */
import { Live } from '../live.svelte';
import { phone } from '../phone.svelte';
import { countPeople } from '../register/household-removal';

interface Counts {
  households: number;
  people: number;
}

export class AreaCounts extends Live<Counts> {
  /** Create it while a component is being set up. */
  constructor(area: string) {
    super(['household', 'person'], async () => {
      const [{ total: households }, people] = await Promise.all([
        phone.worker.list({ kind: 'household', place: area, limit: 0 }),
        countPeople(phone.worker, area),
      ]);
      return { households, people };
    });
  }
}
