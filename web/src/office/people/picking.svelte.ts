/** Members chosen in the list, and the codes that were made for them together. */
import { toasts } from '../../ui/toasts.svelte';
import { api, taken } from '../api';
import { failureText } from '../failure';
import { Selection } from '../lists/selection.svelte';
import type { EnrolmentCodes, MemberRow } from '../types';
import { members } from './members.svelte';

/** Members for whom the server makes codes in one request. */
const AT_A_TIME = 40;

const idOf = (row: MemberRow): string => row.record.id;

export const isOnDuty = (row: MemberRow): boolean => row.record.fields['active'] !== false;

/** Whether a code is still to be given: on duty, with no phone, no account and no code that waits. */
export const lacksPhone = (row: MemberRow): boolean =>
  isOnDuty(row) &&
  row.phones.every((phone) => typeof phone.revoked_at_ms === 'number') &&
  !row.login &&
  row.open_codes === 0;

export class Picking {
  readonly selection = new Selection();
  made = $state.raw<EnrolmentCodes | null>(null);
  busy = $state(false);

  /** Ticks a member or not; with Shift everybody from the one that was ticked last. Who is off duty gets no code. */
  tick(id: string, shown: readonly MemberRow[], { shiftKey }: { shiftKey: boolean }): void {
    const page = shown.filter(isOnDuty).map(idOf);
    if (shiftKey) this.selection.extend(id, page);
    else this.selection.toggle(id, page);
  }

  pickAll(rows: readonly MemberRow[]): void {
    this.selection.setPage(rows.filter(lacksPhone).map(idOf), true);
  }

  close(): void {
    this.made = null;
  }

  /** Codes that were made are shown, also where later ones failed. */
  async makeCodes(): Promise<void> {
    const ids = [...this.selection.ids];
    const made: EnrolmentCodes = { codes: [], left_out: [] };
    this.busy = true;
    try {
      for (let at = 0; at < ids.length; at += AT_A_TIME) {
        const block = ids.slice(at, at + AT_A_TIME);
        const some = await taken(api.POST('/office/enrolment', { body: { members: block } }));
        made.codes.push(...some.codes);
        made.left_out.push(...some.left_out);
        this.selection.setPage(block, false);
      }
    } catch (error) {
      toasts.show(failureText(error), { tone: 'alarm' });
    } finally {
      this.busy = false;
    }
    if (made.codes.length + made.left_out.length > 0) this.made = made;
    await members.found.refresh();
  }
}
