/** Kinds whose screens follow from their definition: what a phone records is at the desk, and the other way round. */
import { addHousehold, addPerson } from './fixtures/forms';
import { expect, test } from './fixtures/test';
import { answer } from './fixtures/office';
import { choice, label, startsWith, vi } from './fixtures/words';

const SHOTS = process.env['KINDS_SHOTS'];

test('4_a_support_request_goes_from_a_phone_to_the_desk', async ({ enrolledPhone, office }) => {
  const phone = await enrolledPhone(1, 'Máy tổ 1');
  await phone.open('#/records/support');
  await phone.page.getByRole('link', { name: vi.phone.derived.add, exact: true }).click();
  await phone.button(vi.phone.derived.save).click();
  await expect(phone.page.getByText('Chọn ít nhất một thứ cần hỗ trợ.')).toBeVisible();
  await phone.page.getByLabel(label('support', 'name'), { exact: true }).fill('Lò Thị Mai');
  await phone.choose(label('support', 'needs'), choice('support', 'needs', 'medicine'));
  await phone.choose(label('support', 'urgency'), choice('support', 'urgency', 'today'));
  if (SHOTS) await phone.page.screenshot({ path: `${SHOTS}/phone-support-form.png`, fullPage: true });
  await phone.button(vi.phone.derived.save).click();
  await expect(phone.page.getByRole('heading', { level: 1, name: 'Lò Thị Mai' })).toBeVisible();
  if (SHOTS) await phone.page.screenshot({ path: `${SHOTS}/phone-support.png` });
  await phone.expectAllSent();

  const { page } = office;
  await office.goTo('Yêu cầu hỗ trợ');
  await expect(page.getByRole('row', { name: /Lò Thị Mai/ })).toBeVisible();
  const urgency = page.getByRole('combobox', { name: label('support', 'urgency') });
  await urgency.selectOption('days');
  await expect(page.getByRole('row', { name: /Lò Thị Mai/ })).toHaveCount(0);
  await urgency.selectOption('today');
  await expect(page.getByRole('row', { name: /Lò Thị Mai/ })).toBeVisible();
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/office-support.png` });
  await page.getByRole('link', { name: /Lò Thị Mai/ }).click();
  await expect(page.locator('[data-field="needs"]').first()).toContainText('Thuốc men');
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/office-support-page.png` });
});

test('4_a_household_leads_to_its_support_requests_and_commitments', async ({ enrolledPhone }) => {
  const phone = await enrolledPhone(1, 'Máy tổ 1');
  const { page } = phone;
  const words = vi.phone.derived;
  const household = await addHousehold(phone, { head: 'Vi Văn Cần', phone: '0912333999', houseNo: '9' });
  await phone.link(words.addOne('yêu cầu hỗ trợ')).click();
  // What is known of the household need not be typed.
  await expect(page.getByLabel(label('support', 'name'), { exact: true })).toHaveValue('Vi Văn Cần');
  await expect(page.getByLabel(startsWith(label('support', 'phone')))).toHaveValue('0912 333 999');
  await phone.choose(label('support', 'needs'), choice('support', 'needs', 'food'));
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/phone-support-of-household.png`, fullPage: true });
  await phone.save(words.save, words.saved);
  const { records } = await phone.ask('list', { kind: 'support', where: { household } });
  // Where it lives is asked only of who is not on the list.
  expect(records[0]?.fields).toMatchObject({ household, name: 'Vi Văn Cần' });
  expect(records[0]?.fields).not.toHaveProperty('address');

  await phone.open(`#/household/${household}`);
  await expect(page.getByRole('heading', { name: 'Yêu cầu hỗ trợ (1)' })).toBeVisible();
  await phone.link(words.addOne('cam kết gia đình')).click();
  await expect(page.getByLabel(startsWith(label('commitment', 'signed_by')))).toHaveValue('Vi Văn Cần');

  // From a person's page the request is one of the household, too.
  const person = await addPerson(
    phone,
    household,
    { name: 'Vi Thị Con', born: '1999', sex: 'female' },
    'child',
  );
  await phone.open(`#/person/${person}`);
  await phone.link(words.addOne('yêu cầu hỗ trợ')).click();
  await expect(page.getByLabel(label('support', 'name'), { exact: true })).toHaveValue('Vi Thị Con');
  await phone.choose(label('support', 'needs'), choice('support', 'needs', 'medicine'));
  await phone.save(words.save, words.saved);
  const of = await phone.ask('list', { kind: 'support', where: { person } });
  expect(of.records[0]?.fields).toMatchObject({ household, name: 'Vi Thị Con' });
});

