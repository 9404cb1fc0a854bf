import { describe, expect, it } from 'vitest';
import { standing } from '../phone/record.fixture';
import type { Scalar, StandingValue, Stands } from '../worker/api';
import { Arrivals, type Boxes } from './arrivals.svelte';
import { sameValue } from './seen';

/** A form with nothing but boxes. */
class Form implements Boxes {
  fields: Record<string, Scalar>;
  before: Record<string, Scalar>;
  cursor: string | null = null;
  arrivals: Arrivals;

  constructor(stands: Stands) {
    this.before = Object.fromEntries(
      Object.entries(stands).map(([name, [first]]) => [name, first?.value ?? null]),
    );
    this.fields = { ...this.before };
    this.arrivals = new Arrivals(this, stands);
  }

  value = (name: string): Scalar => this.fields[name] ?? null;
  writes = (name: string): boolean =>
    !sameValue(this.value(name), this.before[name] ?? null) || this.arrivals.decided.has(name);
  held = (name: string): boolean => this.cursor === name;
  begin = (name: string, value: Scalar): void => void (this.before[name] = value);
  put = (name: string, value: Scalar): void => void (this.fields[name] = value);
  remember(name: string): () => void {
    const [field, before] = [this.value(name), this.before[name] ?? null];
    return () => {
      this.fields[name] = field;
      this.before[name] = before;
    };
  }
}

const OLD = '+84912000001';
const THEIRS = '+84912000002';
const MINE = '0912000003';
const phone = (...values: StandingValue[]): Stands => ({ phone: values });
const was = standing(OLD, '1@a');
const theirs = standing(THEIRS, '2@b');
const beside = (value: StandingValue): StandingValue => ({ ...value, winner: false });

const open = (stands: Stands = phone(was)): Form => new Form(stands);
function typed(): Form {
  const form = open();
  form.put('phone', MINE);
  return form;
}

describe('a box in which somebody types', () => {
  it('a1_is_not_touched_and_the_newer_value_is_shown_beside_it', () => {
    const form = typed();
    form.arrivals.arrive(phone(theirs));
    expect(form.value('phone')).toBe(MINE);
    expect(form.arrivals.of('phone')).toMatchObject({ choice: 'open', values: [{ value: THEIRS }] });
  });

  it('a1_saved_without_a_choice_names_only_what_was_seen', () => {
    const form = typed();
    form.arrivals.arrive(phone(theirs));
    expect(form.arrivals.seen).toEqual({ phone: ['1@a'] });
    expect(form.arrivals.beside.map((one) => one.name)).toEqual(['phone']);
  });

  it('takes theirs: nothing is left to write', () => {
    const form = typed();
    form.arrivals.arrive(phone(theirs));
    form.arrivals.take('phone', THEIRS);
    expect(form.value('phone')).toBe(THEIRS);
    expect(form.writes('phone')).toBe(false);
    expect(form.arrivals.seen).toEqual({ phone: ['2@b'] });
  });

  it('keeps mine: it replaces theirs, which is seen now', () => {
    const form = typed();
    form.arrivals.arrive(phone(theirs));
    form.arrivals.keep('phone');
    expect(form.value('phone')).toBe(MINE);
    expect(form.writes('phone')).toBe(true);
    expect(form.arrivals.seen).toEqual({ phone: ['2@b'] });
    expect(form.arrivals.beside).toEqual([]);
  });

  it('kept, then typed back to what stood before, still replaces theirs', () => {
    const form = typed();
    form.arrivals.arrive(phone(theirs));
    form.arrivals.keep('phone');
    form.put('phone', OLD);
    expect(form.writes('phone')).toBe(true);
  });

  it.each(['take', 'keep'] as const)('holds again what was typed when %s is taken back', (choice) => {
    const form = typed();
    form.arrivals.arrive(phone(theirs));
    if (choice === 'take') form.arrivals.take('phone', THEIRS);
    else form.arrivals.keep('phone');
    form.arrivals.reconsider('phone');
    expect(form.value('phone')).toBe(MINE);
    expect(form.arrivals.of('phone')?.choice).toBe('open');
    expect(form.arrivals.seen).toEqual({ phone: ['1@a'] });
  });

  it('asks again when still another value comes after a choice', () => {
    const form = typed();
    form.arrivals.arrive(phone(theirs));
    form.arrivals.keep('phone');
    const third = standing('+84912000004', '3@c');
    form.arrivals.arrive(phone(third));
    expect(form.arrivals.of('phone')).toMatchObject({ choice: 'open', values: [third] });
    expect(form.arrivals.seen).toEqual({ phone: ['2@b'] });
  });

  it('taking one of several that stand writes it, so that it stands alone', () => {
    const form = typed();
    form.arrivals.arrive(phone(was, beside(theirs)));
    form.arrivals.take('phone', THEIRS);
    expect(form.writes('phone')).toBe(true);
    form.arrivals.reconsider('phone');
    form.arrivals.take('phone', OLD);
    expect(form.writes('phone')).toBe(true);
    expect(form.arrivals.seen['phone']).toEqual(['1@a', '2@b']);
  });

  it('has nothing beside it when theirs says the same as mine', () => {
    const form = typed();
    form.arrivals.arrive(phone(standing('+84912000003', '2@b')));
    expect(form.arrivals.all).toEqual([]);
  });

  it('is not told of what was written again as it was shown', () => {
    const form = typed();
    form.arrivals.arrive(phone(standing(OLD, '2@b')));
    expect(form.arrivals.all).toEqual([]);
    expect(form.arrivals.seen['phone']).toContain('2@b');
  });

  it('is told no more of a value that its author took back', () => {
    const form = typed();
    form.arrivals.arrive(phone(theirs));
    form.arrivals.arrive(phone(standing(OLD, '3@b')));
    expect(form.arrivals.all).toEqual([]);
  });
});

