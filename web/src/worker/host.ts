/**
 * Runs the engine in the tab that has the lock: performs its effects, answers the page, and makes a
 * new engine from what is stored when one traps.
 */

import type { WorkerEvent } from './api';
import {
  Answer,
  discardInstance,
  type Effect,
  type Engine,
  type EngineStatus,
  entropy,
  isTrap,
  makeEngine,
  type Outcome,
} from './engine';
import { type Contact, Live } from './live';
import { NoAnswer, post } from './network';
import { rehearsal } from './rehearsal';
import { type FailureReason, type Storage, StorageFailure } from './storage';
import { TrapGuard } from './trap-guard';

/** After a restart that failed, for instance because the store did not open. */
const START_AGAIN_MS = 5_000;

/** The engine is gone and so is what it had under way; ask again. */
export class EngineLost extends Error {
  constructor() {
    super('the engine was restarted');
  }
}

interface Waiting {
  resolve(outcome: Outcome): void;
  /** What is true if the engine is lost before anything was durable. */
  ifLost: Outcome;
}

export class Host {
  #engine: Engine | null = null;
  /** Raised with every engine, so that what an earlier one began is not told to a later one. */
  #life = 0;
  #stopped = true;
  #starting: Promise<void> | null = null;
  #persisting: Promise<void> = Promise.resolve();
  #waiting = new Map<number, Waiting>();
  #requests = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #guard = new TrapGuard();
  #live = new Live(
    () => {
      this.tell('live');
    },
    () => {
      this.notify('status');
    },
  );

  constructor(
    private readonly storage: Storage,
    private readonly notify: (event: WorkerEvent['type'], kinds?: string[]) => void,
  ) {}

  /** What is known of the connection that stays open. */
  get contact(): Contact {
    return this.#live.contact;
  }

  get restarting(): boolean {
    return !this.#stopped && this.#engine === null;
  }

  /** Makes an engine from what is stored. */
  start(): Promise<void> {
    this.#stopped = false;
    this.#starting ??= this.#load([]).finally(() => {
      this.#starting = null;
    });
    return this.#starting;
  }

  /** Another tab writes now, or the phone is to forget. What is under way in the store ends by itself. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#drop();
    this.#live.listen(null);
    await this.#persisting;
    this.#failWaiting();
  }

  /** Asks something that the engine answers by effects. `ifLost` is said if it is lost before that. */
  async ask<T extends Outcome>(
    ifLost: T,
    question: (engine: Engine, request: number, now: number) => unknown,
  ): Promise<T> {
    await this.#starting;
    const request = ++this.#requests;
    const answer = new Promise<Outcome>((resolve) => {
      this.#waiting.set(request, { resolve, ifLost });
    });
    if (!this.#handle((engine, now) => question(engine, request, now))) {
      // Nothing of it can have been written; a restart that is under way says so too.
      this.#resolve(request, ifLost);
    }
    return (await answer) as T;
  }

  /** Reads from the engine; once more on a new one if it trapped. */
  async read<T>(question: (engine: Engine, now: number) => unknown): Promise<T> {
    for (let attempt = 0; ; attempt++) {
      await this.#starting;
      const engine = this.#engine;
      if (!engine) throw new EngineLost();
      try {
        const answer = question(engine, Date.now()) as T;
        // What it found broken is fetched again.
        if (engine.troubled()) this.tell('timer');
        return answer;
      } catch (error) {
        if (!isTrap(error)) throw error;
        this.#trapped(error);
        if (attempt > 0) throw new EngineLost();
      }
    }
  }

  status(): EngineStatus | null {
    try {
      return this.#engine ? (this.#engine.status() as EngineStatus) : null;
    } catch (error) {
      if (!isTrap(error)) throw error;
      this.#trapped(error);
      return null;
    }
  }

  /** See `rehearsal.ts`; ends when somebody asks for something. */
  async rehearse(): Promise<void> {
    try {
      const steps = rehearsal();
      while (!steps.next().done) {
        await new Promise((resolve) => setTimeout(resolve));
        if (this.#waiting.size > 0 || this.#engine === null) steps.return(0);
      }
    } catch (error) {
      if (!isTrap(error)) throw error;
      this.#trapped(error);
    }
  }

  tell(what: 'online' | 'offline' | 'foreground' | 'live' | 'asked' | 'timer'): void {
    if (what === 'online' || what === 'offline') this.#live.networkChanged();
    if (what === 'asked' || what === 'foreground') this.#live.wake();
    this.#handle((engine, now) => engine.tell(what, now, entropy()));
  }

  async #load(suspects: string[]): Promise<void> {
    const rows = await this.storage.readAll();
    const engine = await makeEngine(rows, suspects);
    if (this.#stopped) return;
    this.#life += 1;
    this.#engine = engine;
    this.#live.listen(engine.token() ?? null);
    if (navigator.onLine) this.tell('timer');
    else this.tell('offline');
    this.notify('session');
    this.notify('status');
  }

  /** False when there is no engine or it trapped. */
  #handle(event: (engine: Engine, now: number) => unknown): boolean {
    const engine = this.#engine;
    if (!engine) return false;
    let effects: Effect[];
    try {
      effects = event(engine, Date.now()) as Effect[];
    } catch (error) {
      if (!isTrap(error)) throw error;
      this.#trapped(error);
      return false;
    }
    for (const effect of effects) this.#perform(effect);
    return true;
  }

  #perform(effect: Effect): void {
    switch (effect.do) {
      case 'persist':
        this.#persisting = this.#persist(effect, this.#life);
        break;
      case 'send':
        void this.#send(effect, this.#life);
        break;
      case 'wake_at':
        clearTimeout(this.#timer);
        this.#timer = setTimeout(
          () => {
            this.tell('timer');
          },
          Math.max(0, effect.at_ms - Date.now()),
        );
        break;
      case 'answer':
        this.#resolve(effect.request, effect.outcome);
        break;
      case 'changed':
        this.notify('changed', effect.kinds);
        break;
      case 'session':
        this.#live.listen(this.#engine?.token() ?? null);
        this.notify('session');
        break;
      case 'status':
        this.notify('status');
        break;
    }
  }

  async #persist(effect: Effect & { do: 'persist' }, life: number): Promise<void> {
    const failure = await this.#write(effect);
    if (life === this.#life) {
      this.#handle((engine, now) =>
        failure === null
          ? engine.persisted(effect.transaction, now, entropy())
          : engine.persist_failed(effect.transaction, failure, now, entropy()),
      );
    }
    // It is on the disk, whatever became of the engine that asked for it.
    if (failure === null && effect.answer) this.#resolve(...effect.answer);
  }

  async #write(effect: Effect & { do: 'persist' }): Promise<FailureReason | null> {
    try {
      await this.storage.write(effect.writes);
      return null;
    } catch (error) {
      console.error('the store did not take a write', error);
      return error instanceof StorageFailure ? error.reason : 'failed';
    }
  }

  async #send(effect: Effect & { do: 'send' }, life: number): Promise<void> {
    try {
      if (this.#guard.holdsNetwork(Date.now())) throw new NoAnswer(false);
      const { status, body, retry_after_ms } = await post(effect.path, effect.token, effect.body);
      if (life !== this.#life) return;
      this.#guard.takingIn(() => {
        this.#handle((engine, now) =>
          engine.response(effect.send, new Answer(status, body, retry_after_ms), now, entropy()),
        );
      });
    } catch (error) {
      if (life !== this.#life) return;
      const timedOut = error instanceof NoAnswer && error.timedOut;
      this.#handle((engine, now) => engine.send_failed(effect.send, timedOut, now, entropy()));
    }
  }

  #resolve(request: number, outcome: Outcome): void {
    this.#waiting.get(request)?.resolve(outcome);
    this.#waiting.delete(request);
  }

  #drop(): void {
    clearTimeout(this.#timer);
    this.#engine = null;
    this.#life += 1;
  }

  #failWaiting(): void {
    for (const [request, { ifLost }] of [...this.#waiting]) this.#resolve(request, ifLost);
  }

  /** Discards the engine and makes another from what is stored. */
  #trapped(error: unknown): void {
    console.error('the engine trapped', error);
    const pauseMs = this.#guard.trapped(Date.now());
    this.#drop();
    const touched = discardInstance();
    this.notify('status');
    const restart = async (): Promise<void> => {
      // Only when the store has ended what it was doing is it known what the page may be told.
      await this.#persisting;
      this.#failWaiting();
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
      if (!this.#stopped) await this.#load(touched === undefined ? [] : [touched]);
    };
    const restarting = restart()
      .catch((failed: unknown) => {
        console.error('the engine could not be restarted', failed);
        this.#startLater();
      })
      .finally(() => {
        if (this.#starting === restarting) this.#starting = null;
        // Whatever is shown may be stale.
        this.notify('changed', []);
      });
    this.#starting = restarting;
  }

  #startLater(): void {
    setTimeout(() => {
      if (!this.restarting) return;
      this.start().catch(() => {
        this.#startLater();
      });
    }, START_AGAIN_MS);
  }
}
