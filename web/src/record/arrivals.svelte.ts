/**
 * What arrives for a record while its form is open. A newer value is shown beside the box that somebody types
 * in, and is replaced only where the person says so; a box that nobody touched follows it and says that it did.
 * What was before the eyes when the form opened, was followed or was decided about is `seen`.
 */
import { SvelteSet } from 'svelte/reactivity';
import type { Scalar, Seen } from '../worker/api';
import { differ, opsOf, sameValue, type Standing, type StandingFields, winnerOf } from './seen';

/** The boxes of a form, by the fields' names. */
export interface Boxes {
  /** What the box holds; undefined where that is no value yet. */
  value(name: string): Scalar | undefined;
  /** Whether saving writes it. */
  writes(name: string): boolean;
  /** Whether the person is in the box: what is looked at must not change under their hands. */
  held(name: string): boolean;
  /** From now on this is what stands: with the same value in its box nothing is written. */
  begin(name: string, value: Scalar): void;
  put(name: string, value: Scalar): void;
  /** Gives the way back to what the box holds and what it is compared with. */
  remember(name: string): () => void;
}

/**
 * `open`: nothing said yet, both values stay. `mine`: saving replaces what arrived. `theirs`: it was taken into
 * the box. `followed`: nobody had typed in the box, it shows what arrived.
 */
export type Choice = 'open' | 'mine' | 'theirs' | 'followed';

export interface Arrival {
  name: string;
  /** The values that arrived, the winner first. */
  values: readonly Standing[];
  choice: Choice;
  /** What the box held before it followed. */
  was: Scalar;
}

/** What the app writes for itself: nobody reads it, so it is never news. */
const SILENT = new Set(['kind', 'v']);

const omit = <T>(all: Record<string, T>, name: string): Record<string, T> =>
  Object.fromEntries(Object.entries(all).filter(([key]) => key !== name));

export class Arrivals {
  /** What arrived and was not put away, in the order in which it came. */
  all = $state.raw<readonly Arrival[]>([]);

  /** Fields in which several values stand and one was chosen: written even where the box holds the winner. */
  readonly decided = new SvelteSet<string>();

  #stands: StandingFields;
  #seen: Record<string, readonly string[]> = {};
  /** The values that were before the eyes, by field. */
  #shown: Record<string, readonly Scalar[]> = {};
  /** The ways back from choices, by field. */
  #back: Record<string, () => void> = {};

  constructor(
    private readonly boxes: Boxes,
    stands: StandingFields,
  ) {
    this.#stands = stands;
    for (const name of Object.keys(stands)) this.#see(name);
  }

