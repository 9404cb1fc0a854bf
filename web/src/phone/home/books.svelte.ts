/** The books beside the phone's own screens: those it may write into, and those in which something stands to be read. */
import { DERIVED_KINDS, FAMILY_OF, type DerivedKind } from '../../generated/derived-kinds';
import type { Place } from '../../worker/api';
import { Live, LowPriority } from '../live.svelte';
import { PerKind } from '../per-kind';
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
  readonly #counts: Live<Readonly<Partial<Record<DerivedKind, number>>>>;
  readonly #perKind = new PerKind(
    DERIVED_KINDS,
    async (kind) => (await phone.worker.list({ kind, limit: 0 })).total,
  );
  #places: readonly Place[] | undefined;

  /** Create it while a component is being set up. */
  constructor() {
    // Before the question is asked again it is known what it is about.
    $effect(() => phone.onChanged(DERIVED_KINDS, (changed) => this.#perKind.changed(changed)));
    this.#counts = new Live(
      DERIVED_KINDS,
      new LowPriority((turn) => {
        const places = phone.session?.places;
        if (places !== this.#places) this.#perKind.forget();
        this.#places = places;
        return this.#perKind.answers(turn, (kind) => isHeld(FAMILY_OF[kind]));
      }),
    );
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
