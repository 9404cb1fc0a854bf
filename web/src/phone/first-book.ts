/**
 * The book with which the first screen begins. To open it takes the worker longer than anything else that
 * screen asks, so it is opened while the page is still drawing.
 */
export class FirstBook {
  #state: 'closed' | 'asked' | 'open' = 'closed';

  /** `households` asks how many an area has; `area` is the first one of this phone, as far as it is known. */
  constructor(
    private readonly area: () => string | undefined,
    private readonly households: (area: string) => Promise<number>,
  ) {}

  /** Call it whenever the book may have come; once it is open nothing more is asked. */
  async open(): Promise<void> {
    const area = this.area();
    if (area === undefined || this.#state !== 'closed') return;
    this.#state = 'asked';
    try {
      this.#state = (await this.households(area)) > 0 ? 'open' : 'closed';
    } catch {
      // Whoever shows it asks again, and says what is wrong.
      this.#state = 'closed';
    }
  }
}
