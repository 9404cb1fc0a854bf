/**
 * When typing is put away: after a breath, and in the middle of it where there is none, so that a killed tab never
 * costs more than {@link LONGEST_MS} of typing.
 */
const BREATH_MS = 250;
export const LONGEST_MS = 1_000;

export class DraftPace {
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Since when something waits; null = nothing does. */
  #since_ms: number | null = null;

  constructor(private readonly write: () => void) {}

  /** Something was typed. */
  soon(): void {
    const now_ms = Date.now();
    this.#since_ms ??= now_ms;
    const latest_ms = this.#since_ms + LONGEST_MS - now_ms;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.now(), Math.max(0, Math.min(BREATH_MS, latest_ms)));
  }

  /** Writes whatever waits. */
  now(): void {
    this.cancel();
    this.write();
  }

  cancel(): void {
    clearTimeout(this.#timer);
    this.#since_ms = null;
  }
}
