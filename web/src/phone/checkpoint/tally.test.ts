import { describe, expect, it } from 'vitest';
import sums from '../../../../tests/fixtures/shift-sums.json';
import type { Scalar } from '../../worker/api';
import { passRecord, person } from './record.fixture';
import { reconcile, sinceClosed, tally, vehicleLines } from './tally';

const well = { name: 'Nguyễn Văn An', temp1: 36.5, declared: true };
const hot = { name: 'Trần Thị Bình', temp1: 38.2, declared: false, 'symptoms/fever': true };
const lao = { name: 'Khamla', temp1: 36.8, declared: true, nationality: 'Lào' };

const records = [
  passRecord('1', {
    direction: 'in',
    vehicle_type: 'motorbike',
    decision: 'let_pass',
    ...person('0a', well),
    ...person('1b', lao),
  }),
  passRecord('2', {
    direction: 'out',
    vehicle_type: 'car',
    decision: 'to_health_post',
    ...person('0a', hot),
    ...person('1b', well),
  }),
  passRecord('3', {
    direction: 'in',
    vehicle_type: 'on_foot',
    decision: 'turn_back',
    ...person('0a', well),
    ...person('1b', { ...well, removed: true }),
  }),
  passRecord(
    '4',
    { direction: 'in', vehicle_type: 'car', decision: 'let_pass', ...person('0a', well) },
    true,
  ),
];

describe('the count of a shift', () => {
  it('a29_says_what_stood_there_at_closing_where_more_came_since', () => {
    const closed = { vehicles_recorded: 74, people_recorded: 90 };
    expect(sinceClosed(closed, { vehicles: 80, people: 96 })).toEqual({ vehicles: 74, people: 90 });
    expect(sinceClosed(closed, { vehicles: 74, people: 90 })).toBeNull();
    expect(sinceClosed({}, { vehicles: 74, people: 90 })).toBeNull();
  });

  it('a29_names_vehicles_that_add_up_to_all_of_them_and_no_pedestrian_among_them', () => {
    const unknown = passRecord('5', { direction: 'in', decision: 'let_pass', ...person('0a', well) });
    const sums = tally([...records, unknown], 37.5);
    const lines = vehicleLines(sums);
    expect(lines).toEqual([
      { vehicle: 'motorbike', count: 1 },
      { vehicle: 'car', count: 1 },
      { vehicle: null, count: 1 },
    ]);
    expect(lines.reduce((sum, { count }) => sum + count, 0)).toBe(sums.vehicles);
    expect(sums.byVehicle.on_foot).toBe(1);
  });

  it('adds up vehicles, people and decisions as form M5 asks', () => {
    expect(tally(records, 37.5)).toMatchObject({
      passes: 3,
      vehicles: 2,
      goingIn: 2,
      goingOut: 1,
      people: 5,
      vietnamese: 4,
      foreign: 1,
      declared: 4,
      highTemperature: 1,
      withSymptoms: 1,
      letPass: 2,
      turnedBack: 1,
      toHealthPost: 2,
      toIsolation: 0,
    });
    expect(tally(records, 37.5).byVehicle).toMatchObject({ motorbike: 1, car: 1, on_foot: 1, truck: 0 });
  });

  it('says that it does not know what is high when no rule holds for the day', () => {
    expect(tally(records, null).highTemperature).toBeNull();
    expect(tally(records, 38.5).highTemperature).toBe(0);
  });
});

describe('closing a shift', () => {
  it('needs both hand counts', () => {
    expect(reconcile({ vehicles: 12, people: null }, { vehicles: 12, people: 15 })).toMatchObject({
      vehicles: 0,
      people: null,
      complete: false,
      differs: false,
    });
  });

  it('owes a reason when hand and records differ', () => {
    const found = reconcile({ vehicles: 14, people: 15 }, { vehicles: 12, people: 15 });
    expect(found).toEqual({ vehicles: 2, people: 0, complete: true, differs: true });
  });

  it('is not fooled by differences that cancel out', () => {
    expect(reconcile({ vehicles: 13, people: 14 }, { vehicles: 12, people: 15 }).differs).toBe(true);
  });
});

describe('a decision of somebody alone', () => {
  it('e0_5_counts each person by their own decision, and who drove through apart', () => {
    const family = passRecord('5', {
      direction: 'in',
      vehicle_type: 'car',
      decision: 'let_pass',
      ...person('0a', well),
      ...person('1b', { ...hot, decision: 'to_health_post' }),
      ...person('2c', { not_measured: 'refused', decision: 'turn_back' }),
    });
    const fled = passRecord('6', { direction: 'in', vehicle_type: 'motorbike', evaded: true });
    expect(tally([family, fled], 37.5)).toMatchObject({
      passes: 2,
      people: 3,
      letPass: 1,
      toHealthPost: 1,
      turnedBack: 0,
      evaded: 1,
      refused: 1,
    });
  });
});

describe('the report of the office', () => {
  it('r13_the_phone_adds_up_what_the_office_reports', () => {
    const given: readonly Record<string, Scalar | undefined>[] = [...sums.passes, sums.removed];
    const all = given.map((fields, at) =>
      passRecord(String(at), fields as Record<string, Scalar>, at === sums.passes.length),
    );
    const found = tally(all, sums.fever_c);
    const { byVehicle } = found;
    expect({
      passes: { passes: found.passes, going_in: found.goingIn, going_out: found.goingOut },
      vehicles: {
        vehicles: found.vehicles,
        ...Object.fromEntries(vehicleLines(found).map(({ vehicle, count }) => [vehicle ?? 'unknown', count])),
      },
      people: {
        people: found.people,
        vietnamese: found.vietnamese,
        foreign: found.foreign,
        declared: found.declared,
        high_temperature: found.highTemperature,
        with_symptoms: found.withSymptoms,
        on_foot: byVehicle.on_foot,
      },
      outcome: {
        let_pass: found.letPass,
        turn_back: found.turnedBack,
        to_health_post: found.toHealthPost,
        to_isolation: found.toIsolation,
        evaded: found.evaded,
        refused: found.refused,
      },
    }).toEqual(sums.sums);
  });
});
