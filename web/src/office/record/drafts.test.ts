import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { KINDS } from '../../generated/kinds';
import { standing, standsOf } from '../../phone/record.fixture';
import { session } from '../session.svelte';
import { Correction } from './correction.svelte';
import { Drafts, draftsOf, forgetDrafts } from './drafts';
import { Making } from './making.svelte';

const NOW_MS = Date.UTC(2021, 10, 22, 3);

/** A browser's store, as far as drafts use it: its keys are its own properties. */
function store(): Storage {
  const kept: Record<string, unknown> = {};
  const methods = {
    getItem: (key: string) => (kept[key] as string | undefined) ?? null,
    setItem: (key: string, value: string) => (kept[key] = value),
    removeItem: (key: string) => Reflect.deleteProperty(kept, key),
  };
  for (const [name, value] of Object.entries(methods)) {
    Object.defineProperty(kept, name, { value, enumerable: false });
  }
  return kept as unknown as Storage;
}

describe('what is typed at the desk and not saved', () => {
  beforeEach(() => {
    vi.stubGlobal('localStorage', store());
    session.account = { login: 'hoa', ward: '00025' } as unknown as NonNullable<typeof session.account>;
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    session.account = null;
  });

  it('comes_back_in_a_new_record_with_its_time_and_its_place', () => {
    const making = new Making('support', NOW_MS);
    expect(making.restored_ms).toBeNull();
    making.form['name'] = 'Lò Thị Mai';
    making.form['needs/food'] = true;
    making.place = '00025-01';
    making.keep();
    const again = new Making('support', NOW_MS + 60_000);
    expect(again.form).toMatchObject({ name: 'Lò Thị Mai', 'needs/food': true });
    expect(again.place).toBe('00025-01');
    expect(again.restored_ms).not.toBeNull();
    expect(draftsOf('hoa', Date.now())).toMatchObject([{ route: '#/new/support', title: 'Lò Thị Mai' }]);
  });

  it('comes_back_with_the_members_that_were_added', () => {
    const making = new Making('pass', NOW_MS);
    const [first] = making.members;
    if (!first) throw new Error('a pass begins with one occupant');
    making.form[`people/${first.id}/name`] = 'Nguyễn Văn An';
    making.keep();
    expect(new Making('pass', NOW_MS).form[`people/${first.id}/name`]).toBe('Nguyễn Văn An');
  });

  it('is_nobody_elses_and_goes_when_the_person_logs_out', () => {
    const making = new Making('support', NOW_MS);
    making.form['name'] = 'Lò Thị Mai';
    making.keep();
    session.account = { login: 'minh', ward: '00025' } as unknown as NonNullable<typeof session.account>;
    expect(new Making('support', NOW_MS).restored_ms).toBeNull();
    forgetDrafts('hoa');
    expect(draftsOf('hoa', Date.now())).toEqual([]);
  });

  it('goes_when_everything_is_changed_back_and_when_nobody_came_for_a_week', () => {
    const making = new Making('support', NOW_MS);
    making.form['name'] = 'Lan';
    making.keep();
    expect(draftsOf('hoa', Date.now() + 8 * 24 * 3_600_000)).toEqual([]);
    making.keep();
    making.form['name'] = '';
    making.keep();
    expect(draftsOf('hoa', Date.now())).toEqual([]);
  });

  it('remembers_in_a_correction_what_its_author_had_seen', () => {
    const before = standsOf({ name: 'Lan', phone: '+84912000001' });
    const correction = new Correction(KINDS.movement, { name: 'Lan', phone: '+84912000001' }, before);
    correction.form['phone'] = '0912 000 003';
    const drafts = new Drafts('hoa', '#/record/r1');
    drafts.keep({ ...correction.typed, kind: 'movement', title: 'Lan' });
    const now = { ...before, phone: [standing('+84912000002', '2@b')] };
    const later = new Correction(KINDS.movement, { name: 'Lan', phone: '+84912000002' }, now);
    const draft = drafts.read();
    if (!draft) throw new Error('the draft is there');
    later.recall(draft);
    expect(later.form['phone']).toBe('0912 000 003');
    expect(later.arrivals.of('phone')).toMatchObject({ choice: 'open' });
    expect(later.changes()).toMatchObject({ fields: { phone: '0912 000 003' }, seen: { phone: ['1@a'] } });
  });
});