  /** What the author of the form has seen, for the edit. */
  get seen(): Seen {
    return this.seenAt(Object.keys(this.#seen));
  }

  /** The same of some fields, for a draft: it remembers what its author had seen. */
  seenAt(names: readonly string[]): Seen {
    return Object.fromEntries(names.map((name) => [name, [...(this.#seen[name] ?? [])]]));
  }

  /** A draft is taken up again: of the fields that it holds only this had been seen when it was typed. */
  recall(names: readonly string[], seen: Seen): void {
    for (const name of names) {
      const known = seen[name] ?? [];
      this.#seen[name] = known;
      const shown = (this.#stands[name] ?? []).filter((one) => one.ops.some((op) => known.includes(op)));
      this.#shown[name] = shown.map((one) => one.value);
      this.#look(name);
    }
  }

  /** The record as it stands now. */
  arrive(stands: StandingFields): void {
    this.#stands = stands;
    for (const name of Object.keys(stands)) this.#look(name);
  }

  of(name: string): Arrival | undefined {
    return this.all.find((one) => one.name === name);
  }

  /** Those that saving leaves beside what it writes. */
  get beside(): readonly Arrival[] {
    return this.all.filter((one) => one.choice === 'open' && this.boxes.writes(one.name));
  }

  /** What arrived goes into the box, in the place of what was typed. */
  take(name: string, value: Scalar): void {
    this.#choose(name, 'theirs', () => this.boxes.put(name, value));
  }

  /** What was typed stays, and saving replaces what arrived. */
  keep(name: string): void {
    this.#choose(name, 'mine', () => undefined);
  }

  /** Takes a choice back; the box holds again what was typed. */
  reconsider(name: string): void {
    this.#back[name]?.();
    this.#back = omit(this.#back, name);
  }

  /** A note about a box that followed, or was decided about, was read. */
  putAway(name: string): void {
    this.all = this.all.filter((one) => one.name !== name || one.choice === 'open');
  }

  /** What was typed is thrown away: every box shows what stands. Gives the way back. */
  settle(): () => void {
    const before = this.all;
    const ways = before.filter((one) => one.choice === 'open').map(({ name }) => this.#remember(name));
    for (const { name, choice } of before) {
      if (choice !== 'open') continue;
      const winner = winnerOf(this.#stands[name] ?? []);
      this.boxes.begin(name, winner);
      this.boxes.put(name, winner);
      this.#see(name);
    }
    this.all = [];
    return () => {
      for (const way of ways) way();
      this.all = before;
    };
  }

  #choose(name: string, choice: Choice, change: () => void): void {
    const arrival = this.of(name);
    const standing = this.#stands[name];
    if (!arrival || !standing) return;
    this.#back[name] = this.#remember(name);
    this.boxes.begin(name, winnerOf(standing));
    change();
    this.#see(name);
    if (differ(standing)) this.decided.add(name);
    this.#set({ ...arrival, choice });
  }

  #remember(name: string): () => void {
    const box = this.boxes.remember(name);
    const [arrival, seen, shown] = [this.of(name), this.#seen[name], this.#shown[name]];
    const decided = this.decided.has(name);
    return () => {
      box();
      if (!decided) this.decided.delete(name);
      this.#seen[name] = seen ?? [];
      this.#shown[name] = shown ?? [];
      if (arrival) this.#set(arrival);
      // More may have come since: it is looked at again.
      this.#look(name);
    };
  }

  #look(name: string): void {
    const standing = this.#stands[name] ?? [];
    if (SILENT.has(name)) return this.#see(name);
    const seen = this.#seen[name] ?? [];
    const shown = this.#shown[name] ?? [];
    const fresh = standing.filter((one) => one.ops.some((op) => !seen.includes(op)));
    const news = fresh.filter((one) => !shown.some((value) => sameValue(value, one.value)));
    // Written again as it was shown: that is before the eyes already.
    const known = opsOf(fresh.filter((one) => !news.includes(one)));
    if (known.length > 0) this.#seen[name] = [...seen, ...known.filter((op) => !seen.includes(op))];
    if (news.length === 0) {
      if (this.of(name)?.choice === 'open') this.#drop(name);
    } else if (!this.boxes.writes(name) && !this.boxes.held(name)) this.#follow(name, news);
    else this.#showBeside(name, news);
  }

  #follow(name: string, news: readonly Standing[]): void {
    const winner = winnerOf(this.#stands[name] ?? []);
    const was = this.boxes.value(name) ?? null;
    this.boxes.begin(name, winner);
    this.boxes.put(name, winner);
    this.#see(name);
    const worth = news.some((one) => !sameValue(one.value, was));
    if (worth) this.#set({ name, values: news, choice: 'followed', was });
    else this.#drop(name);
  }

  #showBeside(name: string, news: readonly Standing[]): void {
    const typed = this.boxes.value(name);
    const values = news.filter((one) => typed === undefined || !sameValue(one.value, typed));
    if (values.length > 0) this.#set({ name, values, choice: 'open', was: null });
    else if (this.of(name)?.choice === 'open') this.#drop(name);
  }

  #see(name: string): void {
    const standing = this.#stands[name] ?? [];
    this.#seen[name] = opsOf(standing);
    this.#shown[name] = standing.map((one) => one.value);
  }

  #set(arrival: Arrival): void {
    const at = this.all.findIndex((one) => one.name === arrival.name);
    this.all = at < 0 ? [...this.all, arrival] : this.all.with(at, arrival);
  }

  #drop(name: string): void {
    this.all = this.all.filter((one) => one.name !== name);
  }
}
