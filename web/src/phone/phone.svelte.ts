/** What the whole phone app knows: who is enrolled, how sending stands, and when to ask again. */
import type { PhoneWorker, Place, Session, Status, WorkerEvent } from '../worker/api';
import { clock } from '../ui/clock';
import { drill } from '../ui/drill.svelte';
import { FirstBook } from './first-book';
import type { OpenFailure } from './readiness';

/** How often texts such as "3 phút trước" are brought up to date. */
const TICK_MS = 20_000;

/** Told which kinds changed. */
type Listener = (kinds: readonly string[]) => void;

export class Phone {
  session = $state.raw<Session | null>(null);
  status = $state.raw<Status | null>(null);
  /** Before the ward's first answer is here nobody knows what was given to this phone. */
  heard = $derived((this.status?.last_received_ms ?? null) !== null);
  /** Whether something is on its way from the ward that is not durable here yet. */
  arriving = $derived((this.status?.progress ?? null) !== null);
  /** The worker could not even open: nothing can be shown, and the person is told. */
  failed = $state<OpenFailure | null>(null);
  /** A clock for texts, by the ward's time as far as it is known; advances on its own. */
  now_ms = $state(clock.now());

  #worker: PhoneWorker | null = null;
  #listeners: { kinds: readonly string[] | null; run: Listener }[] = [];
  #firstBook = new FirstBook(
    () => this.registerAreas()[0]?.code,
    async (place) => (await this.worker.list({ kind: 'household', place, limit: 0 })).total,
  );

  get worker(): PhoneWorker {
    if (!this.#worker) throw new Error('the phone was asked before it was started');
    return this.#worker;
  }

  /** Opens the store; resolves when it is known who this phone belongs to. */
  async start(worker: PhoneWorker): Promise<void> {
    this.#worker = worker;
    setInterval(() => (this.now_ms = clock.now()), TICK_MS);
    this.#callToSend(worker);
    try {
      await worker.subscribe((event) => this.#heard(event));
      this.session = await worker.open();
      this.#know(await worker.status());
      void this.#firstBook.open();
      void this.#askWhetherDrill();
    } catch (error) {
      console.error(error);
      this.cannotOpen('store');
    }
  }

  /** The first reason is the one to be told; after the book was opened it is none. */
  cannotOpen(why: OpenFailure): void {
    if (this.session === null) this.failed ??= why;
  }

  async #askWhetherDrill(): Promise<void> {
    const { records } = await this.worker.list({ kind: 'settings' });
    drill.bySettings(records.some((settings) => settings.fields['drill'] === true));
  }

  /** Not every browser tells a worker that the network came back or that the person looks again: the page does. */
  #callToSend(worker: PhoneWorker): void {
    const call = () => {
      if (document.visibilityState === 'visible' && navigator.onLine) void worker.syncNow();
    };
    window.addEventListener('online', call);
    document.addEventListener('visibilitychange', call);
  }

  /** Places of one sort of which this phone holds the family. */
  places(kind: Place['kind'], family: string): Place[] {
    return (this.session?.places ?? []).filter(
      (place) => place.kind === kind && place.access[family] !== undefined,
    );
  }

  /** Areas whose households this phone holds, in the order of their codes; the one that is not known stands last. */
  registerAreas(): Place[] {
    const rank = ({ code }: Place): string => code.replace(/-00$/, '-~');
    return this.places('area', 'register').sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
  }

  /** Areas in which this phone may write records of the family. */
  writable(family: string): Place[] {
    return this.registerAreas().filter((area) => area.access[family] === 'rw');
  }

  mayWrite(family: string, place: string): boolean {
    return this.session?.places.some((one) => one.code === place && one.access[family] === 'rw') ?? false;
  }

  /** Whether a form of the family can be saved anywhere: a new one in an area, a correction wherever the record stands. */
  mayOpenForm(family: string, isNew: boolean): boolean {
    // As long as the ward has not answered nobody knows what was given to this phone.
    if (!this.heard) return true;
    if (isNew) return this.writable(family).length > 0;
    return this.session?.places.some(({ access }) => access[family] === 'rw') ?? false;
  }

  placeName(code: string): string {
    return this.session?.places.find((place) => place.code === code)?.name ?? code;
  }

  /** Runs when records of one of these kinds changed, here or by what arrived; null: of any. Gives the way to stop. */
  onChanged(kinds: readonly string[] | null, run: Listener): () => void {
    const listener = { kinds, run };
    this.#listeners.push(listener);
    return () => {
      this.#listeners = this.#listeners.filter((other) => other !== listener);
    };
  }

  /** The worker says its times by this phone's clock; everything shown is by the ward's. */
  #know(status: Status): void {
    clock.know(status.clock_skew_ms, status.last_received_ms);
    const at = (ms: number | null): number | null => (ms === null ? null : clock.at(ms));
    this.status = {
      ...status,
      last_received_ms: at(status.last_received_ms),
      last_contact_ms: at(status.last_contact_ms),
      lost_since_ms: at(status.lost_since_ms),
    };
  }

  #heard(event: WorkerEvent): void {
    if (event.type === 'status') this.#know(event.status);
    this.now_ms = clock.now();
    if (event.type === 'session') this.session = event.session;
    if (event.type !== 'changed') return;
    if (event.kinds.includes('household')) void this.#firstBook.open();
    if (event.kinds.includes('settings')) void this.#askWhetherDrill();
    for (const { kinds, run } of this.#listeners) {
      if (kinds === null || kinds.some((kind) => event.kinds.includes(kind))) run(event.kinds);
    }
  }
}

export const phone = new Phone();
