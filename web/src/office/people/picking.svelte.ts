/** Members chosen in the list, and the codes that were made for them together. */
import { SvelteSet } from 'svelte/reactivity';
import { toasts } from '../../ui/toasts.svelte';
import { api, taken } from '../api';
import { failureText } from '../failure';
import type { EnrolmentCodes, MemberRow } from '../types';
import { members } from './members.svelte';

/** Members for whom the server makes codes in one request. */
const AT_A_TIME = 40;

/** Whether a code is still to be given: on duty, with no phone, no account and no code that waits. */
export const lacksPhone = (row: MemberRow): boolean =>
  row.record.fields['active'] !== false &&
  row.phones.every((phone) => typeof phone.revoked_at_ms === 'number') &&
  !row.login &&
  row.open_codes === 0;

export class Picking {
  readonly picked = new SvelteSet<string>();
  made = $state.raw<EnrolmentCodes | null>(null);
  busy = $state(false);

  toggle(id: string): void {
    if (!this.picked.delete(id)) this.picked.add(id);
  }

  pickAll(rows: readonly MemberRow[]): void {
    for (const row of rows.filter(lacksPhone)) this.picked.add(row.record.id);
  }

  clear(): void {
    this.picked.clear();
  }

  close(): void {
    this.made = null;
  }

  /** Codes that were made are shown, also where later ones failed. */
  async makeCodes(): Promise<void> {
    const ids = [...this.picked];
    const made: EnrolmentCodes = { codes: [], left_out: [] };
    this.busy = true;
    try {
      for (let at = 0; at < ids.length; at += AT_A_TIME) {
        const block = ids.slice(at, at + AT_A_TIME);
        const some = await taken(api.POST('/office/enrolment', { body: { members: block } }));
        made.codes.push(...some.codes);
        made.left_out.push(...some.left_out);
        for (const id of block) this.picked.delete(id);
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
