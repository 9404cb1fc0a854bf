/** Records in which two values stand, and those that the ward has not taken. */
import { DERIVED_KINDS, FAMILY_OF } from '../../generated/derived-kinds';
import type { KindName } from '../../generated/kinds';
import type { PhoneRecord, PhoneWorker } from '../../worker/api';
import type { Turn } from '../low-priority';
import { PerKind } from '../per-kind';

export interface AttentionLists {
  conflicts: PhoneRecord[];
  refused: PhoneRecord[];
}

/** Every kind that a phone may write. */
export const WRITTEN_KINDS: readonly KindName[] = [
  'household',
  'person',
  'movement',
  'declaration',
  'shift',
  'pass',
  // The plan is written at the desk alone.
  ...DERIVED_KINDS.filter((kind) => FAMILY_OF[kind] !== 'plan'),
];

/** Looks through everything, a kind at a time; again only through kinds of which something changed. */
export class AttentionSearch {
  readonly #perKind: PerKind<KindName, AttentionLists>;

  constructor(worker: () => Pick<PhoneWorker, 'list'>) {
    this.#perKind = new PerKind(WRITTEN_KINDS, async (kind) => {
      const ask = async (only: 'conflict' | 'refused') =>
        (await worker().list({ kind, only, sort: 'newest' })).records;
      return { refused: await ask('refused'), conflicts: await ask('conflict') };
    });
  }

  changed(kinds: readonly string[]): void {
    this.#perKind.changed(kinds);
  }

  async look(turn: Turn): Promise<AttentionLists> {
    const found = await this.#perKind.answers(turn);
    const all = WRITTEN_KINDS.flatMap((kind) => found[kind] ?? []);
    return {
      refused: all.flatMap(({ refused }) => refused),
      conflicts: all.flatMap(({ conflicts }) => conflicts),
    };
  }
}
