/**
 * Between barrier and ward: who stays is handed on to the team of the area (SPEC K78), who is to be stopped is stopped
 * without a network (SPEC K76).
 */
import { Barrier } from './fixtures/barrier';
import { correctAtDesk, day, makeAtDesk } from './fixtures/desk-forms';
import { expect, test } from './fixtures/test';
import { contains, label, vi } from './fixtures/words';

const { person, papers, plate, stop } = vi.checkpoint;
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
  await team.open(`#/movement/${arrival.id}`);
  await expect(team.page.getByText(/^Qua chốt, /)).toBeVisible();

  // --- at the office it stands among those of the checkpoints that wait ---
  await office.open('#/movements?filter=channel:checkpoint&state=open');
  await expect(office.page.getByRole('row', { name: contains(NAME) })).toBeVisible();

  await office.open(`#/record/${arrival.id}`);
  await expect(office.page.getByText('Vùng Xanh').last(), 'whose writing it is').toBeVisible();

  // --- met: nothing waits any more ---
  await team.button(vi.phone.movement.actions.reported).tap();
  await team.expectSaid(vi.phone.movement.done.reported);
  await team.expectAllSent();
  await office.open('#/movements?filter=channel:checkpoint&state=open');
  await expect(office.page.getByRole('row', { name: contains(NAME) })).toHaveCount(0);
});

test('k76_a_plate_to_be_stopped_stops_the_barrier_without_a_network_until_it_is_lifted', async ({
  enrolledPhone,
  office,
}) => {
  const post = await enrolledPhone(1, 'Chốt 1');
  const watch = await makeAtDesk(
    office,
    'watch',
    {
      plate: '29A-123.45',
      why: 'left_isolation',
      from_day: day(0),
      to_day: day(1),
      call_name: 'Đỗ Văn Hùng',
      call_phone: '024 3831 2345',
      approved_by: 'Nguyễn Thị Hoa',
    },
    '00025-00',
  );
  const today = async () => {
    const { records } = await post.ask('list', { kind: 'alert' });
    const [dd, mm, yyyy] = day(0).split('/');
    const holds = ({ period, fields }: (typeof records)[number]) =>
      period === `${yyyy}-${mm}-${dd}` && Number(fields['until']) > Date.now();
    return records.filter(holds).length;
  };
  // The demonstration has one of its own.
  await expect.poll(today, { timeout: 30_000 }).toBe(2);
  await post.cut();
  const barrier = new Barrier(post);
  await barrier.openShift();
  await barrier.plate('29A12345');
  const said = post.page.getByRole('alert').filter({ hasText: stop.title });
  await expect(said).toBeVisible();
  await expect(said.getByRole('link')).toHaveAttribute('href', 'tel:+842438312345');
  await barrier.stranger('Nguyễn Văn Trốn', '85');
  await barrier.temperature('36,5');
  await barrier.declared();
  await barrier.tap(barrier.decision('let_pass'));
  const why = post.page.getByRole('dialog');
  await expect(why, 'nobody who is to be stopped is let pass with one tap').toBeVisible();
  await post.page.keyboard.press('Escape');
  await barrier.decide('turn_back');
  const [pass] = await barrier.passes();
  expect(pass?.fields['alerted'], 'the pass keeps that the phone said so').toBe(true);

  // --- whoever comes next is nobody to stop ---
  await barrier.plate('29A12346');
  await barrier.stranger('Trần Văn Sau', '90');
  await expect(post.page.getByText(stop.title)).toBeHidden();
  await barrier.temperature('36,4');
  await barrier.declared();
  await barrier.decide('let_pass');
  expect((await barrier.passes()).filter(({ fields }) => fields['alerted'] === true)).toHaveLength(1);

  // --- lifted at the office: from the next sync on nobody is stopped ---
  await office.open(`#/record/${watch}`);
  await correctAtDesk(office, 'watch', { lifted_at: Date.now() - 60_000 });
  await post.reconnect();
  await expect.poll(today, { timeout: 30_000 }).toBe(1);
});
