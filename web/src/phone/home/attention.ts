/** Records in which two values stand, and those that the ward has not taken. */
import { DERIVED_KINDS, FAMILY_OF } from '../../generated/derived-kinds';
import type { KindName } from '../../generated/kinds';
import type { PhoneRecord, PhoneWorker } from '../../worker/api';
import type { Turn } from '../low-priority';

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

/** Looks through everything, a kind at a time. */
export async function attentionOf(worker: PhoneWorker, turn: Turn): Promise<AttentionLists> {
  const ask = async (only: 'conflict' | 'refused') => {
    const found: PhoneRecord[] = [];
    for (const kind of WRITTEN_KINDS) {
      await turn();
      found.push(...(await worker.list({ kind, only, sort: 'newest' })).records);
    }
    return found;
  };
  return { refused: await ask('refused'), conflicts: await ask('conflict') };
}
