/**
 * S2.1: what the ward tells its forces reaches their phones, stands on the first screen until it is read there, offline
 * too, and the office sees which phones have it.
 */
import { expectNothingFound } from './fixtures/axe';
import { makeAtDesk, correctAtDesk } from './fixtures/desk-forms';
import type { Office } from './fixtures/office';
import type { Phone } from './fixtures/phone';
import { expect, test } from './fixtures/test';
import { contains, exactly, vi } from './fixtures/words';

const SHOTS = process.env['KINDS_SHOTS'];
const { notices: words } = vi.phone;
const { reach } = vi.office.record;
const HOUR = 3_600_000;
const TITLE = 'Rà soát người về từ vùng dịch trước 20/11';
const LONG = 'Các tổ rà soát từng hộ, báo về trụ sở trước 17 giờ hằng ngày, kể cả khi không có ai mới về. '
  .repeat(40)
  .slice(0, 2_990);

async function enrol(phone: Phone, code: string, name: string): Promise<void> {
  await phone.enrol(`${phone.ward.origin}/#/enrol/${code}`, name);
  await phone.settle();
  await phone.installed();
}

const row = (phone: Phone, title: string) => phone.page.getByRole('link', { name: contains(title) });

/** Reads what stands on the first screen. */
async function readAll(phone: Phone): Promise<void> {
  const { records } = await phone.ask('list', { kind: 'notice' });
  for (const { id, fields } of records.filter((one) => one.fields['title'] !== TITLE)) {
    await phone.open(`#/notice/${id}`);
    await expect(phone.title(String(fields['title']))).toBeVisible();
    const read = phone.page.getByRole('button', { name: exactly(words.read) });
    // Of what is for others the page says nothing, however long one waits.
    const isMine = await read.waitFor({ timeout: 3_000 }).then(
      () => true,
      () => false,
    );
    if (!isMine) continue;
    await read.tap();
    await phone.expectHome();
  }
  await phone.home();
}

async function shot(phone: Phone, name: string): Promise<void> {
  if (SHOTS) await phone.page.screenshot({ path: `${SHOTS}/${name}.png` });
}

/** What the office's page of the notice says; it asks again by a tap. */
async function expectReached(office: Office, reached: number, phones: number): Promise<void> {
  await expect(async () => {
    await office.page.getByRole('button', { name: reach.again }).click();
    await expect(office.page.getByText(reach.count(reached, phones), { exact: true })).toBeVisible({
      timeout: 2_000,
    });
  }).toPass({ timeout: 30_000 });
}

