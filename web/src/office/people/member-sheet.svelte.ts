/** A sheet of members: looked at, then added. */
import { showPhone } from '../../i18n/format';
import { t } from '../../i18n/index.svelte';
import { toasts } from '../../ui/toasts.svelte';
import { api, taken } from '../api';
import { failureText } from '../failure';
import type { MembersPreview } from '../types';

type SheetMember = MembersPreview['members'][number];
type RowProblem = MembersPreview['problems'][number];

/** How a member's number reads: as people write it, but one that cannot stay as the sheet has it. */
export function phoneOf(
  { row, phone }: Pick<SheetMember, 'row' | 'phone'>,
  problems: readonly Pick<RowProblem, 'row' | 'value'>[],
): string {
  const isWrong = problems.some((problem) => problem.row === row && problem.value === phone);
  return isWrong ? phone : showPhone(phone);
}

export class MemberSheets {
  file = $state.raw<File | null>(null);
  preview = $state.raw<MembersPreview | null>(null);
  /** The role of rows that name no duty. */
  role = $state('');
  failure = $state<string | null>(null);
  busy = $state(false);
  /** The latest question; an answer to an earlier one is out of date. */
  #asked = 0;

  new = $derived(this.preview?.members.filter((member) => !member.is_known).length ?? 0);
  ready = $derived(this.preview?.problems.length === 0 && this.new > 0 && !this.busy);

  async choose(file: File | null): Promise<void> {
    this.file = file;
    this.preview = null;
    await this.look();
  }

  /** The dry run. */
  async look(): Promise<void> {
    const file = this.file;
    this.failure = null;
    if (!file) return;
    const asked = ++this.#asked;
    this.busy = true;
    try {
      const preview = await taken(api.POST('/office/imports/members/preview', this.#request(file)));
      if (asked === this.#asked) this.preview = preview;
    } catch (error) {
      if (asked !== this.#asked) return;
      this.preview = null;
      this.failure = failureText(error);
    } finally {
      if (asked === this.#asked) this.busy = false;
    }
  }

  /** Gives the ids of who was added; null where nobody was. */
  async add(placeName: (code: string) => string): Promise<string[] | null> {
    const file = this.file;
    if (!file || !this.ready) return null;
    this.busy = true;
    try {
      const { ids, closed } = await taken(api.POST('/office/imports/members', this.#request(file)));
      const words = t().office.memberSheet;
      if (typeof closed !== 'string') toasts.show(words.added(ids.length));
      else toasts.show(words.addedSome(ids.length, placeName(closed)), { tone: 'alarm' });
      return ids;
    } catch (error) {
      toasts.show(failureText(error), { tone: 'alarm' });
      return null;
    } finally {
      this.busy = false;
    }
  }

  #request(file: File) {
    return {
      params: { query: { name: file.name, ...(this.role !== '' && { role: this.role }) } },
      // The description of a body of bytes is a list of numbers; it is sent as it is.
      body: file as unknown as number[],
      bodySerializer: (body: unknown) => body as Blob,
      headers: { 'content-type': 'application/octet-stream' },
    };
  }
}
