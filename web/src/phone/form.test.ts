import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Draft, Edit, PhoneWorker, Problem, SaveOutcome } from '../worker/api';
import { draftKey, RecordForm, type FormDraft, type FormStart } from './form.svelte';
import { recordOf, standing } from './record.fixture';
import { typedYear } from '../ui/typed.svelte';
import { untilRead } from './until-read';

/** What the form asked of the worker, and what the worker answers. */
class World {
  drafts = new Map<string, Draft>();
  saved: { edits: Edit[]; draft: string | undefined }[] = [];
  outcome: SaveOutcome = { saved: true, ids: ['b'.repeat(32)], warnings: [[]], undo: 'u1' };
  problems: Problem[] = [];

  worker = {
    getDraft: (key: string) => Promise.resolve(this.drafts.get(key) ?? null),
    putDraft: (key: string, value: unknown) => {
      this.drafts.set(key, { key, saved_at_ms: 1, value });
      return Promise.resolve();
    },
    deleteDraft: (key: string) => {
      this.drafts.delete(key);
      return Promise.resolve();
    },
    check: () => Promise.resolve(this.problems),
    save: (edits: Edit[], options?: { draft?: string }) => {
      this.saved.push({ edits, draft: options?.draft });
      return Promise.resolve(this.outcome);
    },
  } as unknown as PhoneWorker;

  async form(start: Partial<FormStart> = {}): Promise<RecordForm> {
    const form = new RecordForm(this.worker, {
      kind: 'household',
      route: ROUTE,
      titleField: 'head_name',
      ...start,
    });
    await form.load();
    return form;
  }

  draft(): FormDraft | undefined {
    return this.drafts.get(draftKey(ROUTE))?.value as FormDraft | undefined;
  }
}

const ROUTE = '#/household/new';
const HALF_A_DAY = {
  text: '31/11/2021',
  problem: { severity: 'error' as const, text: 'Không có ngày này trên lịch' },
};
let world: World;

beforeEach(() => {
  vi.useFakeTimers();
  world = new World();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a draft', () => {
  it('is kept within 300 ms of a keystroke', async () => {
    const form = await world.form();
    form.set('head_name', 'Nguyễn Văn An');
    expect(world.draft()).toBeUndefined();
    await vi.advanceTimersByTimeAsync(300);
    expect(world.draft()).toMatchObject({ title: 'Nguyễn Văn An', route: ROUTE, kind: 'household' });
  });

  it('a10_of_seven_seconds_without_a_pause_loses_two_at_most', async () => {
    const form = await world.form();
    for (let ms = 0; ms < 7_000; ms += 100) {
      form.set('head_name', `A${ms}`);
      await vi.advanceTimersByTimeAsync(100);
      const kept = Number(String(world.draft()?.fields['head_name'] ?? 'A0').slice(1));
      expect(ms - kept).toBeLessThanOrEqual(2_000);
    }
    expect(world.draft()?.fields['head_name']).not.toBe('A0');
  });

  it('is kept at once when the page may go', async () => {
    const form = await world.form();
    form.set('head_name', 'An');
    form.flush();
    expect(world.draft()?.fields).toEqual({ head_name: 'An' });
  });

  it('comes back after the tab was killed', async () => {
    const first = await world.form();
    first.set('head_name', 'An');
    first.flush();
    const second = await world.form();
    expect(second.text('head_name')).toBe('An');
    expect(second.restored_ms).toBe(1);
  });

  it('is not made by looking', async () => {
    const form = await world.form({ initial: { residence: 'permanent' } });
    form.flush();
    expect(world.draft()).toBeUndefined();
  });

  it('is not made by what the form fills in by itself', async () => {
    const form = await world.form();
    form.suggest('depart_actual', 1_000);
    form.flush();
    expect(world.draft()).toBeUndefined();
    form.set('head_name', 'An');
    form.flush();
    expect(world.draft()?.fields).toEqual({ depart_actual: 1_000, head_name: 'An' });
  });

  it('of a record holds only what was changed, so that it never writes an old value back', async () => {
    const original = recordOf('household', { head_name: 'An', street: 'Ngọc Khánh' });
    const first = await world.form({ original });
    first.set('head_name', 'An Bình');
    first.flush();
    // Meanwhile another phone's street arrives.
    const newer = recordOf('household', { head_name: 'An', street: 'Kim Mã' });
    const second = await world.form({ original: newer });
    expect(second.changes()).toEqual({ head_name: 'An Bình' });
  });

  it('a8_is_gone_when_everything_was_changed_back', async () => {
    const original = recordOf('household', { head_name: 'An' });
    const form = await world.form({ original });
    form.set('head_name', 'Anh');
    form.flush();
    expect(world.draft()).toBeDefined();
    form.set('head_name', 'An');
    form.flush();
    expect(world.draft()).toBeUndefined();
  });

  it('a8_of_text_that_was_deleted_does_not_come_back', async () => {
    const first = await world.form();
    first.set('head_name', 'An');
    first.flush();
    const second = await world.form();
    second.set('head_name', '');
    second.flush();
    const third = await world.form();
    expect(third.text('head_name')).toBe('');
    expect(third.restored_ms).toBeNull();
  });

  it('thrown away can be brought back', async () => {
    const form = await world.form();
    form.set('head_name', 'An');
    form.flush();
    const restore = await form.discard();
    expect(form.text('head_name')).toBe('');
    expect(world.draft()).toBeUndefined();
    restore();
    expect(form.text('head_name')).toBe('An');
  });
});

