/**
 * Which notices were read on this phone, and in which wording: nobody else learns of it. It is kept beside the drafts,
 * in the phone's own store, and is true when that has it durably.
 */
import type { PhoneRecord, PhoneWorker } from '../../worker/api';
import { wordingOf } from './holds';

type Store = Pick<PhoneWorker, 'getDraft' | 'putDraft'>;
/** The wording in which each was read, by id. */
type Read = Readonly<Record<string, string>>;

const KEY = 'notices/read';

/** What is there may be of another version, or nothing. */
function readIn(value: unknown): Read {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
  );
}

export class ReadNotices {
  /** Undefined until the store was asked: until then nothing counts as unread. */
  #read = $state.raw<Read | undefined>(undefined);

  async load(store: Store): Promise<void> {
    this.#read = readIn((await store.getDraft(KEY))?.value);
  }

  get isKnown(): boolean {
    return this.#read !== undefined;
  }

  /** Whether it was read as it stands now. */
  has(notice: Pick<PhoneRecord, 'id' | 'fields'>): boolean {
    return this.#read?.[notice.id] === wordingOf(notice);
  }

  /**
   * Puts a notice away, or takes that back; resolves when it is durable. What is kept of notices that this phone does not
   * hold any more (`held` are all that it does) goes with it.
   */
  async put(
    store: Store,
    notice: Pick<PhoneRecord, 'id' | 'fields'>,
    { isRead, held }: { isRead: boolean; held: readonly string[] },
  ): Promise<void> {
    const before = readIn((await store.getDraft(KEY))?.value);
    const others = Object.entries(before).filter(([id]) => id !== notice.id && held.includes(id));
    const read = { ...Object.fromEntries(others), ...(isRead && { [notice.id]: wordingOf(notice) }) };
    await store.putDraft(KEY, read);
    this.#read = read;
  }
}

export const readNotices = new ReadNotices();
