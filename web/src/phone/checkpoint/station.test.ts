import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Draft, Edit, PhoneWorker, SaveOutcome } from '../../worker/api';
import { typedMoment } from '../../ui/typed.svelte';
import { passRecord, person } from './record.fixture';
import { draftPrefix, restEndsMs, Station } from './station.svelte';

const PLACE = '00025-C01';
const NOW = Date.UTC(2021, 10, 22, 3);
const SAVED: SaveOutcome = { saved: true, ids: ['p1'], warnings: [[]], undo: 'u1' };

/** The worker's drafts and saves, as a station sees them. */
class FakeWorker {
  kept = new Map<string, Draft>();
  saved: Edit[] = [];
  answer: SaveOutcome = SAVED;
  minds = 37.5;

  drafts = (): Promise<Draft[]> => Promise.resolve([...this.kept.values()]);
  putDraft = (key: string, value: unknown): Promise<void> => {
    this.kept.set(key, { key, saved_at_ms: this.kept.size, value });
    return Promise.resolve();
  };
  deleteDraft = (key: string): Promise<void> => {
    this.kept.delete(key);
    return Promise.resolve();
  };
  save = (edits: Edit[], options?: { draft?: string }): Promise<SaveOutcome> => {
    if (this.answer.saved) {
      this.saved.push(...edits);
      if (options?.draft) this.kept.delete(options.draft);
    }
    return Promise.resolve(this.answer);
  };
  undo = (): Promise<SaveOutcome> => Promise.resolve(SAVED);
  dayRules = () => Promise.resolve({ fever_c: this.minds, remeasure_wait_min: 5 });
}

let worker: FakeWorker;
let station: Station;

const begin = async (): Promise<Station> => {
  const begun = new Station(worker as unknown as PhoneWorker, PLACE, 's1');
  await begun.load(NOW);
  return begun;
};

/** Types a motorbike with one person of that temperature. */
function type(temperature: string): void {
  const { form } = station;
  for (const key of '29B112345') form.typePlate(key, []);
  const [driver] = form.values.people;
  if (!driver) throw new Error('nobody drives');
  form.setName(driver.id, 'Nguyễn Văn An');
  form.setDeclared(driver.id, true);
  form.open({ at: 'temp1', person: driver.id });
  for (const key of temperature) form.typeTemperature('temp1', key, NOW);
  station.keepDraft();
  station.keeper.flush();
}

beforeEach(async () => {
  vi.useFakeTimers();
  worker = new FakeWorker();
  station = await begin();
});

describe('the decision', () => {
  it('saves the passage in its shift, takes its draft along, and clears the form', async () => {
    type('365');
    expect(worker.kept.size).toBe(1);
    expect(await station.decide('let_pass', NOW)).toBe('saved');
    expect(worker.saved).toMatchObject([
      {
        kind: 'pass',
        place: PLACE,
        fields: { at: NOW, shift: 's1', decision: 'let_pass', plate: '29B112345' },
      },
    ]);
    expect(worker.kept.size).toBe(0);
    expect(station.form.started).toBe(false);
    expect(station.form.values).toMatchObject({ vehicle: 'motorbike', people: [{ declared: null }] });
  });

  it('e0_16_saves a passage from paper with its own time, and says that it was entered later', async () => {
    type('365');
    station.form.values.lateAtMs = NOW - 3_600_000;
    expect(await station.decide('let_pass', NOW)).toBe('saved');
    expect(worker.saved[0]?.fields).toMatchObject({ at: NOW - 3_600_000, late_entry: true });
  });

  it('e0_2_saves who drove through with what is known, and takes it back into the form when it fails', async () => {
    station.form.setVehicle('motorbike');
    expect(await station.evade('Bỏ chạy khi đang kiểm tra', NOW)).toBe('saved');
    expect(worker.saved[0]?.fields).toMatchObject({
      evaded: true,
      decision_note: 'Bỏ chạy khi đang kiểm tra',
      vehicle_type: 'motorbike',
    });
    expect(worker.saved[0]?.fields).not.toHaveProperty('decision');
    expect(station.last?.decision).toBeNull();
    worker.answer = { saved: false, reason: 'storage_full' };
    expect(await station.evade('Không dừng', NOW)).toEqual({ saved: false, reason: 'storage_full' });
    expect(station.form.values).toMatchObject({ evaded: false, note: '' });
  });

  it('e0_2_taken back, a vehicle that drove through is one that may be let pass, and a reason typed before stays', async () => {
    station.form.setVehicle('motorbike');
    station.form.values.note = 'Đã gõ trước';
    worker.answer = { saved: false, reason: 'storage_full' };
    await station.evade('Không dừng', NOW);
    expect(station.form.values).toMatchObject({ evaded: false, note: 'Đã gõ trước' });
    worker.answer = SAVED;
    expect(await station.evade('Không dừng', NOW)).toBe('saved');
    expect(await station.undo()).toBe(true);
    expect(station.form.values).toMatchObject({ evaded: false, note: 'Đã gõ trước' });
  });

  it('keeps what was typed and its draft when it is refused', async () => {
    type('365');
    const { form } = station;
    worker.answer = {
      saved: false,
      reason: 'invalid',
      problems: [[{ field: 'plate', code: 'plate_missing', severity: 'error', vi: '', en: '' }]],
    };
    expect(await station.decide('let_pass', NOW)).toBe('invalid');
    expect(station.form).toBe(form);
    expect(form.slot).toEqual({ at: 'plate' });
    station.keeper.flush();
    expect(worker.kept.size).toBe(1);
  });

  it('a6_is_refused_while_a_sampling_time_is_no_time', async () => {
    type('365');
    station.form.setTestTaken(typedMoment('31/11/2021', '08:00'));
    expect(await station.decide('let_pass', NOW)).toBe('invalid');
    expect(worker.saved).toHaveLength(0);
    expect(station.form.problem('test_taken_at')?.vi).toBe('Không có ngày này trên lịch');
  });

  it('a12_two_taps_make_one_record', async () => {
    type('365');
    const outcomes = await Promise.all([station.decide('let_pass', NOW), station.decide('let_pass', NOW)]);
    expect(outcomes).toEqual(['saved', 'busy']);
    expect(worker.saved).toHaveLength(1);
  });

  it('says that the disk is full and keeps what was typed', async () => {
    type('365');
    worker.answer = { saved: false, reason: 'storage_full' };
    expect(await station.decide('let_pass', NOW)).toMatchObject({ reason: 'storage_full' });
    expect(station.form.values.plate).toBe('29B112345');
  });

  it('can be taken back into the form, and what was begun meanwhile waits', async () => {
    type('365');
    await station.decide('turn_back', NOW);
    for (const key of '30A') station.form.typePlate(key, []);
    expect(await station.undo()).toBe(true);
    expect(station.form.values).toMatchObject({
      plate: '29B112345',
      people: [{ name: 'Nguyễn Văn An', temp1: '36,5' }],
    });
    expect(station.parked.map((form) => form.values.plate)).toEqual(['30A']);
    expect(station.last).toBeNull();
  });
});