test('w28_k83_a_notice_reaches_two_phones_is_read_on_one_and_stands_on_the_other', async ({
  office,
  newPhone,
}) => {
  test.setTimeout(240_000);
  const [team, gate] = [await newPhone(), await newPhone()];
  await enrol(team, await office.member('Lò Thị Mai', 'team_member', '00025-02'), 'Máy tổ 2');
  await enrol(gate, await office.member('Phạm Đức Thắng', 'checkpoint_officer', '00025-C01'), 'Máy chốt');

  const now = Date.now();
  const id = await makeAtDesk(office, 'notice', {
    title: TITLE,
    text: LONG,
    to: ['teams', 'checkpoints'],
    from_at: now - HOUR,
    signed_by: 'Nguyễn Thị Hoa',
  });
  // The demonstration's own phones of teams and checkpoints have never been heard of.
  const { phones } = await office.get<{ phones: number }>(`/notices/${id}/reach`);
  await expect(office.page.getByText(reach.count(0, phones), { exact: true })).toBeVisible();

  for (const phone of [team, gate]) {
    // What the demonstration ward has told already is read.
    await readAll(phone);
    await phone.ask('syncNow');
    await expect(row(phone, TITLE)).toBeVisible({ timeout: 30_000 });
    await expect(row(phone, TITLE)).toContainText('Nguyễn Thị Hoa');
  }
  // What was sent is not said to be there before the phones say so themselves.
  for (const phone of [team, gate]) {
    await phone.settle();
    await phone.ask('syncNow');
  }
  await expectReached(office, 2, phones);

  // Further ones: important ones stand first, what is for other areas or not yet does not stand there at all.
  const others = [
    { title: 'Phun khử khuẩn chợ', important: 'false', from_at: now - 2 * HOUR },
    { title: 'Khóa ngõ 26 từ 18 giờ', important: 'true', from_at: now - 3 * HOUR },
    { title: 'Chưa đến giờ', important: 'true', from_at: now + 5 * HOUR },
  ];
  for (const one of others) {
    await makeAtDesk(office, 'notice', { ...one, text: 'Đến hết ngày mai', signed_by: 'Lê Văn Cán' });
  }
  await makeAtDesk(office, 'notice', {
    title: 'Họp tổ 1',
    text: 'Tối nay',
    from_at: now - HOUR,
    signed_by: 'Lê Văn Cán',
    areas: ['Tổ dân phố số 1'],
  });
  await gate.cut();
  await team.ask('syncNow');
  await expect(team.page.getByText(words.unread(3), { exact: true })).toBeVisible({ timeout: 30_000 });
  const listed = team.page.getByRole('listitem').filter({ hasText: /Lê Văn Cán|Nguyễn Thị Hoa/ });
  await expect(listed).toHaveCount(3);
  await expect(listed.first()).toContainText('Khóa ngõ 26');
  await expect(listed.first()).toContainText(words.important);
  for (const size of [
    { width: 320, height: 568 },
    { width: 360, height: 740 },
  ]) {
    await team.page.setViewportSize(size);
    await expectNothingFound(team.page, `notices on the first screen at ${size.width}`);
    const wide = await team.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wide, 'nothing hangs over the edge').toBeLessThanOrEqual(0);
    await shot(team, `notices-home-${size.width}`);
  }

  // Read without a network; it is away, also after the app was closed and opened again.
  await team.settle();
  await team.cut();
  await row(team, TITLE).tap();
  await expect(team.title(TITLE)).toBeVisible();
  await expect(team.page.getByText(LONG.slice(-60).trim()).first()).toBeVisible();
  await expectNothingFound(team.page, 'the page of a notice');
  await shot(team, 'notices-page');
  await team.page.getByRole('button', { name: exactly(words.read) }).tap();
  await team.expectHome();
  await expect(row(team, TITLE)).toHaveCount(0);
  await team.reopen();
  await team.expectHome();
  await expect(team.page.getByText(words.unread(2), { exact: true })).toBeVisible();
  await expect(row(team, TITLE)).toHaveCount(0);
  await gate.reopen();
  await gate.expectHome();
  await expect(row(gate, TITLE)).toBeVisible();

  // The book keeps it, read or not.
  await team.open('#/records/notice');
  await expect(row(team, TITLE)).toBeVisible();
  await team.home();

  // What was changed since it was read comes back, and the office counts the new wording anew.
  await office.open(`#/record/${id}`);
  await correctAtDesk(office, 'notice', { text: 'Trước 12 giờ trưa' });
  await expectReached(office, 0, phones);
  await team.reconnect();
  await expect(row(team, TITLE)).toContainText('Trước 12 giờ trưa', { timeout: 30_000 });
  await team.settle();
  await team.ask('syncNow');
  await expectReached(office, 1, phones);
  // The longest silent stand first; all are named when they are asked for.
  await office.page.getByRole('button', { name: reach.all(phones - 1) }).click();
  const missing = office.page.getByRole('listitem').filter({ hasText: 'Máy chốt' });
  await expect(missing).toContainText(vi.office.overview.lastSync('').trim());
  await expect(office.page.getByRole('listitem').filter({ hasText: 'Máy tổ 2' })).toHaveCount(0);
  await expectNothingFound(office.page, 'a notice at the office');
  if (SHOTS) await office.page.screenshot({ path: `${SHOTS}/notices-office.png`, fullPage: true });
});

