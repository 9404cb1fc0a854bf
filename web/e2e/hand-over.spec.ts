/** From the barrier to the area (SPEC K78): who stays is asked there with three taps, and waits on the team's phone. */
import { Barrier } from './fixtures/barrier';
import { expect, test } from './fixtures/test';
import { contains, label, vi } from './fixtures/words';

const { person, papers, plate } = vi.checkpoint;
const AREA = '00025-01';
const NAME = 'Vàng A Tới';

test('k78_who_stays_is_handed_on_from_the_barrier_to_the_team_and_met', async ({ enrolledPhone, office }) => {
  const [post, team] = await Promise.all([enrolledPhone(1, 'Chốt 1'), enrolledPhone(2, 'Tổ 1')]);
  const areas = await team.ask('list', { kind: 'area' });
  const area = areas.records.find(({ fields }) => fields['code'] === AREA)?.fields['name'];
  if (typeof area !== 'string') throw new Error('the plan names no such area');
  await post.cut();
  const barrier = new Barrier(post);
  await barrier.openShift();
  await barrier.tap(post.button(plate.none));
  await barrier.stranger(NAME, '88');
  await barrier.temperature('36,5');
  await barrier.declared();
  await post.button(person.details(NAME)).tap();
  await post.choose(person.stays, person.comesToStay);
  await post.choose(label('pass', 'people/dest_area'), area);
  await post.button(papers.done).tap();
  await expect(post.page.getByText(person.staysAt(area))).toBeVisible();
  await barrier.decide('let_pass');

  // --- on the net: the server writes the arrival, the team's phone has it ---
  await post.reconnect();
  await post.expectAllSent();
  const arrivals = async () =>
    (await team.ask('list', { kind: 'movement', place: AREA, search: NAME })).records;
  await expect.poll(async () => (await arrivals()).length, { timeout: 30_000 }).toBe(1);
  const [arrival] = await arrivals();
  if (!arrival) throw new Error('it was there');
  expect(arrival.created_by_name).toBe('Vùng Xanh');
  await team.open(`#/movement/${arrival.id}`);
  await expect(team.page.getByText(/^Qua chốt, /)).toBeVisible();

  // --- at the office it stands among those of the checkpoints that wait ---
  await office.open('#/movements?filter=channel:checkpoint&state=open');
  await expect(office.page.getByRole('row', { name: contains(NAME) })).toBeVisible();

  // --- met: nothing waits any more ---
  await team.button(vi.phone.movement.actions.reported).tap();
  await team.expectSaid(vi.phone.movement.done.reported);
  await team.expectAllSent();
  await office.open('#/movements?filter=channel:checkpoint&state=open');
  await expect(office.page.getByRole('row', { name: contains(NAME) })).toHaveCount(0);
});
