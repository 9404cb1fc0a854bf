import { describe, expect, it } from 'vitest';
import { byName, byPlate, earlierPasses } from './earlier';
import { occupantId, PassForm } from './pass-form.svelte';
import {
  changedFields,
  fromFields,
  givenFields,
  newOccupant,
  newPass,
  restedTooShortly,
  toFields,
} from './pass-values';
import { typedMoment } from '../../ui/typed.svelte';
import { passRecord, person } from './record.fixture';

const NOW = Date.UTC(2021, 10, 22, 3);

const typePlate = (form: PassForm, keys: string): void => {
  for (const key of keys) form.typePlate(key, []);
};
const typeTemperature = (form: PassForm, keys: string): void => {
  for (const key of keys) form.typeTemperature('temp1', key, NOW);
};

function motorbike(): PassForm {
  return new PassForm(newPass('in', 'motorbike', newOccupant('0a')));
}

describe('typing a passage', () => {
  it('leads from plate to name, year, temperature and then only the decision', () => {
    const form = motorbike();
    expect(form.slot).toEqual({ at: 'plate' });
    typePlate(form, '29B112345');
    expect(form.slot).toEqual({ at: 'name', person: '0a' });
    const driver = form.occupant('0a');
    if (driver) driver.name = ' Nguyễn  Văn An ';
    form.endName('0a');
    expect(form.slot).toEqual({ at: 'year', person: '0a' });
    for (const key of '85') form.typeYear(key, 2021);
    expect(form.slot).toEqual({ at: 'temp1', person: '0a' });
    typeTemperature(form, '365');
    expect(form.slot).toBeNull();
    expect(givenFields(form.fields)).toEqual({
      direction: 'in',
      vehicle_type: 'motorbike',
      plate: '29B112345',
      'people/0a/name': 'Nguyễn Văn An',
      'people/0a/birth_year': 1985,
      'people/0a/temp1': 36.5,
    });
  });

  it('c1_takes_the_last_digit_of_an_electric_motorbike_before_it_moves_on', () => {
    const form = motorbike();
    typePlate(form, '29MĐ112345');
    expect(form.values.plate).toBe('29MĐ112345');
    expect(form.slot).toEqual({ at: 'name', person: '0a' });
  });

  it('comes back to a plate that was begun when the vehicle is changed meanwhile', () => {
    const form = motorbike();
    typePlate(form, '29');
    form.open({ at: 'vehicle' });
    form.setVehicle('car');
    expect(form.slot).toEqual({ at: 'plate' });
    typePlate(form, 'A1234');
    form.endPlate([]);
    form.setVehicle('truck');
    expect(form.slot).toEqual({ at: 'name', person: '0a' });
  });

  it('asks a walker for no plate and forgets the one that was typed', () => {
    const form = motorbike();
    typePlate(form, '29B1');
    form.setVehicle('on_foot');
    expect(form.slot).toEqual({ at: 'name', person: '0a' });
    expect(form.fields['plate']).toBeNull();
  });

  it('fills everyone with one tap when the plate was here earlier today, but never what is measured', () => {
    const [earlier] = earlierPasses([
      passRecord('1', {
        at: NOW,
        vehicle_type: 'motorbike',
        plate: '29B112345',
        decision: 'let_pass',
        ...person('0a', {
          name: 'Nguyễn Văn An',
          birth_year: 1985,
          temp1: 36.5,
          declared: true,
          'symptoms/cough': true,
        }),
        ...person('1b', { name: 'Lê Thị Hoà', temp1: 36.6, declared: true }),
      }),
    ]);
    if (!earlier) throw new Error('no earlier pass');
    const form = motorbike();
    for (const key of '29B112345') form.typePlate(key, [earlier]);
    expect(form.slot).toEqual({ at: 'known' });
    form.fillFrom(earlier);
    expect(form.values.people.map(({ name, temp1, symptoms }) => [name, temp1, symptoms])).toEqual([
      ['Nguyễn Văn An', '', []],
      ['Lê Thị Hoà', '', []],
    ]);
    typeTemperature(form, '365');
    expect(form.slot).toEqual({ at: 'temp1', person: form.values.people[1]?.id });
  });

  it('keeps direction and vehicle for whoever comes next', () => {
    const form = motorbike();
    form.setDirection('out');
    typePlate(form, '29B112345');
    const next = form.next();
    expect(next.values).toMatchObject({ direction: 'out', vehicle: 'motorbike', plate: '' });
    expect(next.values.people).toMatchObject([{ name: '' }]);
    expect(next.started).toBe(false);
    expect(form.started).toBe(true);
  });

  it('a18_carries_no_answer_to_the_next_vehicle_to_a_companion_or_from_an_earlier_passage', () => {
    const form = motorbike();
    form.setDeclared('0a', true);
    expect(form.next().values.people).toMatchObject([{ declared: null, symptoms: [] }]);
    form.addOccupant();
    expect(form.values.people[1]?.declared).toBeNull();
    const [earlier] = earlierPasses([
      passRecord('1', {
        at: NOW,
        vehicle_type: 'motorbike',
        plate: '29B112345',
        ...person('0a', { name: 'An', temp1: 36.5, declared: true }),
        ...person('1b', { name: 'Em bé', temp1: 36.5, declared: false }),
      }),
    ]);
    if (!earlier) throw new Error('no earlier pass');
    form.fillFrom(earlier);
    expect(form.values.people.map((one) => one.declared)).toEqual([null, null]);
    form.setDeclared(form.values.people[0]?.id ?? '', true);
    form.chooseOccupant(form.values.people[0]?.id ?? '', { name: 'Người khác', declared: true });
    expect(form.values.people[0]?.declared).toBeNull();
  });

  it('keeps the last person on the vehicle', () => {
    const form = motorbike();
    form.addOccupant();
    const added = form.values.people[1]?.id ?? '';
    const back = form.removeOccupant(added);
    expect(form.values.people).toHaveLength(1);
    back?.();
    expect(form.values.people).toHaveLength(2);
    form.removeOccupant(added);
    expect(form.removeOccupant('0a')).toBeNull();
  });

  it('a6_a_sampling_time_that_is_no_time_half_a_year_and_half_a_reading_stop_the_decision', () => {
    const form = motorbike();
    form.setTestTaken(typedMoment('31/11/2021', '08:00'));
    form.openYear('0a');
    for (const key of '198') form.typeYear(key, 2021);
    form.open({ at: 'temp2', person: '0a' });
    form.typeTemperature('temp2', '3', NOW);
    expect(form.stops.map(({ field }) => field)).toEqual([
      'people/0a/birth_year',
      'people/0a/temp2',
      'test_taken_at',
    ]);
    const back = PassForm.fromDraft(JSON.parse(JSON.stringify(form.draft())), form.draftId);
    expect(back.stops).toEqual(form.stops);
    form.setTestTaken(typedMoment('30/11/2021', '08:00'));
    form.openYear('0a');
    for (const key of '1985') form.typeYear(key, 2021);
    form.open({ at: 'temp2', person: '0a' });
    for (const key of '65') form.typeTemperature('temp2', key, NOW);
    expect(form.stops).toEqual([]);
  });

  it('a6_a_year_that_nobody_knows_can_be_skipped', () => {
    const form = motorbike();
    form.openYear('0a');
    form.typeYear('1', 2021);
    form.skipYear();
    expect(form.stops).toEqual([]);
  });

  it('opens the keys of the first field that was refused and forgets the problem once it is typed', () => {
    const form = motorbike();
    const problem = { severity: 'error' as const, vi: '', en: '', code: 'required' };
    form.refuse([{ ...problem, field: 'people/0a/temp1' }]);
    expect(form.slot).toEqual({ at: 'temp1', person: '0a' });
    typeTemperature(form, '3');
    expect(form.problem('people/0a/temp1')).toBeNull();
  });

  it('survives as a draft', () => {
    const form = motorbike();
    typePlate(form, '29B1');
    form.typePlate('letters', []);
    const back = PassForm.fromDraft(JSON.parse(JSON.stringify(form.draft())), form.draftId);
    expect(back.values).toEqual(form.values);
    expect(back.slot).toEqual({ at: 'plate' });
  });

  it('gives occupants ids that sort in the order of adding', () => {
    const ids = [0, 1, 9, 10, 35].map(occupantId);
    expect(ids.toSorted()).toEqual(ids);
    expect(ids.every((id) => /^[a-z0-9]{1,16}$/.test(id))).toBe(true);
  });
});

