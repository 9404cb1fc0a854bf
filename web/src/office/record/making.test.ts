import { beforeEach, describe, expect, it, vi } from 'vitest';
import { api } from '../api';
import { session } from '../session.svelte';
import { beginningAtDesk, Making } from './making.svelte';
import { KINDS } from '../../generated/kinds';

const NOW_MS = Date.UTC(2021, 10, 22, 3);

describe('a passage that is typed in from paper', () => {
  const post = vi.spyOn(api, 'POST');
  const sent = () => post.mock.lastCall?.[1] as unknown as { body: { fields: Record<string, unknown> } };

  beforeEach(() => {
    post.mockReset();
    post.mockResolvedValue({ data: { record: { id: 'f'.repeat(32) } }, response: new Response() } as never);
    vi.spyOn(session, 'checkpoints', 'get').mockReturnValue([
      { code: '00025-C01', name: 'Chốt 1', kind: 'checkpoint', closed: false },
    ]);
  });

  it('says that it was entered later, and has no time until one is typed', async () => {
    expect(beginningAtDesk(KINDS.pass, NOW_MS)).toMatchObject({ late_entry: true });
    const making = new Making('pass', NOW_MS);
    expect([making.form['at#day'], making.form['at#time']]).toEqual(['22/11/2021', '']);
    expect(await making.save()).toBeNull();
    expect(making.unreadable).toEqual([{ key: 'at', reason: 'time' }]);
    expect(post).not.toHaveBeenCalled();
  });

  it('has everybody in the vehicle, each with boxes of their own', async () => {
    const making = new Making('pass', NOW_MS);
    Object.assign(making.form, { 'at#day': '20/11/2021', 'at#time': '08:15', plate: '29A-123.45' });
    const [group] = KINDS.pass.groups;
    if (!group) throw new Error('a pass has occupants');
    making.add(group);
    making.add(group);
    const [driver, beside, empty] = making.members;
    if (!driver || !beside || !empty) throw new Error('three are asked about');
    making.form[`people/${driver.id}/name`] = 'Nguyễn Văn An';
    making.form[`people/${driver.id}/temp1`] = '36,5';
    making.form[`people/${beside.id}/name`] = 'Trần Thị Bình';
    making.drop(beside);
    expect(await making.save()).toBe('f'.repeat(32));
    expect(sent().body.fields).toEqual({
      at: Date.UTC(2021, 10, 20, 1, 15),
      late_entry: true,
      plate: '29A-123.45',
      [`people/${driver.id}/name`]: 'Nguyễn Văn An',
      [`people/${driver.id}/temp1`]: 36.5,
    });
  });

  it('a18_the next line of the list has its day and direction, and no answer of the one before', async () => {
    const making = new Making('pass', NOW_MS);
    Object.assign(making.form, { 'at#day': '20/11/2021', 'at#time': '08:15', direction: 'in' });
    making.form['decision'] = 'let_pass';
    for (const { id } of making.members) making.form[`people/${id}/declared`] = 'true';
    await making.save();
    making.next();
    expect(making.isDirty).toBe(false);
    const typed = Object.entries(making.form).filter(([, value]) => value !== '' && value !== false);
    expect(Object.fromEntries(typed)).toEqual({
      'at#day': '20/11/2021',
      direction: 'in',
      late_entry: 'true',
    });
  });
});