test('4_a_facility_goes_from_the_desk_to_a_phone', async ({ enrolledPhone, office }) => {
  const { page } = office;
  await office.goTo('Cơ quan, cơ sở');
  await page.getByRole('link', { name: vi.office.record.add, exact: true }).click();
  await page.getByLabel(vi.office.record.where).selectOption('00025-01');
  await page.getByRole('button', { name: vi.office.record.save }).click();
  await expect(page.getByText('Chưa có «Tên».')).toBeVisible();
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/office-facility-form.png` });
  await page.getByLabel(label('facility', 'type'), { exact: true }).selectOption('school');
  await page.getByLabel(label('facility', 'name'), { exact: true }).fill('Trường Mầm non Hoa Ban');
  await page.getByLabel(label('facility', 'address'), { exact: true }).fill('15 phố Ngọc Khánh');
  await page.getByLabel(label('facility', 'head_name'), { exact: true }).fill('Lê Quang Vinh');
  await page.getByRole('button', { name: vi.office.record.save }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Trường Mầm non Hoa Ban' })).toBeVisible();

  const phone = await enrolledPhone(1, 'Máy tổ 1');
  await phone.open('#/records/facility');
  await expect(phone.page.getByRole('link', { name: /Trường Mầm non Hoa Ban/ })).toBeVisible();
  if (SHOTS) await phone.page.screenshot({ path: `${SHOTS}/phone-facility-list.png` });
  await phone.page.getByRole('link', { name: /Trường Mầm non Hoa Ban/ }).click();
  await expect(phone.page.getByRole('definition').filter({ hasText: 'Lê Quang Vinh' })).toBeVisible();
});

test('0_16_a_passage_from_a_paper_list_is_typed_in_at_the_desk_with_its_own_date', async ({ office }) => {
  const { page } = office;
  const { record, nav } = vi.office;
  const person = page.getByRole('group', { name: 'Người qua chốt 1' });
  await office.goTo(nav.passes);
  await page.getByRole('link', { name: record.add, exact: true }).click();
  await page.getByLabel(startsWith(`${record.whereCheckpoint} `)).selectOption('00025-C01');
  const at = page.locator('[data-field="at"]');
  await page.getByRole('button', { name: record.save }).click();
  await expect(at.getByText(record.invalidTime)).toBeVisible();

  const yesterday = new Date(Date.now() + 7 * 3_600_000 - 86_400_000).toISOString().slice(0, 10);
  await at.getByRole('textbox').first().fill(yesterday.split('-').reverse().join('/'));
  await at.getByRole('textbox').last().fill('08:15');
  await answer(page, 'direction', choice('pass', 'direction', 'in'));
  await page.getByLabel(label('pass', 'vehicle_type'), { exact: true }).selectOption('motorbike');
  await page.getByLabel(label('pass', 'plate'), { exact: true }).fill('29A-123.45');
  await answer(page, 'decision', choice('pass', 'decision', 'let_pass'));
  await page.getByRole('button', { name: record.save }).click();
  // Nobody passes without being asked about.
  await expect(page.getByText('Ghi ít nhất một người.')).toBeVisible();
  await person.getByLabel(label('pass', 'people/name'), { exact: true }).fill('Đinh Văn Giấy');
  await person.getByLabel(startsWith(label('pass', 'people/temp1'))).fill('36,5');
  await answer(person, '/declared', vi.common.yes);
  await page.getByRole('button', { name: record.saveAndNext }).click();

  // The next line of the list: its day and direction stand, nothing else does.
  await expect(page.getByText(record.made)).toBeVisible();
  await expect(at.getByRole('textbox').last()).toHaveValue('');
  await expect(page.getByRole('radio', { name: choice('pass', 'direction', 'in') })).toBeChecked();
  await expect(person.getByLabel(label('pass', 'people/name'), { exact: true })).toHaveValue('');
  const listed = await office.get<{
    rows: { record: { fields: Record<string, unknown>; period: string } }[];
  }>(`/passes?from=${yesterday}&to=${yesterday}&search=29A12345`);
  expect(listed.rows).toHaveLength(1);
  expect(listed.rows[0]?.record).toMatchObject({
    period: yesterday,
    fields: { late_entry: true, at: Date.parse(`${yesterday}T08:15:00+07:00`) },
  });
});
