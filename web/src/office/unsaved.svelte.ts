/**
 * What is typed and not saved. Forms say here whether they hold such; whoever would take them off the screen asks
 * first, and the person decides.
 */
interface Typed {
  /** Whether something would be lost. */
  isDirty: () => boolean;
  /** Lets it go: the person does not want it. */
  drop: () => void;
}

class Unsaved {
  #forms = new Set<Typed>();
  /** What waits for the person's answer: the way on, were it not for what is typed. */
  #way = $state.raw<(() => void) | null>(null);

  /** Puts a form on the list as long as it is on the screen. Gives the way to take it off. */
  watch(form: Typed): () => void {
    this.#forms.add(form);
    return () => this.#forms.delete(form);
  }

  get any(): boolean {
    return [...this.#forms].some((form) => form.isDirty());
  }

  get asking(): boolean {
    return this.#way !== null;
  }

  /** Goes on at once where nothing would be lost, else when the person has said so. */
  ask(way: () => void): void {
    if (this.any) this.#way = way;
    else way();
  }

  stay(): void {
    this.#way = null;
  }

  leave(): void {
    const way = this.#way;
    this.#way = null;
    for (const form of this.#forms) form.drop();
    way?.();
  }
}

export const unsaved = new Unsaved();