test('k82_areas_and_persons_of_a_set_are_marked_by_name_on_phone_and_desk', async ({
  enrolledPhone,
  office,
}) => {
  const phone = await enrolledPhone(1, 'Máy tổ 1');
  const { records } = await phone.ask('list', { kind: 'household', place: '00025-01', sort: 'name' });
  const houses = await Promise.all(
    records.slice(0, 20).map(async (house) => ({
      house,
      people: (await phone.ask('list', { kind: 'person', where: { household: house.id } })).records,
    })),
  );
  const found = houses.find(({ people }) => people.length > 1);
  if (!found) throw new Error('the demonstration ward has a household of two');
  const [ill, away] = found.people.map((person) => String(person.fields['full_name']));

  await phone.open(`#/visit/new?household=${found.house.id}`);
  await phone.choose('Kết quả', 'Có việc cần ghi');
  await phone.page.getByText('Trong nhà', { exact: true }).tap();
  await phone.choose('Người có triệu chứng', ill ?? '');
  await phone.choose('Người vắng nhà', away ?? '');
  await expectNothingFound(phone.page, 'a visit');
  await shot(phone, 'members-phone');
  await phone.save(vi.phone.derived.save, vi.phone.derived.saved);
  await phone.page.waitForURL(/#\/visit\/[0-9a-f]{32}$/);
  const id = phone.page.url().slice(-32);
  await expect(phone.page.getByText(ill ?? '').first()).toBeVisible();
  await phone.settle();

  // The desk shows the same people, by name, and takes one back.
  await office.open(`#/record/${id}`);
  const { page } = office;
  await expect(page.locator('[data-field="sick"]')).toContainText(ill ?? '');
  await page.getByRole('button', { name: vi.office.record.edit, exact: true }).click();
  const box = page.locator('form [data-field="absent"]');
  await expect(box.getByLabel(away ?? '', { exact: true })).toBeChecked();
  await box.getByLabel(away ?? '', { exact: true }).uncheck();
  await expectNothingFound(page, 'a visit that is corrected');
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/members-desk.png`, fullPage: true });
  await page.getByRole('button', { name: vi.office.record.save, exact: true }).click();
  await expect(page.locator('[data-field="absent"]')).toHaveCount(0);
  const record = await office.get<{ record: { fields: Record<string, unknown> } }>(`/records/${id}`);
  const marks = Object.entries(record.record.fields).filter(([key]) => /^(sick|absent)\//.test(key));
  expect(marks.filter(([, value]) => value === true)).toHaveLength(1);

  // A campaign is for areas that are chosen by name; the draft of the desk keeps them.
  const campaign = await makeAtDesk(office, 'campaign', {
    type: 'test',
    name: 'Xét nghiệm tổ 1, tổ 2',
    from_at: Date.now(),
    to_at: Date.now() + HOUR,
    areas: ['Tổ dân phố số 1', 'Tổ dân phố số 2'],
  });
  await expect(page.locator('[data-field="areas"]')).toContainText('Tổ dân phố số 1, Tổ dân phố số 2');
  await phone.ask('syncNow');
  await phone.settle();
  await phone.open(`#/campaign/${campaign}`);
  await expect(phone.page.getByText('Tổ dân phố số 1, Tổ dân phố số 2').first()).toBeVisible();
});

test('a_form_of_a_book_that_a_phone_only_reads_says_so_at_once', async ({ enrolledPhone }) => {
  const phone = await enrolledPhone(1, 'Máy tổ 1');
  for (const hash of ['#/notice/new', '#/roster/new']) {
    await phone.open(hash);
    await expect(phone.page.getByText(vi.phone.derived.mayNotWrite)).toBeVisible();
    await expect(phone.button(vi.phone.derived.save)).toHaveCount(0);
  }
  await expectNothingFound(phone.page, 'a form that may not be written');
  await phone.link(vi.phone.derived.seeBook).tap();
  await phone.page.waitForURL(/#\/records\/roster$/);
  await phone.open('#/visit/new');
  await expect(phone.button(vi.phone.derived.save)).toBeVisible();
});