describe('the fields of a passage', () => {
  const fields = {
    direction: 'in',
    vehicle_type: 'car',
    plate: '30A12345',
    ...person('0a', { name: 'Phạm Đức Thắng', temp1: 37.8, declared: true, 'symptoms/cough': true }),
    ...person('1b', { name: 'Đỗ Văn Hùng', temp1: 36.5, declared: true }),
  };

  it('come back as they were', () => {
    expect(givenFields(toFields(fromFields(fields)))).toEqual(fields);
  });

  it('write only what a correction changed', () => {
    const values = fromFields(fields);
    const [driver] = values.people;
    if (driver) Object.assign(driver, { temp1: '36,8', symptoms: [] });
    values.people.length = 1;
    expect(changedFields(fields, toFields(values))).toEqual({
      'people/0a/temp1': 36.8,
      'people/0a/symptoms/cough': null,
      'people/1b/removed': true,
    });
  });

  it('keep no plate for what carries none', () => {
    expect(toFields({ ...fromFields(fields), vehicle: 'bicycle' })['plate']).toBeNull();
  });
});

describe('what is known from earlier today', () => {
  const earlier = earlierPasses([
    passRecord('1', { at: 1, vehicle_type: 'car', plate: '30A12345', ...person('0a', { name: 'Cũ' }) }),
    passRecord('2', {
      at: 2,
      vehicle_type: 'car',
      plate: '30A12345',
      ...person('0a', { name: 'Đặng Thị Hoà' }),
    }),
    passRecord('3', { at: 3, vehicle_type: 'on_foot', ...person('0a', { name: 'Lò Văn Pánh' }) }),
    passRecord('4', { at: 4, vehicle_type: 'car', plate: '30A99945', ...person('0a', { name: 'Bỏ' }) }, true),
  ]);

  it('is the newest pass of each plate, without those taken out', () => {
    expect(byPlate(earlier, '30A', false).map(({ values }) => values.people[0]?.name)).toEqual([
      'Đặng Thị Hoà',
    ]);
    expect(byPlate(earlier, '345', true)).toHaveLength(1);
  });

  it('is found by name without marks, in any order of words', () => {
    expect(byName(earlier, 'hoa dang').map((one) => one.name)).toEqual(['Đặng Thị Hoà']);
    expect(byName(earlier, 'pa')).toHaveLength(1);
    expect(byName(earlier, '')).toHaveLength(0);
  });
});

