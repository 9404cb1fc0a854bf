import { beforeEach, describe, expect, it } from 'vitest';
import type { Edit, ListQuery, PhoneWorker, Scalar, WholeRecord } from '../../worker/api';
import { RecordForm } from '../form.svelte';
import { recordOf } from '../record.fixture';
import type { MovementStart } from '../routes';
import { endedBy, Journey } from './journey.svelte';
import { startMovement } from './movement-start';

const HOUR = 3_600_000;
const NOW = Date.parse('2021-11-14T07:00:00Z');
const LAN = 'c'.repeat(32);
const NOWHERE: MovementStart = {
  person: null,
  household: null,
  direction: null,
  departure: null,
  draft: null,
};

/** The phone's movements, as the worker gives and takes them. */
class World {
  held = new Map<string, WholeRecord>();
  saved: Edit[] = [];
  #next = 0;

  worker = {
    getDraft: () => Promise.resolve(null),
    putDraft: () => Promise.resolve(),
    deleteDraft: () => Promise.resolve(),
    check: () => Promise.resolve([]),
    record: (id: string) => Promise.resolve(this.held.get(id) ?? null),
    list: ({ kind, where = {} }: ListQuery) => {
      const records = [...this.held.values()].filter(
        (one) =>
          one.kind === kind &&
          !one.removed &&
          Object.entries(where).every(([name, value]) => one.fields[name] === value),
      );
      return Promise.resolve({ total: records.length, records });
    },
    save: (edits: Edit[]) => {
      this.saved.push(...edits);
      return Promise.resolve({ saved: true as const, ids: ['new'], warnings: [[]], undo: 'u' });
    },
  } as unknown as PhoneWorker;

  movement(fields: Record<string, Scalar>): string {
    const id = String(++this.#next).padStart(32, '0');
    this.held.set(id, recordOf('movement', { name: 'Lan', person: LAN, ...fields }, id));
    return id;
  }

  departure(depart_actual: number, more: Record<string, Scalar> = {}): string {
    return this.movement({ direction: 'departure', to_text: 'Sơn La', depart_actual, ...more });
  }

  async form(from: Partial<MovementStart>, fields: Record<string, Scalar> = {}): Promise<RecordForm> {
    const form = await startMovement(this.worker, null, { ...NOWHERE, ...from }, ['00025-01']);
    if (!form) throw new Error('no form');
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    return form;
  }

  /** Which departures the saving of this form closes. */
  async closed(form: RecordForm, journey = new Journey(this.worker, form)): Promise<string[]> {
    await form.save(() => journey.edits());
    return this.saved.flatMap((edit) => (edit.id && edit.fields['closed'] === true ? [edit.id] : []));
  }
}

let world: World;
beforeEach(() => (world = new World()));

describe('a return', () => {
  it('a16_opened_from_its_departure_ends_it', async () => {
    const left = world.departure(NOW - 90 * HOUR, { return_planned: NOW - HOUR });
    const form = await world.form({ direction: 'return', departure: left });
    form.suggest('arrive_actual', NOW);
    expect(await world.closed(form)).toEqual([left]);
    expect(world.saved[0]?.fields['departure']).toBe(left);
  });

  it('a16_of_somebody_who_is_not_on_the_list_ends_it_too', async () => {
    const left = world.departure(NOW - 90 * HOUR, { person: null });
    const form = await world.form({ direction: 'return', departure: left }, { arrive_actual: NOW });
    expect(await world.closed(form)).toEqual([left]);
  });

  it('a16_opened_from_the_person_ends_whatever_stands_open', async () => {
    const left = world.departure(NOW - 90 * HOUR);
    const form = await world.form({ direction: 'return' }, { person: LAN, arrive_actual: NOW });
    expect(await world.closed(form)).toEqual([left]);
  });

  it('a16_that_is_only_planned_ends_nothing_and_its_arrival_does', async () => {
    const left = world.departure(NOW - 90 * HOUR);
    const form = await world.form({ direction: 'return', departure: left }, { arrive_planned: NOW + HOUR });
    expect(await world.closed(form)).toEqual([]);
    const arrived = { ...form.fields, arrive_actual: NOW + HOUR };
    expect((await endedBy(world.worker, arrived)).map(({ id }) => id)).toEqual([left]);
  });

  it('a16_leaves_a_departure_that_is_still_to_come', async () => {
    world.movement({ direction: 'departure', depart_planned: NOW + 48 * HOUR });
    const form = await world.form({ direction: 'return' }, { person: LAN, arrive_actual: NOW });
    expect(await world.closed(form)).toEqual([]);
  });

  it('a28_before_its_departure_is_asked_about', async () => {
    const left = world.departure(NOW - HOUR);
    const form = await world.form(
      { direction: 'return', departure: left },
      { arrive_actual: NOW - 2 * HOUR },
    );
    const journey = new Journey(world.worker, form);
    await journey.look();
    expect(journey.question).toMatchObject({
      about: 'return_before_departure',
      departure: { id: left },
    });
    journey.answer = 'keep';
    expect(await world.closed(form, journey)).toEqual([]);
  });

  it('a28_before_its_departure_ends_it_where_the_person_says_so', async () => {
    const left = world.departure(NOW - HOUR);
    const form = await world.form(
      { direction: 'return', departure: left },
      { arrive_actual: NOW - 2 * HOUR },
    );
    const journey = new Journey(world.worker, form);
    journey.answer = 'end';
    expect(await world.closed(form, journey)).toEqual([left]);
  });
});

describe('a second departure of somebody who is away', () => {
  it('a28_is_asked_about_and_ends_the_first_where_that_is_over', async () => {
    const left = world.departure(NOW - 50 * HOUR);
    const form = await world.form({ direction: 'departure' }, { person: LAN, depart_actual: NOW });
    const journey = new Journey(world.worker, form);
    await journey.look();
    expect(journey.question).toMatchObject({ about: 'second_departure', departure: { id: left } });
    journey.answer = 'end';
    expect(await world.closed(form, journey)).toEqual([left]);
  });

  it('a28_leaves_the_first_where_both_are_followed', async () => {
    world.departure(NOW - 50 * HOUR);
    const form = await world.form({ direction: 'departure' }, { person: LAN, depart_actual: NOW });
    const journey = new Journey(world.worker, form);
    journey.answer = 'keep';
    expect(await world.closed(form, journey)).toEqual([]);
  });

  it('a28_is_not_asked_about_of_somebody_who_is_back_or_only_means_to_leave', async () => {
    world.departure(NOW - 50 * HOUR, { closed: true });
    world.movement({ direction: 'departure', depart_planned: NOW + HOUR });
    const form = await world.form({ direction: 'departure' }, { person: LAN, depart_actual: NOW });
    const journey = new Journey(world.worker, form);
    await journey.look();
    expect(journey.question).toBeNull();
  });
});