describe('a high temperature', () => {
  it('waits for the second reading while others pass, and is reminded of after the rest', () => {
    type('382');
    const waiting = station.form;
    const [driver] = waiting.values.people;
    expect(driver && station.mustRest(driver)).toBe(true);
    station.park(NOW + 1000);
    expect(station.form).not.toBe(waiting);
    expect(restEndsMs(station, waiting, 5)).toBe(NOW + 5 * 60_000);
    station.resume(waiting);
    expect(station.form).toBe(waiting);
    expect(waiting.slot).toEqual({ at: 'temp2', person: driver?.id });
    for (const key of '370') waiting.typeTemperature('temp2', key, NOW + 400_000);
    expect(waiting.fields).toMatchObject({
      [`people/${driver?.id}/temp1`]: 38.2,
      [`people/${driver?.id}/temp2`]: 37,
      [`people/${driver?.id}/temp2_at`]: NOW + 400_000,
    });
    expect(restEndsMs(station, waiting, 5)).toBeNull();
  });

  it('is what the rules of the day say', async () => {
    worker.minds = 38.5;
    station = await begin();
    type('382');
    expect(station.form.values.people.some((one) => station.mustRest(one))).toBe(false);
  });
});

describe('drafts that cannot be read', () => {
  it('a9_are_read_again_before_anything_can_be_typed', async () => {
    type('382');
    station.park(NOW);
    const read = worker.drafts;
    worker.drafts = () => Promise.reject(new Error('the store did not open'));
    const again = new Station(worker as unknown as PhoneWorker, PLACE, 's1');
    const loading = again.load(NOW);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(again.ready).toBe(false);
    worker.drafts = read;
    await vi.advanceTimersByTimeAsync(2_000);
    await loading;
    expect(again.ready).toBe(true);
    expect(again.parked).toHaveLength(1);
  });
});

describe('a killed tab', () => {
  it('comes back with the passage being typed and those that wait', async () => {
    type('382');
    station.park(NOW);
    for (const key of '30A') station.form.typePlate(key, []);
    station.keepDraft();
    vi.advanceTimersByTime(300);
    expect([...worker.kept.keys()].every((key) => key.startsWith(draftPrefix(PLACE)))).toBe(true);
    const reopened = await begin();
    expect(reopened.form.values.plate).toBe('30A');
    expect(reopened.parked.map((form) => form.values.plate)).toEqual(['29B112345']);
  });

  it('leaves no draft of what was emptied by hand', () => {
    for (const key of '30') station.form.typePlate(key, []);
    station.keepDraft();
    station.keeper.flush();
    for (const key of ['erase', 'erase']) station.form.typePlate(key, []);
    station.keepDraft();
    station.keeper.flush();
    expect(worker.kept.size).toBe(0);
  });
});

describe('the passes of the day', () => {
  it('are counted for this shift only, and the newest says direction and vehicle', () => {
    const fields = {
      vehicle_type: 'truck',
      direction: 'out',
      decision: 'let_pass',
      ...person('0a', { name: 'An', temp1: 36.5, declared: true }),
    };
    station.take([
      passRecord('1', { ...fields, at: 1, shift: 's0', plate: '29C11111' }),
      passRecord('2', { ...fields, at: 2, shift: 's1', plate: '29C22222' }),
    ]);
    expect(station.tally).toMatchObject({ passes: 1, people: 1 });
    expect(station.earlier).toHaveLength(2);
    expect(station.form.values).toMatchObject({ vehicle: 'truck', direction: 'out', plate: '' });
  });
});
