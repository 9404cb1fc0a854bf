import { describe, expect, it } from 'vitest';
import CASES from '../../../../tests/fixtures/notices.json';
import { grantsOf, holdsAt, inOrder, isFor, wordingOf } from './holds';

const marked = (name: string, members: readonly string[]) =>
  Object.fromEntries(members.map((member) => [`${name}/${member}`, true]));

const NOW = Date.UTC(2021, 10, 22, 3);
const HOUR = 3_600_000;

describe('a notice', () => {
  it.each(CASES)('k83_is_for_all_or_for_whom_and_where_it_says: $to $areas $grants', (one) => {
    const notice = { ...marked('to', one.to), ...marked('areas', one.areas) };
    expect(isFor(notice, grantsOf({ fields: marked('grants', one.grants) }))).toBe(one.is_for);
  });

  it('k83_counts_no_role_that_was_taken_away', () => {
    const fields = { 'grants/team_member:00025-01': false, 'grants/police:00025': true };
    expect(grantsOf({ fields })).toEqual([{ role: 'police', place: '00025' }]);
    expect(grantsOf(null)).toEqual([]);
  });

  it.each([
    [{ from_at: NOW - HOUR }, false, true],
    [{ from_at: NOW }, false, true],
    [{ from_at: NOW + 1 }, false, false],
    [{ from_at: NOW - HOUR, until: NOW + 1 }, false, true],
    [{ from_at: NOW - HOUR, until: NOW }, false, false],
    [{ from_at: NOW - HOUR }, true, false],
  ])('k83_holds_from_its_beginning_to_its_end: %j %s', (fields, removed, expected) => {
    expect(holdsAt({ fields, removed }, NOW)).toBe(expected);
  });

  it('k83_stands_before_others_where_it_is_important', () => {
    const notice = (name: string, hours: number, important = false) => ({
      name,
      created_at_ms: 0,
      fields: { from_at: NOW - hours * HOUR, ...(important && { important }) },
    });
    const all = [notice('old', 9), notice('new', 1), notice('grave', 5, true), notice('graver', 2, true)];
    expect(inOrder(all).map(({ name }) => name)).toEqual(['graver', 'grave', 'new', 'old']);
  });

  it('k83_says_something_else_when_anything_in_it_changed', () => {
    const said = { title: 'Rà soát', text: 'Trước 17 giờ', from_at: NOW };
    const wording = wordingOf({ fields: said });
    expect(wordingOf({ fields: { from_at: NOW, text: 'Trước 17 giờ', title: 'Rà soát', until: null } })).toBe(
      wording,
    );
    expect(wordingOf({ fields: { ...said, text: 'Trước 12 giờ' } })).not.toBe(wording);
    expect(wordingOf({ fields: { ...said, important: true } })).not.toBe(wording);
  });
});
