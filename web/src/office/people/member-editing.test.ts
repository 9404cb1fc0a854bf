import { describe, expect, it } from 'vitest';
import { standing, standsOf } from '../../phone/record.fixture';
import { GrantsEditing, MemberEditing } from './member-editing.svelte';

const FIELDS = { full_name: 'Phạm Văn Hùng', phone: '+84912000001', active: true };
const stands = standsOf(FIELDS);

describe('the details of a member', () => {
  it('a5_are_written_field_by_field', () => {
    const editing = new MemberEditing(FIELDS, stands);
    expect(editing.changed).toBe(false);
    editing.form.position = 'Tổ trưởng';
    expect(editing.changes()).toMatchObject({ fields: { position: 'Tổ trưởng' } });
    editing.form.phone = '';
    expect(editing.changes().fields).toEqual({ phone: null, position: 'Tổ trưởng' });
  });

  it('a5_what_another_official_writes_meanwhile_is_followed_or_shown_beside', () => {
    const editing = new MemberEditing(FIELDS, stands);
    editing.form.full_name = 'Phạm Hùng';
    const newer = {
      ...stands,
      full_name: [standing('Phạm Văn Hưng', '2@b')],
      phone: [standing('+84912000002', '2@b')],
      'grants/police:00025': [standing(true, '2@b')],
    };
    editing.arrive(newer, null);
    expect(editing.form).toMatchObject({ full_name: 'Phạm Hùng', phone: '+84912000002' });
    expect(editing.arrivals.all.map(({ name, choice }) => [name, choice])).toEqual([
      ['full_name', 'open'],
      ['phone', 'followed'],
    ]);
    expect(editing.changes()).toMatchObject({
      fields: { full_name: 'Phạm Hùng' },
      seen: { full_name: ['1@a'] },
    });
  });
});

describe('the roles of a member', () => {
  const police = { role: 'police', place: '00025' };
  const team = { role: 'team_member', place: '00025-01' };
  const other = { role: 'team_member', place: '00025-02' };

  it('a5_given_by_another_official_meanwhile_are_not_taken_by_saving', () => {
    const editing = new GrantsEditing([police]);
    editing.grants = [police, team];
    editing.arrive([police, other]);
    expect(editing.grants).toEqual([police, team, other]);
    expect(editing.change).toEqual({ give: [team], take: [] });
  });

  it('a5_taken_by_another_official_meanwhile_are_not_given_again_by_saving', () => {
    const editing = new GrantsEditing([police, other]);
    editing.grants = [police, other, team];
    editing.arrive([police]);
    expect(editing.change).toEqual({ give: [team], take: [] });
    editing.arrive([police, team]);
    expect(editing.changed).toBe(false);
  });
});
