/**
 * An outbreak, told by two phones of a team, the health station's desk and the ward's: from an arrival that was recorded
 * without a network to the end of an isolation. Each record is looked for where it should be, and by who may not see it.
 */
import { addHousehold, declare, recordArrival } from './fixtures/forms';
import { addContact, at, begin, findSuspect, savedId } from './fixtures/derived';
import { correctAtDesk, day, makeAtDesk } from './fixtures/desk-forms';
import type { Office } from './fixtures/office';
import { deskOf, linkFor } from './fixtures/people';
import { expect, test } from './fixtures/test';
import { choice, contains, label, startsWith, vi, type KindName } from './fixtures/words';

const AREA = '00025-01';
const MINUTE_MS = 60_000;

/** What the list of a kind shows in one of its states. */
async function expectInState(desk: Office, kind: KindName, state: string, name: string, there: boolean) {
  // Of a list that has not come yet nobody can say what is not in it.
  const listed = desk.page.waitForResponse(
    (answer) => answer.url().includes(`/lists/${kind}?`) && answer.url().includes(`state=${state}`),
  );
  await desk.open(`#/${kind}?state=${state}`);
  await listed;
  const row = desk.page.getByRole('table').getByRole('row', { name: contains(name) });
  await expect(row).toHaveCount(there ? 1 : 0);
}

/** The page names the other record and leads to it. */
async function expectLinked(desk: Office, from: string, to: string): Promise<void> {
  await desk.open(`#/record/${from}`);
  await expect(desk.page.locator(`a[href^="#/record/${to}"]`).first()).toBeVisible();
}

