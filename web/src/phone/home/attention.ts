/** Records in which two values stand, and those that the ward has not taken. */
import type { PhoneRecord, PhoneWorker } from '../../worker/api';

export interface AttentionLists {
  conflicts: PhoneRecord[];
  refused: PhoneRecord[];
}

const KINDS = ['household', 'person', 'movement', 'declaration', 'shift', 'pass'];

export async function attentionOf(worker: PhoneWorker): Promise<AttentionLists> {
  const ask = (only: 'conflict' | 'refused') =>
    Promise.all(KINDS.map((kind) => worker.list({ kind, only, sort: 'newest' })));
  const [conflicts, refused] = await Promise.all([ask('conflict'), ask('refused')]);
  return {
    conflicts: conflicts.flatMap((answer) => answer.records),
    refused: refused.flatMap((answer) => answer.records),
  };
}
