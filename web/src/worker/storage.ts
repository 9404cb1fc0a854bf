/**
 * The phone's store: IndexedDB, strict durability, all or nothing.
 *
 * Rows are opaque bytes that the engine makes and reads. Encryption with the member's PIN will seal
 * and open them here, before a transaction begins and after one ends, since WebCrypto is
 * asynchronous and a transaction ends by itself while anything else is awaited.
 */

export const STORES = ['meta', 'documents', 'tails', 'outbox', 'refused'] as const;
export type RowStore = (typeof STORES)[number];
export type StoreName = RowStore | 'drafts';

export interface Row {
  store: RowStore;
  key: string;
  value: Uint8Array;
}

/** `value: null` deletes. */
export interface Write {
  store: StoreName;
  key: string;
  value: Uint8Array | null;
}

export interface DraftRow {
  saved_at_ms: number;
  value: unknown;
}

/** `gone`: the store was emptied behind the app's back, as by "clear site data". */
export type FailureReason = 'full' | 'failed' | 'fenced' | 'gone';

/** A transaction of which nothing was written. */
export class StorageFailure extends Error {
  constructor(
    readonly reason: FailureReason,
    override readonly cause?: unknown,
  ) {
    super(`storage: ${reason}`);
  }
}

/**
 * Number of the tab that may write. It is raised by every tab that takes the lock and compared inside
 * every later transaction, so a tab that lost the lock cannot write whatever it still has under way.
 */
const GENERATION = 'worker/generation';
const VERSION = 1;
const OPEN_TIMEOUT_MS = 10_000;

export class Storage {
  #db: IDBDatabase | null = null;
  #opening: Promise<IDBDatabase> | null = null;
  #generation = -1;
  /** What this tab wrote is no longer there. */
  gone = false;

  /** `ongone` is told as soon as it is seen that the store was emptied. */
  constructor(
    private readonly name = 'vungxanh',
    private readonly ongone: () => void = () => undefined,
  ) {}