test('outbreak_from_an_arrival_to_the_end_of_an_isolation', async ({
  browser,
  ward,
  enrolledPhone,
  office,
}) => {
  const [an, binh, station] = await Promise.all([
    enrolledPhone(1, 'Máy 1'),
    enrolledPhone(2, 'Máy 2'),
    deskOf(browser, ward, 'health_station', 'Đỗ Thị Hằng'),
  ]);
  const [f0, f1] = ['Trần Văn Khách', 'Lê Thị Cùng Nhà'];

  // --- at the door, without a network ---
  await Promise.all([an.cut(), binh.cut()]);
  const household = await addHousehold(an, { head: f1, phone: '0912333111', houseNo: '7B' });
  await recordArrival(an, household, f0);
  await declare(an, null);
  const arrivals = await an.ask('list', { kind: 'movement', where: { household } });
  const movement = arrivals.records[0]?.id ?? '';
  const contact = await addContact(an, household, f1);
  await begin(an, 'support', household);
  await an.choose(label('support', 'needs'), choice('support', 'needs', 'food'));
  const support = await savedId(an, 'support');
  const { records } = await binh.ask('list', { kind: 'household', sort: 'name', limit: 1 });
  const suspect = await findSuspect(binh, records[0]?.id ?? '', f0);
  await Promise.all([an.expectUnsent(), binh.expectUnsent()]);

  // --- back on the net: each has the other's, and the desks have all ---
  await Promise.all([an.reconnect(), binh.reconnect()]);
  await Promise.all([an.expectAllSent(), binh.expectAllSent()]);
  await an.open('#/records/suspect');
  await expect(an.link(f0)).toBeVisible({ timeout: 30_000 });
  await office.open(`#/record/${movement}`);
  await expect(office.page.locator('[data-field="arrive_actual"]')).toBeVisible();

  // --- the station takes the suspect up, and the phone that found it hears so ---
  await expectInState(station, 'suspect', 'open', f0, true);
  await station.open(`#/record/${suspect}`);
  await correctAtDesk(station, 'suspect', {
    seen_at: Date.now() - MINUTE_MS,
    seen_by: 'Đỗ Thị Hằng',
    action: 'sample',
  });
  await expectInState(station, 'suspect', 'open', f0, false);
  await expect
    .poll(async () => (await binh.ask('record', suspect))?.fields['seen_by'], { timeout: 30_000 })
    .toBe('Đỗ Thị Hằng');

  // --- the sample is positive: an F0, whose contact is known by now ---
  const f0Case = await makeAtDesk(
    station,
    'case',
    { name: f0, birth_year: '1990', class: 'f0', class_on: day(0), found_where: 'community' },
    AREA,
  );
  const sample = await makeAtDesk(
    station,
    'test',
    {
      name: f0,
      birth_year: '1990',
      reason: 'symptoms',
      method: 'rapid',
      sampled_at: Date.now() - 30 * MINUTE_MS,
      result: 'positive',
      result_at: Date.now() - 10 * MINUTE_MS,
      case: f0,
      suspect: f0,
    },
    AREA,
  );
  await station.open(`#/record/${contact}`);
  await correctAtDesk(station, 'case', { source: f0 });
  for (const [from, to] of [
    [sample, f0Case],
    [sample, suspect],
    [f0Case, sample],
    [suspect, sample],
    [contact, f0Case],
    [f0Case, contact],
  ] as const) {
    await expectLinked(station, from, to);
  }

  // --- the contact is isolated by the rule of the day, to this very day ---
  const isolation = await makeAtDesk(
    station,
    'isolation',
    {
      name: f1,
      birth_year: '1992',
      subject: 'f1',
      type: 'home',
      starts_on: day(-5),
      anchor: 'last_contact',
      anchor_on: day(-5),
      doses_at_anchor: '2',
      monitor_name: 'Trần Văn Bình',
      case: f1,
      decision_no: '312/QĐ-UBND',
    },
    AREA,
  );
  await expect(station.page.locator('[data-field="rule_source"]')).toContainText('762/BYT-DP');
  await expect(station.page.locator('[data-field="ends_on"]')).toContainText(day(0));
  await expectLinked(station, contact, isolation);
  await expectLinked(station, isolation, contact);
  await expectInState(station, 'isolation', 'due_today', f1, true);

  // --- the lane is closed; every phone has it, and its page leads to the household ---
  const lane = 'Ngõ 12 phố Ngọc Khánh';
  const zone = await makeAtDesk(office, 'zone', {
    name: lane,
    type: 'lockdown',
    area: AREA,
    bounds: 'Từ số 2 đến số 48',
    decision_no: '313/QĐ-UBND',
    from_at: Date.now() - 20 * MINUTE_MS,
    responsible_name: 'Phạm Đức Thắng',
  });
  await office.open(`#/record/${household}`);
  await correctAtDesk(office, 'household', { zone: lane });
  await expectLinked(office, zone, household);
  await expectLinked(office, household, zone);
  await an.open('#/records/zone');
  await expect(an.link(lane)).toBeVisible({ timeout: 30_000 });

  // --- help that was asked for at the door is approved; a neighbour's question is answered in time ---
  await office.open(`#/record/${support}`);
  await correctAtDesk(office, 'support', { state: 'approved', approved_by: 'Nguyễn Thị Hoa' });
  await expect
    .poll(async () => (await an.ask('record', support))?.fields['state'], { timeout: 30_000 })
    .toBe('approved');
  await begin(binh, 'ticket', records[0]?.id ?? '');
  await binh.choose(label('ticket', 'channel'), choice('ticket', 'channel', 'door'));
  await binh.choose(label('ticket', 'type'), choice('ticket', 'type', 'support'));
  await binh.page.getByLabel(startsWith(label('ticket', 'text'))).fill('Nhà trong ngõ chưa nhận được gạo');
  await at(binh, 'due_at', day(1), '10:00');
  const ticket = await savedId(binh, 'ticket');
  await binh.expectAllSent();
  await expectInState(office, 'ticket', 'open', 'chưa nhận được gạo', true);
  await office.open(`#/record/${ticket}`);
  await correctAtDesk(office, 'ticket', {
    state: 'answered',
    answer: 'Đã giao gạo chiều nay',
    answered_at: Date.now() - MINUTE_MS,
  });
  await expectInState(office, 'ticket', 'open', 'chưa nhận được gạo', false);

  // --- a shop is inspected, and what is to be mended is due until it was ---
  const shop = await makeAtDesk(
    office,
    'facility',
    { type: 'shop', name: 'Tạp hóa Hoa Ban', address: '15 phố Ngọc Khánh', head_name: 'Vi Thị Hoa' },
    AREA,
  );
  const inspection = await makeAtDesk(
    office,
    'inspection',
    {
      type: 'unannounced',
      subject_kind: 'facility',
      subject_text: 'Tạp hóa Hoa Ban',
      facility: 'Tạp hóa Hoa Ban',
      ok: ['mask'],
      fail: ['distance'],
      outcome: 'reminded',
      remedy: 'Kẻ vạch giãn cách 2 m',
      remedy_by: day(0),
    },
    AREA,
  );
  await expect(office.page.locator('[data-field="score"]')).toContainText('50');
  await expectLinked(office, shop, inspection);
  await expectInState(office, 'inspection', 'due_today', 'Tạp hóa Hoa Ban', true);
  await office.open(`#/record/${inspection}`);
  await correctAtDesk(office, 'inspection', { remedied_on: day(0) });
  await expectInState(office, 'inspection', 'open', 'Tạp hóa Hoa Ban', false);

  // --- the isolation ends, and waits for nobody any more ---
  await station.open(`#/record/${isolation}`);
  await correctAtDesk(station, 'isolation', {
    outcome: 'completed',
    outcome_on: day(0),
    certificate_no: '41',
  });
  await expectInState(station, 'isolation', 'open', f1, false);
  expect.soft(station.errors, 'errors that no page handled').toEqual([]);
  await station.close();
});