describe('a box that nobody touched', () => {
  it('follows the newer value and says so', () => {
    const form = open();
    form.arrivals.arrive(phone(theirs));
    expect(form.value('phone')).toBe(THEIRS);
    expect(form.writes('phone')).toBe(false);
    expect(form.arrivals.of('phone')).toMatchObject({ choice: 'followed', was: OLD });
    expect(form.arrivals.seen).toEqual({ phone: ['2@b'] });
  });

  it('does not change under a cursor that is in it', () => {
    const form = open();
    form.cursor = 'phone';
    form.arrivals.arrive(phone(theirs));
    expect(form.value('phone')).toBe(OLD);
    expect(form.arrivals.of('phone')?.choice).toBe('open');
    expect(form.arrivals.beside).toEqual([]);
    // What is typed now is typed over what is shown in the box, not over what stands beside it.
    form.put('phone', MINE);
    expect(form.arrivals.seen).toEqual({ phone: ['1@a'] });
  });

  it('a note about it is put away once it was read, one that waits for a choice is not', () => {
    const form = open({ ...phone(was), lane: [standing('ngõ 1', '1@a')] });
    form.put('phone', MINE);
    form.arrivals.arrive({ ...phone(theirs), lane: [standing('ngõ 2', '2@b')] });
    for (const name of ['phone', 'lane']) form.arrivals.putAway(name);
    expect(form.arrivals.all.map((one) => one.name)).toEqual(['phone']);
  });

  it('shows a field that nobody had written before', () => {
    const form = open();
    form.arrivals.arrive({ ...phone(was), 'removed/at': [standing(5, '2@b')] });
    expect(form.arrivals.of('removed/at')).toMatchObject({ choice: 'followed', was: null });
  });

  it('is not told what the app writes for itself', () => {
    const form = open();
    form.arrivals.arrive({ ...phone(was), v: [standing(2, '2@b')] });
    expect(form.arrivals.all).toEqual([]);
    expect(form.arrivals.seen['v']).toEqual(['2@b']);
  });
});

describe('a draft that is taken up again', () => {
  function takenUp(stands: Stands, seen: Record<string, string[]>): Form {
    const form = open(stands);
    form.put('phone', MINE);
    form.arrivals.recall(['phone'], seen);
    return form;
  }

  it('a1_shows_what_arrived_since_it_was_typed', () => {
    const form = takenUp(phone(theirs), { phone: ['1@a'] });
    expect(form.arrivals.of('phone')).toMatchObject({ choice: 'open', values: [theirs] });
    expect(form.arrivals.seen).toEqual({ phone: ['1@a'] });
  });

  it('shows nothing where nothing arrived', () => {
    const form = takenUp(phone(was), { phone: ['1@a'] });
    expect(form.arrivals.all).toEqual([]);
    expect(form.arrivals.seen).toEqual({ phone: ['1@a'] });
  });

  it('of an older version has seen nothing: what stands is shown and stays', () => {
    const form = takenUp(phone(was), {});
    expect(form.arrivals.of('phone')?.choice).toBe('open');
    expect(form.arrivals.seen).toEqual({ phone: [] });
  });

  it('thrown away shows what stands, and can be brought back', () => {
    const form = takenUp(phone(theirs), { phone: ['1@a'] });
    const back = form.arrivals.settle();
    expect(form.value('phone')).toBe(THEIRS);
    expect(form.arrivals.seen).toEqual({ phone: ['2@b'] });
    back();
    expect(form.value('phone')).toBe(MINE);
    expect(form.arrivals.seen).toEqual({ phone: ['1@a'] });
  });
});
