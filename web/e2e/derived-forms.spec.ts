/** Forms that follow from the definition of a kind: what they ask, what they know already and what they keep. */
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures/test';
import { answer } from './fixtures/office';
import { choice, label, vi } from './fixtures/words';

const SHOTS = process.env['KINDS_SHOTS'];
const { record } = vi.office;

async function shot(page: Page, name: string): Promise<void> {
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true });
}

/** Begins a new record of the kind at the desk. */
async function begin(page: Page, kind: string): Promise<void> {
  await page.evaluate((hash) => (location.hash = hash), `#/new/${kind}`);
  await expect(page.getByText(record.starred)).toBeVisible();
}

/** Chooses with the keys the first household that the desk finds under the name; gives the name in full. */
async function chooseHousehold(page: Page, typed: string): Promise<string> {
  const box = page.locator('[data-field="household"]');
  const search = box.getByRole('combobox');
  await search.fill(typed);
  const first = box.getByRole('option').first();
  const name = (await first.locator('strong').innerText()).trim();
  await search.press('ArrowDown');
  await expect(first).toHaveAttribute('aria-selected', 'true');
  await search.press('Enter');
  await expect(box.locator('strong', { hasText: name }).first()).toBeVisible();
  return name;
}

test('k50_the_desk_asks_of_a_journey_only_what_its_direction_needs', async ({ office }) => {
  const { page } = office;
  await begin(page, 'movement');
  const box = (name: string) => page.locator(`[data-field="${name}"]`);
  await shot(page, 'desk-movement-empty');
  await expect(box('to_text')).toHaveCount(0);
  await answer(page, 'direction', choice('movement', 'direction', 'departure'));
  await expect(box('to_text')).toBeVisible();
  await expect(box('depart_actual')).toBeVisible();
  await expect(box('from_text')).toHaveCount(0);
  await box('to_text').getByRole('textbox').fill('Mai Sơn, Sơn La');
  await shot(page, 'desk-movement-departure');
  await answer(page, 'direction', choice('movement', 'direction', 'arrival'));
  await expect(box('from_text')).toBeVisible();
  await expect(box('arrive_actual')).toBeVisible();
  await expect(box('depart_actual')).toHaveCount(0);
  // What was typed is not put out of sight.
  await expect(box('to_text').getByRole('textbox')).toHaveValue('Mai Sơn, Sơn La');
  await shot(page, 'desk-movement-arrival');
});

test('k52_a_second_open_request_of_a_household_is_pointed_out_at_the_desk', async ({ office }) => {
  const { page } = office;
  await begin(page, 'support');
  const name = await chooseHousehold(page, 'nguyen');
  await expect(page.getByLabel(label('support', 'name'), { exact: true })).toHaveValue(name);
  await page.getByText(choice('support', 'needs', 'food'), { exact: true }).click();
  await shot(page, 'desk-support');
  await page.getByRole('button', { name: record.save, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();

  await begin(page, 'support');
  await chooseHousehold(page, name);
  await expect(page.getByText(vi.common.openOne.title)).toBeVisible();
  await shot(page, 'desk-support-second');
});

test('a_draft_at_the_desk_outlives_the_tab_and_goes_when_it_is_saved', async ({ office }) => {
  const { page } = office;
  await begin(page, 'support');
  await page.getByLabel(vi.office.record.where).selectOption('00025-01');
  await page.getByLabel(label('support', 'name'), { exact: true }).fill('Lò Thị Mai');
  await page.getByText(choice('support', 'needs', 'food'), { exact: true }).click();
  await expect
    .poll(() => page.evaluate(() => Object.values(localStorage).join().includes('Lò Thị Mai')))
    .toBe(true);

  const again = await office.context.newPage();
  await page.close({ runBeforeUnload: false });
  await again.goto('/office/');
  await expect(again.getByText(record.drafts)).toBeVisible();
  await shot(again, 'desk-drafts');
  await again.getByRole('link', { name: /Lò Thị Mai/ }).click();
  await expect(again.getByText(record.draftRestored('').slice(0, 10))).toBeVisible();
  await expect(again.getByLabel(label('support', 'name'), { exact: true })).toHaveValue('Lò Thị Mai');
  await shot(again, 'desk-draft-restored');
  await again.getByRole('button', { name: record.save, exact: true }).click();
  await expect(again.getByRole('heading', { level: 1, name: 'Lò Thị Mai' })).toBeVisible();
  expect(
    await again.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('draft'))),
  ).toEqual([]);
});

test('links_of_a_record_are_corrected_at_the_desk', async ({ office }) => {
  const { page } = office;
  await begin(page, 'support');
  await page.getByLabel(vi.office.record.where).selectOption('00025-01');
  await page.getByLabel(label('support', 'name'), { exact: true }).fill('Lò Thị Mai');
  await page.getByText(choice('support', 'needs', 'food'), { exact: true }).click();
  await page.getByRole('button', { name: record.save, exact: true }).click();
  await page.getByRole('button', { name: record.edit, exact: true }).click();
  const name = await chooseHousehold(page, 'nguyen');
  await shot(page, 'desk-support-edit');
  await page.getByRole('button', { name: record.save, exact: true }).click();
  await expect(page.locator('[data-field="household"]').getByRole('link', { name })).toBeVisible();
});

test('a_phone_asks_in_parts_and_names_the_open_request', async ({ enrolledPhone }) => {
  const phone = await enrolledPhone(1, 'Máy tổ 1');
  const { page } = phone;
  await page.setViewportSize({ width: 360, height: 740 });
  const { records } = await phone.ask('list', { kind: 'household', sort: 'name', limit: 1 });
  const household = records[0]?.id ?? '';
  for (const round of ['first', 'second']) {
    await phone.open(`#/support/new?household=${household}`);
    const name = page.getByLabel(label('support', 'name'), { exact: true });
    await expect(name).not.toHaveValue('');
    await expect(page.getByLabel(label('support', 'address'))).toHaveCount(0);
    if (round === 'second') {
      await expect(page.getByText(vi.common.openOne.title)).toBeVisible();
      await shot(page, 'phone-support-second');
      continue;
    }
    await phone.choose(label('support', 'needs'), choice('support', 'needs', 'medicine'));
    await page.getByText('Xử lý', { exact: true }).click();
    await expect(page.getByText('Trao hỗ trợ', { exact: true })).toHaveCount(0);
    await shot(page, 'phone-support');
    await phone.choose(label('support', 'state'), choice('support', 'state', 'delivered'));
    await expect(page.getByText('Trao hỗ trợ', { exact: true })).toBeVisible();
    await phone.choose(label('support', 'state'), choice('support', 'state', 'asked'));
    await expect(page.getByText('Trao hỗ trợ', { exact: true })).toHaveCount(0);
    await phone.button(vi.phone.derived.save).click();
    await phone.expectAllSent();
  }
});

test('a_commitment_is_signed_or_refused_in_words_that_read_right', async ({ enrolledPhone }) => {
  const phone = await enrolledPhone(1, 'Máy tổ 1');
  const { page } = phone;
  await page.setViewportSize({ width: 360, height: 740 });
  await phone.open('#/commitment/new');
  await phone.choose(label('commitment', 'refused'), 'Không ký');
  await expect(page.getByLabel(label('commitment', 'refused_reason'))).toBeVisible();
  await expect(page.getByText(choice('commitment', 'items', 'five_k'))).toHaveCount(0);
  await shot(page, 'phone-commitment');
  await phone.choose(label('commitment', 'refused'), 'Đã ký');
  await expect(page.getByText(choice('commitment', 'items', 'five_k'))).toBeVisible();
});