  /** Makes this tab the one that may write. */
  async takePen(): Promise<void> {
    let next = 0;
    await this.#transact(['meta'], (transaction) => {
      const meta = transaction.objectStore('meta');
      const current = meta.get(GENERATION);
      current.onsuccess = () => {
        next = (typeof current.result === 'number' ? current.result : 0) + 1;
        meta.put(next, GENERATION);
      };
    });
    this.#generation = next;
  }

  /** Every row that the engine wrote, as one consistent state. */
  async readAll(): Promise<Row[]> {
    const rows: Row[] = [];
    const transaction = (await this.#open()).transaction(STORES, 'readonly');
    for (const store of STORES) {
      const cursor = transaction.objectStore(store);
      const keys = cursor.getAllKeys();
      const values = cursor.getAll();
      values.onsuccess = () => {
        keys.result.forEach((key, index) => {
          const value: unknown = values.result[index];
          if (typeof key === 'string' && value instanceof Uint8Array) rows.push({ store, key, value });
        });
      };
    }
    await completion(transaction);
    return rows;
  }

  /** Resolves when all of it is on the disk; rejects with {@link StorageFailure} when none of it is. */
  async write(writes: readonly Write[]): Promise<void> {
    await this.#fenced(new Set(writes.map((write) => write.store)), (store) => {
      for (const { store: name, key, value } of writes) {
        if (value === null) store(name).delete(key);
        else store(name).put(value, key);
      }
    });
  }

  async putDraft(key: string, draft: DraftRow): Promise<void> {
    await this.#fenced(new Set(['drafts']), (store) => store('drafts').put(draft, key));
  }

  async deleteDraft(key: string): Promise<void> {
    await this.#fenced(new Set(['drafts']), (store) => store('drafts').delete(key));
  }

  async drafts(): Promise<[string, DraftRow][]> {
    const transaction = (await this.#open()).transaction('drafts', 'readonly');
    const keys = transaction.objectStore('drafts').getAllKeys();
    const values = transaction.objectStore('drafts').getAll();
    await completion(transaction);
    return keys.result.map((key, index) => [String(key), values.result[index] as DraftRow]);
  }

  /** Forgets everything but which tab may write. */
  async clear(): Promise<void> {
    const generation = this.#generation;
    if (this.gone) {
      // There is nothing left to forget; what is written next begins a store of its own.
      this.gone = false;
      return this.takePen();
    }
    await this.#fenced(new Set([...STORES, 'drafts']), (store) => {
      for (const name of [...STORES, 'drafts'] as const) store(name).clear();
      store('meta').put(generation, GENERATION);
    });
  }

  async #fenced(
    stores: Set<StoreName>,
    work: (store: (name: StoreName) => IDBObjectStore) => void,
  ): Promise<void> {
    let reason: FailureReason | null = null;
    try {
      await this.#transact([...stores.add('meta')], (transaction) => {
        const current = transaction.objectStore('meta').get(GENERATION);
        current.onsuccess = () => {
          if (current.result === undefined) reason = 'gone';
          else if (current.result !== this.#generation) reason = 'fenced';
          if (reason !== null) transaction.abort();
          else work((name) => transaction.objectStore(name));
        };
      });
    } catch (cause) {
      if (reason === 'gone') this.#noticeGone();
      throw reason === null ? cause : new StorageFailure(reason, cause);
    }
  }

  #noticeGone(): void {
    if (this.gone) return;
    this.gone = true;
    this.ongone();
  }

  /** Looks whether what this tab wrote is still there: the connection was closed from outside, or time has passed. */
  async lookAgain(): Promise<void> {
    if (this.#generation < 0) return;
    const transaction = (await this.#open()).transaction('meta', 'readonly');
    const current = transaction.objectStore('meta').get(GENERATION);
    await completion(transaction);
    if (current.result === undefined) this.#noticeGone();
  }

  async #transact(stores: StoreName[], work: (transaction: IDBTransaction) => void): Promise<void> {
    let transaction: IDBTransaction;
    try {
      transaction = await this.#begin(stores);
    } catch (cause) {
      throw new StorageFailure(reasonOf(cause), cause);
    }
    const done = completion(transaction);
    work(transaction);
    await done;
  }

  async #begin(stores: StoreName[]): Promise<IDBTransaction> {
    const options = { durability: 'strict' } as const;
    try {
      return (await this.#open()).transaction(stores, 'readwrite', options);
    } catch (error) {
      // The browser closed the connection behind our back: once more on a new one.
      if (!(error instanceof DOMException) || error.name !== 'InvalidStateError') throw error;
      this.#db = null;
      return (await this.#open()).transaction(stores, 'readwrite', options);
    }
  }

  #open(): Promise<IDBDatabase> {
    if (this.#db) return Promise.resolve(this.#db);
    this.#opening ??= openDatabase(this.name).then(
      (db) => {
        this.#opening = null;
        this.#db = db;
        const forget = () => {
          if (this.#db === db) this.#db = null;
          this.lookAgain().catch((error: unknown) => {
            console.error('the store could not be looked at again', error);
          });
        };
        db.onclose = forget;
        db.onversionchange = () => {
          db.close();
          forget();
        };
        return db;
      },
      (error: unknown) => {
        this.#opening = null;
        throw error;
      },
    );
    return this.#opening;
  }
}

function openDatabase(name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, VERSION);
    const timer = setTimeout(() => {
      reject(new StorageFailure('failed', 'opening the store took too long'));
    }, OPEN_TIMEOUT_MS);
    request.onupgradeneeded = () => {
      for (const store of [...STORES, 'drafts']) request.result.createObjectStore(store);
    };
    request.onsuccess = () => {
      clearTimeout(timer);
      resolve(request.result);
    };
    request.onerror = () => {
      clearTimeout(timer);
      reject(new StorageFailure(reasonOf(request.error), request.error));
    };
  });
}

/** Only `complete` says that it is on the disk; a request's success does not. */
function completion(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => {
      resolve();
    };
    transaction.onabort = () => {
      reject(new StorageFailure(reasonOf(transaction.error), transaction.error));
    };
  });
}

function reasonOf(error: unknown): FailureReason {
  if (error instanceof StorageFailure) return error.reason;
  return error instanceof DOMException && error.name === 'QuotaExceededError' ? 'full' : 'failed';
}
