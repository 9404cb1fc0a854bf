/**
 * One question about many kinds of record, asked of each again only where something of it changed: every answer costs
 * the worker a walk through all that the phone holds of the kind.
 */
import type { Turn } from './low-priority';

export class PerKind<Kind extends string, Answer> {
  /** Kinds that changed since they were asked about. */
  #stale: readonly Kind[];
  /** What was answered, also where a later question took the place of the one that asked. */
  readonly #known: Partial<Record<Kind, Answer>> = {};

  constructor(
    private readonly kinds: readonly Kind[],
    private readonly ask: (kind: Kind) => Promise<Answer>,
  ) {
    this.#stale = kinds;
  }

  /** Records of these kinds changed; call it before the question is asked again. */
  changed(kinds: readonly string[]): void {
    this.#stale = this.kinds.filter((kind) => kinds.includes(kind) || this.#stale.includes(kind));
  }

  /** What the phone holds is another: nothing that was answered counts any more. */
  forget(): void {
    this.#stale = this.kinds;
  }

  /** Asks about those of the wanted kinds that changed, one after another, and gives what is known of all. */
  async answers(
    turn: Turn,
    isWanted: (kind: Kind) => boolean = () => true,
  ): Promise<Readonly<Partial<Record<Kind, Answer>>>> {
    for (const kind of this.#stale.filter(isWanted)) {
      await turn();
      // What changes while it is answered is asked again.
      this.#stale = this.#stale.filter((one) => one !== kind);
      try {
        this.#known[kind] = await this.ask(kind);
      } catch (error) {
        this.#stale = [...this.#stale, kind];
        throw error;
      }
    }
    return { ...this.#known };
  }
}