describe('what a pass can say', () => {
  it('e0_6_says where from, where to and what for, and reads it back', () => {
    const form = new PassForm();
    Object.assign(form.values, { from: 'Thành phố Kon Tum', to: 'Thôn 7, xã Ia Tơi', purpose: 'home' });
    expect(form.fields).toMatchObject({
      from_text: 'Thành phố Kon Tum',
      to_text: 'Thôn 7, xã Ia Tơi',
      purpose: 'home',
    });
    expect(fromFields(form.fields)).toMatchObject({ from: 'Thành phố Kon Tum', purpose: 'home' });
    expect(form.started).toBe(true);
  });

  it('e0_2_asks somebody who refuses for neither name nor temperature', () => {
    const form = new PassForm();
    form.setVehicle('on_foot');
    const [one] = form.values.people;
    if (!one) throw new Error('nobody walks');
    form.setNotMeasured(one.id, 'refused');
    expect(form.slot).toBeNull();
    expect(form.fields[`people/${one.id}/not_measured`]).toBe('refused');
    form.setNotMeasured(one.id, null);
    expect(form.slot).toEqual({ at: 'name', person: one.id });
  });

  it('is begun by whatever was said of somebody, and not by vehicle and direction alone', () => {
    const saying = (said: object) => {
      const form = new PassForm();
      Object.assign(form.values.people[0] ?? {}, said);
      return form.started;
    };
    expect(saying({})).toBe(false);
    for (const said of [
      { address: 'Thôn 7' },
      { idNo: 'B1' },
      { epidemicArea: false },
      { declared: true },
      { symptoms: ['cough'] },
    ]) {
      expect(saying(said), JSON.stringify(said)).toBe(true);
    }
  });

  it('takes a draft of a version that did not ask all this', () => {
    const draft = new PassForm().draft();
    const without = (value: object, name: string) =>
      Object.fromEntries(Object.entries(value).filter(([key]) => key !== name));
    const people = draft.values.people.map((one) => without(one, 'notMeasured'));
    const older = { ...without(draft.values, 'from'), people };
    const form = PassForm.fromDraft({ ...draft, values: older as never }, 'd');
    expect(form.values.from).toBe('');
    expect(form.values.people[0]?.notMeasured).toBeNull();
  });
});

describe('a fever', () => {
  const MINUTE = 60_000;

  function measuredTwice(minutesBetween: number): PassForm {
    const form = motorbike();
    form.open({ at: 'temp1', person: '0a' });
    for (const key of '382') form.typeTemperature('temp1', key, NOW);
    form.open({ at: 'temp2', person: '0a' });
    for (const key of '380') form.typeTemperature('temp2', key, NOW + minutesBetween * MINUTE);
    return form;
  }

  it('c18_points_out_a_second_reading_within_the_rest_time', () => {
    const restedAfter = (minutes: number) => {
      const one = measuredTwice(minutes).occupant('0a');
      return one ? restedTooShortly(one, 5) : undefined;
    };
    expect(restedAfter(0)).toBe(0);
    expect(restedAfter(4.9)).toBe(4);
    expect(restedAfter(5)).toBeNull();
  });

  it('c18_takes_a_second_reading_back_and_leaves_the_first', () => {
    const form = measuredTwice(1);
    form.clearSecond('0a');
    expect(form.occupant('0a')).toMatchObject({ temp1: '38,2', temp1AtMs: NOW, temp2: '', temp2AtMs: null });
  });

  it('c18_owes_a_reason_until_one_is_given', () => {
    const form = measuredTwice(6);
    const missing = { code: 'fever_reason_missing', severity: 'error', vi: '', en: '' } as const;
    form.refuse([{ field: 'decision_note', ...missing }]);
    expect(form.owesReason).toBe(true);
    form.setNote('Đi cấp cứu');
    expect(form.owesReason).toBe(false);
    expect(givenFields(form.fields)['decision_note']).toBe('Đi cấp cứu');
  });
});
