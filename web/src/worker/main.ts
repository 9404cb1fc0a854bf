/** What the worker offers to pages: {@link PhoneWorker} promises, for every tab, with or without the lock. */

import { expose } from 'comlink';
import type {
  DayRules,
  Draft,
  EnrolOutcome,
  Finding,
  HistoryEntry,
  ListAnswer,
  PhoneWorker,
  Problem,
  Rulings,
  SaveOutcome,
  Session,
  Status,
  WholeRecord,
  WorkerEvent,
} from './api';
import { type EnrolAnswer, entropy } from './engine';
import { exportFile, type ExportedChange } from './export';
import { Host } from './host';
import { WriterLock } from './writer-lock';
import { Quota } from './quota';
import { Storage } from './storage';

const NOT_SAVED: SaveOutcome = { saved: false, reason: 'storage_failed' };
const OTHER_TAB: SaveOutcome = { saved: false, reason: 'other_tab' };

class Phone implements PhoneWorker {
  #storage = new Storage('vungxanh', () => {
    this.#announce('status');
  });
  #host = new Host(this.#storage, (type, kinds) => {
    this.#announce(type, kinds);
  });
  #lock = new WriterLock({
    gained: () => void this.#begin(),
    lost: () => void this.#end(),
  });
  #quota = new Quota(() => {
    this.#announce('status');
    // Not every browser tells that it cleared the data.
    this.#storage.lookAgain().catch((error: unknown) => {
      console.error('the store could not be looked at', error);
    });
  });
  #listeners: ((event: WorkerEvent) => void)[] = [];
  #announced = new Set<WorkerEvent['type']>();
  #opening: Promise<Session> | null = null;
  #beginning: Promise<void> | null = null;

  open = (): Promise<Session> => {
    this.#opening ??= this.#openOnce().catch((error: unknown) => {
      this.#opening = null;
      throw error;
    });
    return this.#opening.then(() => this.session());
  };

  enrol = async (code: string, deviceName: string): Promise<EnrolOutcome> => {
    if (!this.#lock.held) return { enrolled: false, reason: 'storage_failed' };
    const words = [code, deviceName, platform()];
    const ifLost: EnrolAnswer = { enrolled: false, reason: 'storage_failed', said: null };
    const answer = await this.#host.ask<EnrolAnswer>(ifLost, (engine, request, now) =>
      engine.enrol(request, words, now, entropy()),
    );
    if (answer.enrolled) return answer;
    const { said, reason } = answer;
    return {
      enrolled: false,
      reason,
      ...(said?.contact_name ? { contact_name: said.contact_name } : {}),
      ...(said?.contact_phone ? { contact_phone: said.contact_phone } : {}),
      ...(said ? { vi: said.vi, en: said.en } : {}),
    };
  };

  session = async (): Promise<Session> => {
    await this.#beginning;
    if (!this.#lock.held) return { state: 'other_tab', places: [] };
    return this.#host.read<Session>((engine) => engine.session());
  };

  status = (): Promise<Status> => Promise.resolve(this.#status());

  subscribe = (listener: (event: WorkerEvent) => void): Promise<void> => {
    this.#listeners.push(listener);
    return Promise.resolve();
  };

  save: PhoneWorker['save'] = async (edits, options) => {
    if (!this.#lock.held) return OTHER_TAB;
    const wish = { edits, draft: options?.draft ?? null };
    return this.#host.ask<SaveOutcome>(NOT_SAVED, (engine, request, now) =>
      engine.save(request, wish, now, entropy()),
    );
  };

  check: PhoneWorker['check'] = (edit) =>
    this.#read<Problem[]>([], (engine, now) => engine.check(edit, now, entropy()));

  finding: PhoneWorker['finding'] = (edit) =>
    this.#read<Finding | null>(null, (engine, now) => engine.finding(edit, now, entropy()) ?? null);

  rulings: PhoneWorker['rulings'] = (edit) =>
    this.#read<Rulings>({ grounds: [], offers: [] }, (engine, now) => engine.rulings(edit, now, entropy()));

  dayRules: PhoneWorker['dayRules'] = (at_ms) =>
    this.#read<DayRules>({ fever_c: null, remeasure_wait_min: null }, (engine) => engine.day_rules(at_ms));

  undo = async (token: string): Promise<SaveOutcome> => {
    if (!this.#lock.held) return OTHER_TAB;
    return this.#host.ask<SaveOutcome>(NOT_SAVED, (engine, request, now) =>
      engine.undo(request, token, now, entropy()),
    );
  };

  list: PhoneWorker['list'] = (query) =>
    this.#read<ListAnswer>({ total: 0, records: [] }, (engine, now) => engine.list(query, now));

  record = (id: string): Promise<WholeRecord | null> =>
    this.#read<WholeRecord | null>(null, (engine, now) => engine.record(id, now));

  history = (id: string): Promise<HistoryEntry[]> =>
    this.#read<HistoryEntry[]>([], (engine) => engine.history(id));

  putDraft = (key: string, value: unknown): Promise<void> =>
    this.#storage.putDraft(key, { saved_at_ms: Date.now(), value });

  getDraft = async (key: string): Promise<Draft | null> =>
    (await this.drafts()).find((draft) => draft.key === key) ?? null;

  drafts = async (): Promise<Draft[]> =>
    (await this.#storage.drafts()).map(([key, row]) => ({ key, ...row }));

  deleteDraft = (key: string): Promise<void> => this.#storage.deleteDraft(key);

  syncNow = (): Promise<void> => {
    this.#host.tell('asked');
    return Promise.resolve();
  };

  exportUnsent = async (): Promise<Blob> => {
    const changes = await this.#read<ExportedChange[]>([], (engine) => engine.export_unsent());
    return exportFile(await this.session(), changes, Date.now());
  };

  takeOver = async (): Promise<Session> => {
    await this.#lock.steal();
    return this.session();
  };

  forget = async (): Promise<void> => {
    if (!this.#lock.held) throw new Error('another tab writes');
    await this.#host.stop();
    try {
      await this.#storage.clear();
    } finally {
      await this.#host.start();
    }
  };

  async #openOnce(): Promise<Session> {
    self.addEventListener('online', () => {
      this.#host.tell('online');
    });
    self.addEventListener('offline', () => {
      this.#host.tell('offline');
    });
    void this.#quota.watch();
    await this.#lock.request();
    const session = await this.session();
    if (session.state === 'not_enrolled') void this.#host.rehearse();
    return session;
  }

  #begin(): Promise<void> {
    this.#beginning = (async () => {
      await this.#storage.takePen();
      await this.#host.start();
    })();
    this.#beginning.catch((error: unknown) => {
      console.error('the store could not be opened', error);
      this.#announce('status');
    });
    return this.#beginning;
  }

  async #end(): Promise<void> {
    this.#beginning = null;
    await this.#host.stop();
    this.#announce('session');
    this.#announce('status');
  }

  async #read<T>(otherwise: T, question: Parameters<Host['read']>[0]): Promise<T> {
    await this.#beginning;
    return this.#lock.held ? this.#host.read<T>(question) : otherwise;
  }

  #status(): Status {
    const engine = this.#host.status();
    const { storage_failing = false, ...rest } = engine ?? {
      unsent: 0,
      refused: 0,
      last_received_ms: null,
      network: navigator.onLine ? ('idle' as const) : ('offline' as const),
      retry_at_ms: null,
      catching_up: false,
      progress: null,
      clock_skew_ms: null,
    };
    return {
      ...rest,
      last_contact_ms: latest(rest.last_received_ms, this.#host.contact.heard_ms),
      lost_since_ms: this.#host.contact.lost_since_ms,
      storage: {
        ...this.#quota.latest,
        failing: storage_failing || this.#storage.gone,
        gone: this.#storage.gone,
      },
      engine: this.#host.restarting ? 'restarting' : 'running',
    };
  }

  /** At most one event of a sort a turn: a page asks again for what it shows anyway. */
  #announce(type: WorkerEvent['type'], kinds: string[] = []): void {
    if (type === 'changed') {
      this.#tell({ type, kinds });
      return;
    }
    if (this.#announced.has(type)) return;
    this.#announced.add(type);
    setTimeout(() => {
      this.#announced.delete(type);
      if (type === 'status') this.#tell({ type, status: this.#status() });
      else {
        this.session().then(
          (session) => {
            this.#tell({ type: 'session', session });
          },
          (error: unknown) => {
            console.error(error);
          },
        );
      }
    });
  }

  #tell(event: WorkerEvent): void {
    for (const listener of this.#listeners) listener(event);
  }
}

const latest = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? (a ?? b) : Math.max(a, b);

/** Browser and system, for the ward's list of phones. */
function platform(): string {
  return navigator.userAgent.slice(0, 200);
}

expose(new Phone());
