/** Short messages over the page: what was saved, with a way back. Read out by screen readers. */
export interface Toast {
  id: number;
  text: string;
  tone: 'done' | 'alarm' | 'plain';
  action?: { label: string; run: () => void };
}

/** Long enough to read twice and to reach for "Hoàn tác". */
const SHOWN_MS = 8_000;

class Toasts {
  shown = $state<Toast[]>([]);
  #next = 1;

  /** Shows one message; a newer one takes the place of an older. */
  show(text: string, options: Partial<Pick<Toast, 'tone' | 'action'>> = {}): void {
    const id = this.#next++;
    this.shown = [
      { id, text, tone: options.tone ?? 'done', ...(options.action && { action: options.action }) },
    ];
    // What failed stays until it is read and closed.
    if (options.tone !== 'alarm') setTimeout(() => this.close(id), SHOWN_MS);
  }

  close(id: number): void {
    this.shown = this.shown.filter((toast) => toast.id !== id);
  }
}

export const toasts = new Toasts();
