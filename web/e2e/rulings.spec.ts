/** The dated rules beside what they decide, at the desk and on the phone. */
import type { Page } from '@playwright/test';
import { answer } from './fixtures/office';
import { expect, test } from './fixtures/test';
import { choice, en, label, vi } from './fixtures/words';

const SHOTS = process.env['KINDS_SHOTS'];
const FEVER = vi.common.rules.says(vi.common.rules.names.fever_c, vi.common.rules.values.fever_c('37,5'));

async function shot(page: Page, name: string): Promise<void> {
  if (!SHOTS) return;
  for (const theme of ['light', 'sunlight']) {
    await page.evaluate((value) => (document.documentElement.dataset['theme'] = value), theme);
    await page.screenshot({ path: `${SHOTS}/${name}-${theme}.png`, fullPage: true });
  }
}

test('k74_the_desk_shows_the_rule_beside_the_box_and_on_the_page', async ({ office }) => {
  const { page } = office;
  await page.evaluate(() => (location.hash = '#/new/suspect'));
  const temp = page.locator('div:has(> [data-field="temp"])').filter({ hasText: FEVER });
  await expect(temp).toBeVisible();
  await expect(temp).toContainText(vi.common.rules.since('01/01/2020'));
  await shot(page, 'desk-suspect-form');
  await page.getByLabel(vi.office.record.where).selectOption('00025-01');
  await page.getByLabel(label('suspect', 'name'), { exact: true }).fill('Lò Thị Mai');
  await page.getByLabel(label('suspect', 'temp')).fill('38,2');
  await answer(page, 'found_by', choice('suspect', 'found_by', 'visit'));
  await page.getByRole('button', { name: vi.office.record.save, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Lò Thị Mai' })).toBeVisible();
  await expect(page.locator('[data-field="temp"]')).toContainText(FEVER);
  await shot(page, 'desk-suspect-page');
});

test('k72_the_desk_offers_the_list_of_what_is_inspected', async ({ office }) => {
  const { page } = office;
  await page.evaluate(() => (location.hash = '#/new/inspection'));
  const kept = page.locator('fieldset[data-field="ok"]');
  const subject = page.locator('[data-field="subject_kind"] select');
  await subject.selectOption('checkpoint');
  await expect(kept.getByText(choice('inspection', 'ok', 'temp_all'), { exact: true })).toBeVisible();
  await expect(kept.getByText(choice('inspection', 'ok', 'canteen'), { exact: true })).toHaveCount(0);
  await kept.getByText(choice('inspection', 'ok', 'temp_all'), { exact: true }).click();
  await shot(page, 'desk-inspection');
  await subject.selectOption('team');
  await expect(kept.getByText(choice('inspection', 'ok', 'door'), { exact: true })).toBeVisible();
  // What was ticked is not put out of sight.
  await expect(kept.getByText(choice('inspection', 'ok', 'temp_all'), { exact: true })).toBeVisible();
  await expect(kept.getByText(choice('inspection', 'ok', 'guide'), { exact: true })).toHaveCount(0);
});

test('k74_a_phone_shows_the_rule_in_the_form_and_on_the_page', async ({ enrolledPhone }) => {
  const phone = await enrolledPhone(1, 'Máy tổ 1');
  const { page } = phone;
  await page.setViewportSize({ width: 360, height: 740 });
  await phone.open('#/suspect/new');
  await expect(page.getByText(FEVER)).toBeVisible();
  await page.getByText(FEVER).scrollIntoViewIfNeeded();
  await shot(page, 'phone-suspect-form');
  await phone.open('#/isolation/new');
  await phone.choose(label('isolation', 'subject'), choice('isolation', 'subject', 'f2'));
  const missing = page.getByText(vi.common.rules.missing(vi.common.rules.names.isolation_days));
  await missing.scrollIntoViewIfNeeded();
  await expect(missing).toBeVisible();
  await shot(page, 'phone-isolation-form');
  const { records } = await phone.ask('list', { kind: 'movement', limit: 1 });
  await phone.open(`#/movement/${records[0]?.id ?? ''}`);
  await shot(page, 'phone-movement-page');
  await phone.open('#/declaration/new');
  await expect(page.getByText(FEVER)).toBeVisible();
  await page.evaluate(() => localStorage.setItem('vungxanh.language', 'en'));
  await page.reload();
  const fever = en.common.rules.says(en.common.rules.names.fever_c, en.common.rules.values.fever_c('37,5'));
  await expect(page.getByText(fever)).toBeVisible();
  await shot(page, 'phone-declaration-form-en');
});