describe('a box that holds what is no value', () => {
  const original = recordOf('movement', { name: 'An', return_planned: 1_637_500_000_000 });

  it('a6_stops_the_save_and_says_why_and_nothing_is_stored_as_empty', async () => {
    const form = await world.form({ kind: 'movement', original });
    form.typed('return_planned', HALF_A_DAY);
    expect(await form.save()).toBeNull();
    expect(world.saved).toHaveLength(0);
    expect(form.stops).toEqual(['return_planned']);
    expect(form.problem('return_planned')).toEqual(HALF_A_DAY.problem);
    expect(form.changes()).toEqual({});
  });

  it('a6_comes_back_with_its_text_from_a_draft', async () => {
    const first = await world.form({ kind: 'movement', original });
    first.typed('return_planned', HALF_A_DAY);
    first.flush();
    const second = await world.form({ kind: 'movement', original });
    expect(second.unread('return_planned')).toBe('31/11/2021');
    expect(await second.save()).toBeNull();
  });

  it('a6_stops_nobody_once_it_is_gone_from_the_screen_and_leaves_the_value_that_stood', async () => {
    const form = await world.form({ kind: 'movement', original });
    const gone = form.showsBeside('return_planned');
    form.typed('return_planned', HALF_A_DAY);
    gone();
    form.set('name', 'Anh');
    await form.save();
    expect(world.saved[0]?.edits[0]?.fields).toEqual({ name: 'Anh' });
  });

  it('a7_a_year_of_two_digits_is_marked_and_says_why', async () => {
    const form = await world.form({ kind: 'declaration' });
    form.typed('birth_year', typedYear('85'));
    expect(await form.save()).toBeNull();
    expect(form.problem('birth_year')).toEqual({
      severity: 'error',
      text: 'Năm sinh cần đủ 4 chữ số',
      example: '1985',
    });
    form.typed('birth_year', typedYear('1985'));
    expect(form.problem('birth_year')).toBeNull();
    expect(await form.save()).not.toBeNull();
  });

  it('a7_a_save_that_does_nothing_always_says_what_stops_it', async () => {
    const form = await world.form();
    form.demand('symptoms', 'Chưa ghi');
    form.typed('dob', HALF_A_DAY);
    expect(await form.save()).toBeNull();
    expect(form.stops).toEqual(['dob', 'symptoms']);
  });
});

