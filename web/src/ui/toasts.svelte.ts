/** Short messages over the page: what was saved, with a way back. Read out by screen readers. */
export interface Toast {
  id: number;
  text: string;
  tone: 'done' | 'alarm' | 'plain';
  action?: { label: string; run: () => void };
  /** What is true of it now, in words that change in place, such as where a record stands. */
  state?: () => string;
}

type Options = Partial<Pick<Toast, 'tone' | 'action' | 'state'>> & {
  /** Told when the message goes. */
  onclose?: () => void;
};

/** Long enough to read twice and to reach for "Hoàn tác". */
const SHOWN_MS = 8_000;

class Toasts {
  shown = $state.raw<Toast[]>([]);
  #next = 1;
  #closing: (() => void) | undefined;

  /** Shows one message; a newer one takes the place of an older. */
  show(text: string, { tone = 'done', action, state, onclose }: Options = {}): void {
    const id = this.#next++;
    this.#closed();
    this.#closing = onclose;
    this.shown = [{ id, text, tone, ...(action && { action }), ...(state && { state }) }];
    // What failed stays until it is read, put right, or left.
    if (tone !== 'alarm') setTimeout(() => this.close(id), SHOWN_MS);
  }

  close(id: number): void {
    if (!this.shown.some((toast) => toast.id === id)) return;
    this.shown = [];
    this.#closed();
  }

  /** What failed is being put right, or was left for another screen: it says nothing any more. */
  settle(): void {
    for (const { id, tone } of this.shown) if (tone === 'alarm') this.close(id);
  }

  /** What was done makes way for what is being done now; what failed or can only be undone here stays. */
  makeWay(): void {
    for (const { id, tone } of this.shown) if (tone === 'done') this.close(id);
  }

  #closed(): void {
    const closing = this.#closing;
    this.#closing = undefined;
    closing?.();
  }
}

export const toasts = new Toasts();
