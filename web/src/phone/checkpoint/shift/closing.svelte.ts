/** Handing a shift over: the hand count against the records, what the next shift must know. */
import type { Scalar } from '../../../worker/api';
import { reconcile, type Tally } from '../tally';

export interface ClosingDraft {
  v: 1;
  vehicles: string;
  people: string;
  reason: string;
  note: string;
  handedTo: string;
  /** Why nothing was counted; absent in older drafts. */
  notCounted?: string | null;
}

export function isClosingDraft(value: unknown): value is ClosingDraft {
  return typeof value === 'object' && value !== null && (value as Partial<ClosingDraft>).v === 1;
}

const count = (typed: string): number | null => (/^\d+$/.test(typed) ? Number(typed) : null);
const given = (text: string): string | null => (text.trim() === '' ? null : text.trim());

export class Closing {
  vehicles = $state('');
  people = $state('');
  reason = $state('');
  note = $state('');
  handedTo = $state('');
  notCounted = $state<string | null>(null);

  restore(draft: ClosingDraft): void {
    const { vehicles, people, reason, note, handedTo } = draft;
    Object.assign(this, { vehicles, people, reason, note, handedTo, notCounted: draft.notCounted ?? null });
  }

  draft(): ClosingDraft {
    const { vehicles, people, reason, note, handedTo, notCounted } = this;
    return { v: 1, vehicles, people, reason, note, handedTo, notCounted };
  }

  get started(): boolean {
    if (this.notCounted !== null) return true;
    return [this.vehicles, this.people, this.reason, this.note, this.handedTo].some((text) => text !== '');
  }

  against(tally: Tally): ReturnType<typeof reconcile> {
    return reconcile({ vehicles: count(this.vehicles), people: count(this.people) }, tally);
  }

  /** What closing writes into the shift. */
  fields(tally: Tally, by: string, now_ms: number): Record<string, Scalar> {
    return {
      not_counted: this.notCounted,
      vehicles_counted: count(this.vehicles),
      people_counted: count(this.people),
      vehicles_recorded: tally.vehicles,
      people_recorded: tally.people,
      reconciliation_note: this.against(tally).differs ? given(this.reason) : null,
      handover_note: given(this.note),
      handed_to: given(this.handedTo),
      closed_at: now_ms,
      closed_by: given(by),
    };
  }
}

/** Opens a shift again that was closed by mistake; the counts stay to be corrected. */
export const REOPENING: Readonly<Record<string, Scalar>> = { closed_at: null, closed_by: null };