describe('a draft that cannot be read', () => {
  it('a9_keeps_the_form_from_opening_and_is_not_written_over', async () => {
    const first = await world.form();
    first.set('head_name', 'An');
    first.flush();
    const read = world.worker.getDraft;
    world.worker.getDraft = () => Promise.reject(new Error('the store did not open'));
    await expect(world.form()).rejects.toThrow('did not open');
    world.worker.getDraft = read;
    expect((await world.form()).text('head_name')).toBe('An');
  });

  it('a9_is_read_again_until_it_can_be', async () => {
    let asked = 0;
    const reading = untilRead(() =>
      ++asked < 3 ? Promise.reject(new Error('not yet')) : Promise.resolve('An'),
    );
    await vi.advanceTimersByTimeAsync(5_000);
    expect(await reading).toBe('An');
  });
});

describe('what arrives while the form is open', () => {
  const original = recordOf('household', { head_name: 'An', phone: '+84912000001' });
  const newer = recordOf('household', { head_name: 'An' }, original.id, {
    phone: [standing('+84912000002', '2@b')],
  });

  it('a1_leaves_what_is_typed_and_is_not_replaced_by_saving', async () => {
    const form = await world.form({ original });
    form.set('phone', '0912000003');
    form.arrive(newer);
    expect(form.text('phone')).toBe('0912000003');
    expect(form.arrivals?.of('phone')?.choice).toBe('open');
    await form.save();
    expect(world.saved[0]?.edits[0]).toMatchObject({
      fields: { phone: '0912000003' },
      seen: { phone: ['1@a'] },
    });
  });

  it('a1_is_shown_beside_a_draft_that_is_taken_up_a_day_later', async () => {
    const first = await world.form({ original });
    first.set('phone', '0912000003');
    first.flush();
    expect(world.draft()).toMatchObject({ fields: { phone: '0912000003' }, seen: { phone: ['1@a'] } });
    const second = await world.form({ original: newer });
    expect(second.arrivals?.of('phone')).toMatchObject({
      choice: 'open',
      values: [{ value: '+84912000002' }],
    });
    await second.save();
    expect(world.saved[0]?.edits[0]?.seen).toMatchObject({ phone: ['1@a'], head_name: ['1@a'] });
  });

  it('once it was decided about stays decided in the draft', async () => {
    const first = await world.form({ original });
    first.set('phone', '0912000003');
    first.arrive(newer);
    first.arrivals?.keep('phone');
    first.flush();
    const second = await world.form({ original: newer });
    expect(second.arrivals?.all).toEqual([]);
    expect(second.edit().seen?.['phone']).toEqual(['2@b']);
  });

  it('is followed by a box that nobody touched, but not under the cursor', async () => {
    const form = await world.form({ original });
    form.arrive(newer, 'phone');
    expect(form.text('phone')).toBe('+84912000001');
    form.arrive(newer, 'head_name');
    expect(form.text('phone')).toBe('+84912000002');
    expect(form.dirty).toBe(false);
  });

  it('is said apart where the form has no box for it', async () => {
    const form = await world.form({ original });
    const leave = form.showsBeside('phone');
    form.arrive(
      recordOf('household', {}, original.id, { ...newer.stands, 'removed/at': [standing(5, '3@b')] }),
    );
    expect(form.apart.map((one) => one.name)).toEqual(['removed/at']);
    leave();
    expect(form.apart.map((one) => one.name)).toContain('phone');
  });

  it('is taken with the draft that is thrown away, and comes back with it', async () => {
    const form = await world.form({ original });
    form.set('phone', '0912000003');
    form.arrive(newer);
    const restore = await form.discard();
    expect(form.text('phone')).toBe('+84912000002');
    restore();
    expect(form.text('phone')).toBe('0912000003');
    expect(form.edit().seen?.['phone']).toEqual(['1@a']);
  });
});