test('outbreak_books_are_refused_to_who_may_not_see_them', async ({ browser, ward, newPhone, office }) => {
  const first = async (kind: KindName): Promise<string> => {
    const { rows } = await office.get<{ rows: { record: { id: string } }[] }>(`/lists/${kind}?limit=1`);
    return rows[0]?.record.id ?? '';
  };
  const [health, casework, announced] = [
    ['suspect', 'case', 'isolation', 'test', 'handout'],
    ['support', 'ticket', 'inspection', 'visit'],
    ['zone', 'exposure_place', 'site'],
  ] as const;
  const ids = new Map<KindName, string>();
  for (const kind of [...health, ...casework, ...announced]) ids.set(kind, await first(kind));

  const police = await deskOf(browser, ward, 'police', 'Lò Văn An');
  const station = await deskOf(browser, ward, 'health_station', 'Đỗ Thị Hằng');
  const district = await deskOf(browser, ward, 'district', 'Vi Văn Quận');
  for (const [role, desk, seen] of [
    ['police', police, announced],
    ['health_station', station, [...health, ...announced]],
    ['district', district, []],
  ] as const) {
    for (const [kind, id] of ids) {
      const may = (seen as readonly KindName[]).includes(kind);
      for (const path of [`lists/${kind}`, `export/${kind}?format=csv`, `records/${id}`]) {
        const status = (await desk.page.request.get(`/api/v1/office/${path}`)).status();
        expect.soft(status === 200, `${path} by ${role}: ${status}`).toBe(may);
      }
    }
  }
  // What is refused is not offered, and an address says why it shows nothing.
  await expect(police.navigation.getByRole('link', { name: startsWith('Ca bệnh') })).toHaveCount(0);
  await police.open(`#/record/${ids.get('case') ?? ''}`);
  await expect(police.page.getByRole('heading', { name: vi.office.error.title })).toBeVisible();
  await expect(police.page.getByText(startsWith('F0'))).toHaveCount(0);

  // A phone at the barrier holds the plan, and nothing of anybody's health.
  const barrier = await newPhone();
  await barrier.enrol(await linkFor(ward, 'checkpoint_officer:00025-C02', 'Bùi Văn Chốt'), 'Máy chốt');
  await barrier.settle();
  for (const kind of [...health, ...casework]) {
    expect((await barrier.ask('list', { kind })).total, kind).toBe(0);
  }
  expect((await barrier.ask('list', { kind: 'zone' })).total).toBeGreaterThan(0);
  for (const desk of [police, station, district]) await desk.close();
});
