/** One tap that writes: what was saved is said with a way back, what was not with its reason. */
import { pick, t } from '../i18n/index.svelte';
import { toasts, type Toast } from '../ui/toasts.svelte';
import type { Edit, PhoneRecord, PhoneWorker, SaveOutcome, Scalar } from '../worker/api';
import { changeOfRow } from './deed';
import { Standing } from './standing.svelte';

type Refused = Extract<SaveOutcome, { saved: false }>;

/** Why nothing was written, in words that say what to do next. */
export function refusalText(outcome: Refused): string {
  const words = t().phone.form;
  switch (outcome.reason) {
    case 'invalid': {
      const problems = outcome.problems.flat().filter((problem) => problem.severity === 'error');
      const first = problems[0];
      return problems.length === 1 && first ? pick(first) : words.fix(problems.length);
    }
    case 'others_stand':
      return t().common.arrived.othersStand;
    case 'storage_full':
      return words.storageFull;
    case 'storage_failed':
      return words.storageFailed;
    case 'storage_gone':
      return words.storageGone;
    case 'other_tab':
      return words.otherTab;
    case 'read_only':
      return words.readOnly;
    case 'withdrawn':
      return words.withdrawn;
    case 'newer_version':
      return words.newerVersion;
    case 'refused_record':
      return words.refusedRecord;
    case 'not_enrolled':
      return words.notEnrolled;
    case 'out_of_scope':
      return words.outOfScope;
    case 'period_deleted':
      return words.periodDeleted;
  }
}

async function undo(worker: PhoneWorker, token: string): Promise<void> {
  try {
    const outcome = await worker.undo(token);
    if (outcome.saved) {
      saySaved(worker, outcome.ids, t().phone.form.undone);
      return;
    }
    toasts.show(refusalText(outcome), { tone: 'alarm' });
  } catch (error) {
    console.error(error);
    toasts.show(t().phone.form.undoFailed, { tone: 'alarm' });
  }
}

/** What was saved, and where it stands: the words follow the records themselves. */
function saySaved(worker: PhoneWorker, ids: string[], done: string, more: Pick<Toast, 'action'> = {}): void {
  const standing = new Standing(worker, ids);
  toasts.show(done, { ...more, state: () => standing.text, onclose: () => standing.end() });
}

/** Says how a save went. True when it was saved. */
export function announce(
  worker: PhoneWorker,
  outcome: SaveOutcome,
  done: string,
  after?: () => void,
): boolean {
  if (!outcome.saved) {
    toasts.show(refusalText(outcome), { tone: 'alarm' });
    return false;
  }
  const run = () => void undo(worker, outcome.undo).then(() => after?.());
  saySaved(worker, outcome.ids, done, { action: { label: t().common.undo, run } });
  return true;
}

/** Writes without a form, such as one tap on "Đã báo lại". True when it was saved. */
export async function write(worker: PhoneWorker, edits: Edit[], done: string): Promise<boolean> {
  try {
    return announce(worker, await worker.save(edits), done);
  } catch (error) {
    console.error(error);
    toasts.show(t().phone.form.storageFailed, { tone: 'alarm' });
    return false;
  }
}

/** The same by one tap on a row of a list; says so, and writes nothing, where the record has changed by now. */
export async function writeRow(
  worker: PhoneWorker,
  row: PhoneRecord,
  fields: Record<string, Scalar>,
  done: string,
): Promise<boolean> {
  const change = await changeOfRow(worker, row, fields).catch((error: unknown) => {
    console.error(error);
    return null;
  });
  if (change) return write(worker, [change], done);
  toasts.show(t().common.arrived.changedMeanwhile, { tone: 'alarm' });
  return false;
}
