/** The pictures in `docs/pictures`, taken from the running app over the demonstration ward. */
import { resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { Barrier } from '../fixtures/barrier';
import { changeHousehold, recordArrival } from '../fixtures/forms';
import { expect, test } from '../fixtures/test';
import { vi } from '../fixtures/words';

const FOLDER = process.env['VUNGXANH_PICTURES'] ?? resolve(import.meta.dirname, '../../../docs/pictures');
const AREA = '00025-01';

/** What stands on the screen, once fonts are there and nothing moves or floats above. */
async function picture(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.evaluate(() => window.scrollTo(0, 0));
  await expect(page.locator('.toast')).toHaveCount(0, { timeout: 30_000 });
  await page.screenshot({ path: resolve(FOLDER, `${name}.png`), animations: 'disabled' });
}

test('pictures', async ({ enrolledPhone, office }) => {
  test.setTimeout(300_000);
  const [an, binh] = [await enrolledPhone(1, 'Máy chị An'), await enrolledPhone(2, 'Máy anh Bình')];
  await an.home();
  await picture(an.page, 'phone-today');

  await an.open(`#/households/${AREA}`);
  await an.page.getByRole('searchbox').fill('nguyen');
  await picture(an.page, 'phone-search');

  const { records } = await an.ask('list', { kind: 'household', place: AREA, sort: 'name', limit: 1 });
  const household = records[0]?.id ?? '';
  await an.open(`#/household/${household}`);
  await picture(an.page, 'phone-household');

  // Offline, both change the same household; one also takes down an arrival.
  await Promise.all([an.cut(), binh.cut()]);
  await changeHousehold(an, household, 'house_no', '15A');
  await changeHousehold(binh, household, 'house_no', '15B');
  await recordArrival(an, household, 'Đỗ Văn Xa');
  await an.home();
  await an.expectUnsent();
  await picture(an.page, 'phone-offline');

  const barrier = new Barrier(binh);
  await barrier.openShift();
  await barrier.plate('29B112345');
  await barrier.stranger('Hoàng Văn Lạ', '85');
  await picture(binh.page, 'phone-checkpoint');
  await barrier.temperature('36,5');
  await barrier.declared();
  await barrier.decide('let_pass');

  await Promise.all([an.reconnect(), binh.reconnect()]);
  await Promise.all([an.settle(), binh.settle()]);
  await an.open(`#/household/${household}`);
  await expect(an.page.getByText('15B').first()).toBeVisible();
  await picture(an.page, 'phone-clash');

  await office.page.setViewportSize({ width: 1366, height: 1000 });
  await office.page.reload();
  await expect(office.page.getByRole('heading', { level: 1 })).toBeVisible();
  await picture(office.page, 'office-overview');
  await office.goTo(vi.office.nav.passes);
  await expect(office.page.getByText('29B1-123.45').first()).toBeVisible();
  await picture(office.page, 'office-passes');
  await office.open(`#/record/${household}`);
  await expect(office.page.getByText('15B').first()).toBeVisible();
  await picture(office.page, 'office-clash');
});
