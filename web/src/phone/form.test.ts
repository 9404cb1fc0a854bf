import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Draft, Edit, PhoneWorker, Problem, SaveOutcome } from '../worker/api';
import { draftKey, RecordForm, type FormDraft, type FormStart } from './form.svelte';
import { recordOf, standing } from './record.fixture';

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

  it('happens once however often it is tapped', async () => {
    const form = await world.form();
    form.set('head_name', 'An');
    await Promise.all([form.save(), form.save()]);
    expect(world.saved).toHaveLength(1);
  });

  it('waits while a box holds what is no value, and while a demand is open', async () => {
    const form = await world.form();
    form.unreadable['dob'] = true;
    expect(await form.save()).toBeNull();
    form.unreadable['dob'] = false;
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
