/** What the phone promises, in the browser: only what is so, and nothing that is typed is lost. */
import { readFile } from 'node:fs/promises';
import { addHousehold, declare } from './fixtures/forms';
import { Phone } from './fixtures/phone';
import { Relay } from './fixtures/relay';
import { expect, test } from './fixtures/test';
import { contains, label, startsWith, vi } from './fixtures/words';

const DAY_MS = 86_400_000;

test('a22_works_offline_is_said_only_once_the_app_is_stored', async ({ browser, ward }) => {
  const relay = await Relay.before(ward);
  const phone = await Phone.make(browser, ward);
  try {
    // Only what the service worker stores beyond the first screen.
    relay.hold(/CheckpointApp/);
    await phone.enrol(ward.link(1).replace(ward.origin, relay.origin), 'Mạng chậm');
    await expect(phone.page.getByText(vi.phone.storing.now)).toBeVisible();
    await phone.page.screenshot({ path: test.info().outputPath('storing.png') });
    relay.letGo();
    await expect(phone.page.getByText(vi.phone.storing.now)).toHaveCount(0);
    await phone.installed();
  } finally {
    await phone.close();
    await relay.close();
  }
});

test('c8_enter_leads_to_the_next_box_and_a6_no_date_stops_the_save', async ({ enrolledPhone }) => {
  const phone = await enrolledPhone(1, 'Bàn phím');
  const before = (await phone.ask('list', { kind: 'household', limit: 0 })).total;
  await phone.open('#/household/new');
  const head = phone.page.getByLabel(startsWith(label('household', 'head_name')));
  await head.fill('Nguyễn Thị Tiếp');
  await head.press('Enter');
  await expect(phone.page.getByLabel(startsWith(label('household', 'phone'))).first()).toBeFocused();
  expect((await phone.ask('list', { kind: 'household', limit: 0 })).total).toBe(before);

  // Somebody who left and is due back; the date is corrected to one that is on no calendar.
  const due = Date.now() + 3 * DAY_MS;
  const saved = await phone.ask('save', [
    {
      kind: 'movement',
      place: '00025-01',
      fields: {
        direction: 'departure',
        name: 'Nguyễn Thị Tiếp',
        birth_year: 1970,
        to_text: 'Sơn La',
        depart_actual: Date.now() - DAY_MS,
        return_planned: due,
      },
    },
  ]);
  if (!saved.saved) throw new Error('not saved');
  const id = saved.ids[0] ?? '';
  await phone.open(`#/movement/${id}/edit`);
  const box = phone.page.locator('[data-field="return_planned"]');
  await box.locator('input').first().fill('31/11/2021');
  await phone.button(vi.phone.movement.save.departure).tap();
  await expect(box.getByText(vi.common.date.noSuchDay)).toBeVisible();
  await phone.expectSaid(vi.phone.form.stops(`“${vi.phone.movement.returnPlanned}”`));
  await phone.page.screenshot({ path: test.info().outputPath('no-such-day.png') });
  expect((await phone.ask('record', id))?.fields['return_planned']).toBe(due);
  // Put right, it is saved; the message of the failure is gone with its cause.
  await box
    .locator('input')
    .first()
    .fill(new Date(due).toLocaleDateString('en-GB', { timeZone: 'Asia/Ho_Chi_Minh' }));
  await expect(phone.page.getByText(contains(vi.phone.form.stops('').trim()))).toHaveCount(0);
  await phone.fill(label('movement', 'to_text'), 'Mai Sơn, Sơn La');
  await phone.save(vi.phone.movement.save.departure, vi.phone.movement.saved);
});

test('a14_data_that_is_cleared_while_the_app_is_open_raises_an_alarm_and_can_be_taken_out', async ({
  enrolledPhone,
}) => {
  const phone = await enrolledPhone(1, 'Bị xóa');
  await phone.cut();
  await addHousehold(phone, { head: 'Phan Thị Còn', phone: '0903111222', houseNo: '21' });
  await phone.page.evaluate(() => void indexedDB.deleteDatabase('vungxanh'));
  await expect(phone.statusBar).toContainText(vi.phone.status.storageGone);
  const tried = await phone.ask('save', [
    { kind: 'household', place: '00025-01', fields: { head_name: 'Không Lưu Được' } },
  ]);
  expect(tried).toMatchObject({ saved: false, reason: 'storage_gone' });
  await phone.page.screenshot({ path: test.info().outputPath('gone.png') });

  await phone.statusBar.tap();
  const download = phone.page.waitForEvent('download');
  await phone.button(vi.phone.withdrawn.export).tap();
  expect(await readFile(await (await download).path(), 'utf8')).toContain('Phan Thị Còn');
  await phone.page.screenshot({ path: test.info().outputPath('export.png') });
});

test('a20_no_contact_is_said_a19_the_words_follow_and_a23_a_possible_case_stands_first', async ({
  enrolledPhone,
  ward,
}) => {
  const phone = await enrolledPhone(1, 'Nghi ngờ');
  const { records } = await phone.ask('list', { kind: 'person', place: '00025-01', limit: 1 });
  const declarations = await phone.ask('list', { kind: 'declaration', where: { notified_at: null } });
  const before = declarations.records.filter(({ finding }) => finding === 'alarm').length;
  await phone.open(`#/declaration/new?person=${records[0]?.id ?? ''}`);
  await declare(phone, 'fever');
  // Saved, then received: the same message says so in place.
  await expect(phone.page.locator('.toast')).toContainText(vi.phone.delivery.at_ward);

  await phone.home();
  const alarm = phone.page.getByText(vi.phone.declarations.untold(before + 1));
  await expect(alarm).toBeVisible();
  const [first] = await phone.page.locator('main h2').allTextContents();
  expect(first).toBeDefined();
  await phone.page.screenshot({ path: test.info().outputPath('suspect.png') });
  await phone.open('#/declarations');
  await expect(alarm).toBeVisible();
  await phone.page.screenshot({ path: test.info().outputPath('declarations.png') });
  await phone.page
    .getByRole('link', { name: contains(vi.phone.declaration.untold) })
    .first()
    .tap();
  await phone.button(vi.phone.declaration.notified).tap();
  await phone.home();
  await expect(alarm).toHaveCount(0);

  await ward.stop();
  await expect(phone.statusBar).toContainText(vi.phone.status.noContactSince('').trim(), { timeout: 30_000 });
  await phone.page.screenshot({ path: test.info().outputPath('no-contact.png') });
});
