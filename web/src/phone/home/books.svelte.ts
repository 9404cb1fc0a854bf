/** The books beside the phone's own screens: those it may write into, and those in which something stands to be read. */
import { DERIVED_KINDS, FAMILY_OF, type DerivedKind } from '../../generated/derived-kinds';
import type { Place } from '../../worker/api';
import { Live, LowPriority } from '../live.svelte';
import type { Turn } from '../low-priority';
import { phone } from '../phone.svelte';

export interface Book {
  kind: DerivedKind;
  /** Records in it; undefined until they were counted. */
  records: number | undefined;
}

const isHeld = (family: string): boolean =>
  phone.places('area', family).length + phone.places('ward', family).length > 0;

/** An empty book that others write is left out: it leads nowhere. */
export const isOffered = ({ records }: Pick<Book, 'records'>, isWritable: boolean): boolean =>
  isWritable || (records ?? 0) > 0;

export class Books {
  readonly #counts: Live<Readonly<Record<string, number>>>;
  /** Kinds that changed since they were counted; all of them where what this phone holds is another. */
  #stale: readonly DerivedKind[] = DERIVED_KINDS;
  /** What was counted, also where a later question took the place of the one that asked. */
  readonly #known: Record<string, number> = {};
  #places: readonly Place[] | undefined;

  /** Create it while a component is being set up. */
  constructor() {
    // Before the question is asked again it is known what it is about.
    $effect(() =>
      phone.onChanged(DERIVED_KINDS, (changed) => {
        this.#stale = DERIVED_KINDS.filter((kind) => changed.includes(kind) || this.#stale.includes(kind));
      }),
    );
    this.#counts = new Live(DERIVED_KINDS, new LowPriority((turn) => this.#count(turn)));
  }

  /** A book in which nothing changed is not counted again: each is looked through from its first record to its last. */
  async #count(turn: Turn): Promise<Record<string, number>> {
    const places = phone.session?.places;
    if (places !== this.#places) this.#stale = DERIVED_KINDS;
    this.#places = places;
    for (const kind of this.#stale.filter((one) => isHeld(FAMILY_OF[one]))) {
      await turn();
      this.#stale = this.#stale.filter((one) => one !== kind);
      try {
        this.#known[kind] = (await phone.worker.list({ kind, limit: 0 })).total;
      } catch (error) {
        this.#stale = [...this.#stale, kind];
        throw error;
      }
    }
    return { ...this.#known };
  }

  /** Those that are offered, of each family together. */
  get families(): { family: string; books: Book[] }[] {
    const held = DERIVED_KINDS.filter((kind) => isHeld(FAMILY_OF[kind]));
    const of = held.map((kind) => FAMILY_OF[kind]);
    const families = of.filter((family, at) => of.indexOf(family) === at);
    const all = families.map((family) => ({
      family,
      books: held
        .filter((kind) => FAMILY_OF[kind] === family)
        .map((kind) => ({ kind, records: this.#counts.value?.[kind] }))
        .filter((book) => isOffered(book, phone.writable(family).length > 0)),
    }));
    return all.filter(({ books }) => books.length > 0);
  }
}
