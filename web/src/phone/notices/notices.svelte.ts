/** The notices that this phone holds, and of those that are for it now the ones that nobody here has read. */
import type { PhoneRecord } from '../../worker/api';
import { Live } from '../live.svelte';
import { phone } from '../phone.svelte';
import { grantsOf, holdsAt, inOrder, isFor } from './holds';
import { readNotices } from './read.svelte';

export class Notices {
  readonly #held: Live<{ all: PhoneRecord[]; mine: PhoneRecord[] }>;

  /** Create it while a component is being set up. */
  constructor() {
    this.#held = new Live(['notice', 'member'], async () => {
      const member = phone.session?.member?.id;
      const [{ records }, own] = await Promise.all([
        phone.worker.list({ kind: 'notice' }),
        member === undefined ? null : phone.worker.record(member),
        readNotices.load(phone.worker),
      ]);
      const grants = grantsOf(own);
      return { all: records, mine: records.filter(({ fields }) => isFor(fields, grants)) };
    });
  }

  get unread(): PhoneRecord[] {
    if (!readNotices.isKnown) return [];
    const now = (this.#held.value?.mine ?? []).filter((notice) => holdsAt(notice, phone.now_ms));
    return inOrder(now.filter((notice) => !readNotices.has(notice)));
  }

  isUnread(id: string): boolean {
    return this.unread.some((notice) => notice.id === id);
  }

  /** Resolves when it is durable on this phone. */
  async put(notice: Pick<PhoneRecord, 'id' | 'fields'>, isRead: boolean): Promise<void> {
    const held = (this.#held.value?.all ?? []).map(({ id }) => id);
    await readNotices.put(phone.worker, notice, { isRead, held: [...held, notice.id] });
  }
}
