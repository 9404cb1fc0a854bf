import { describe, expect, it } from 'vitest';
import { recordOf, standing } from '../phone/record.fixture';
import { changeOf, differ, opsBy, sameValue, seenOf, takingBack, winnerOf } from './seen';

describe('what was seen', () => {
  it('is every operation that stands, also of values beside the one that is shown', () => {
    const other = standing('2', '2@b', { winner: false });
    const record = recordOf('household', { lane: 'x' }, undefined, { phone: [standing('1', '1@a'), other] });
    expect(seenOf(record)).toEqual({ lane: ['1@a'], phone: ['1@a', '2@b'] });
    expect(changeOf(record, { phone: '3' })).toEqual({
      id: record.id,
      kind: 'household',
      fields: { phone: '3' },
      seen: { lane: ['1@a'], phone: ['1@a', '2@b'] },
    });
  });

  it('of one device alone, for taking back what it wrote', () => {
    const device = 'd'.repeat(32);
    const both = standing('1', `4@${device}00000001`, {
      ops: [`4@${device}00000001`, `5@${'e'.repeat(40)}`],
    });
    expect(opsBy(device, [both])).toEqual([`4@${device}00000001`]);
  });
});

describe('values', () => {
  it.each([
    ['0912 000 003', '+84912000003', true],
    ['', null, true],
    ['  An ', 'An', true],
    ['7', 7, false],
    [false, null, false],
    ['0912000003', '0912000004', false],
  ])('%j and %j say the same: %s', (one, other, same) => {
    expect(sameValue(one, other)).toBe(same);
  });

  it('the winner is shown, and one value by two people is one', () => {
    const values = [standing('a', '1@a', { winner: false }), standing('b', '2@b')];
    expect(winnerOf(values)).toBe('b');
    expect(differ(values)).toBe(true);
    expect(differ([standing('0912000003', '1@a'), standing('+84912000003', '2@b')])).toBe(false);
  });
});

describe('taking back', () => {
  const own = { phone: ['5@o'] };
  const old = { phone: '1' };

  it('a5_writes_the_old_value_over_the_own_one_and_nothing_else', () => {
    expect(takingBack({ phone: [standing('2', '5@o')] }, own, old)).toEqual({
      fields: { phone: '1' },
      seen: { phone: ['5@o'] },
    });
  });

  it('a5_does_nothing_where_somebody_has_replaced_it', () => {
    expect(takingBack({ phone: [standing('3', '6@p')] }, own, old)).toEqual({ fields: {}, seen: {} });
  });

  it('a5_leaves_the_value_that_stands_beside_alone', () => {
    const theirs = standing('3', '6@p', { winner: false });
    expect(takingBack({ phone: [standing('2', '5@o'), theirs] }, own, old)).toEqual({
      fields: { phone: '3' },
      seen: { phone: ['5@o'] },
    });
  });

  it('a5_never_names_an_operation_of_somebody_who_wrote_the_same', () => {
    const both = standing('2', '5@o', { ops: ['5@o', '6@p'] });
    expect(takingBack({ phone: [both] }, own, old)).toEqual({
      fields: { phone: '2' },
      seen: { phone: ['5@o'] },
    });
  });
});