describe('saving', () => {
  it('writes only what differs, clears what was emptied, and ends the draft in the same transaction', async () => {
    const form = await world.form({
      original: recordOf('household', { head_name: 'An', phone: '+84912345678' }),
    });
    form.set('phone', '  ');
    await form.save();
    expect(world.saved).toEqual([
      {
        edits: [
          {
            id: 'a'.repeat(32),
            kind: 'household',
            fields: { phone: null },
            seen: { head_name: ['1@a'], phone: ['1@a'] },
          },
        ],
        draft: draftKey(ROUTE),
      },
    ]);
  });

  it('a new record names its place', async () => {
    const form = await world.form({ place: '00025-01' });
    form.set('head_name', 'An');
    await form.save();
    expect(world.saved[0]?.edits[0]).toEqual({
      kind: 'household',
      place: '00025-01',
      fields: { head_name: 'An' },
    });
  });

  it('keeps the draft when nothing was written', async () => {
    world.outcome = { saved: false, reason: 'storage_full' };
    const form = await world.form();
    form.set('head_name', 'An');
    await form.save();
    expect(world.draft()?.fields).toEqual({ head_name: 'An' });
    expect(form.saving).toBe(false);
  });

  it('a12_two_taps_with_a_slow_page_change_make_one_record', async () => {
    const form = await world.form();
    form.set('head_name', 'An');
    const first = form.save();
    const second = form.save();
    await Promise.all([first, second]);
    // Saved, and the page has not changed yet.
    expect(await form.save()).toBeNull();
    expect(form.done).toBe(true);
    expect(form.stops).toEqual([]);
    expect(world.saved).toHaveLength(1);
  });

  it('happens once however often it is tapped', async () => {
    const form = await world.form();
    form.set('head_name', 'An');
    await Promise.all([form.save(), form.save()]);
    expect(world.saved).toHaveLength(1);
  });

  it('waits while a box holds what is no value, and while a demand is open', async () => {
    const form = await world.form();
    form.typed('dob', HALF_A_DAY);
    expect(await form.save()).toBeNull();
    form.typed('dob', { value: '1950' });
    form.demand('symptoms', 'Chưa ghi');
    expect(await form.save()).toBeNull();
    expect(form.problem('symptoms')?.text).toBe('Chưa ghi');
    form.demand('symptoms', null);
    expect(await form.save()).not.toBeNull();
  });

  it('leaves no draft behind when a keystroke was still on its way', async () => {
    const form = await world.form();
    form.set('head_name', 'An');
    await form.save();
    await vi.advanceTimersByTimeAsync(1_000);
    form.flush();
    expect(world.draft()).toBeUndefined();
  });
});

describe('what is wrong', () => {
  const missing: Problem = {
    field: 'head_name',
    code: 'required',
    severity: 'error',
    vi: 'Ghi tên.',
    en: 'Name.',
  };
  const short: Problem = {
    field: 'phone',
    code: 'phone',
    severity: 'warning',
    vi: 'Số lạ.',
    en: 'Odd.',
    example: '0912 345 678',
  };

  it('is not held against a form that was just opened', async () => {
    world.problems = [missing, short];
    const form = await world.form();
    form.set('phone', '09');
    await vi.advanceTimersByTimeAsync(500);
    expect(form.problem('head_name')).toBeNull();
    expect(form.problem('phone')).toEqual({ severity: 'warning', text: 'Số lạ.', example: '0912 345 678' });
  });

  it('is said at its field once saving was asked for', async () => {
    world.outcome = { saved: false, reason: 'invalid', problems: [[missing]] };
    const form = await world.form();
    form.set('phone', '0912345678');
    await form.save();
    expect(form.problem('head_name')).toEqual({ severity: 'error', text: 'Ghi tên.' });
  });
});

describe('a set', () => {
  it('is one key a member, and a taken mark is cleared', async () => {
    const form = await world.form({ original: recordOf('household', { 'hardship/poor': true }) });
    form.mark('hardship', ['policy']);
    expect(form.marked('hardship')).toEqual(['policy']);
    expect(form.changes()).toEqual({ 'hardship/poor': null, 'hardship/policy': true });
  });
});
