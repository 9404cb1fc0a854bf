/** What a person sees when the app cannot open: the reason, and what to do. */
import { expect, test } from './fixtures/test';
import { vi } from './fixtures/words';

test('c12_a_part_that_does_not_load_is_said_and_no_grey_bars_stay', async ({ browser, ward }) => {
  const context = await browser.newContext({ baseURL: ward.origin, serviceWorkers: 'block' });
  await context.route(/\/assets\/main-[^/]*\.js/, (route) => route.abort());
  const page = await context.newPage();
  await page.goto('/');
  await expect(page.getByText(vi.phone.openFailed.parts.title)).toBeVisible();
  await context.close();
});

test('c12_where_no_script_runs_the_page_says_what_to_do', async ({ browser, ward }) => {
  const context = await browser.newContext({ baseURL: ward.origin, serviceWorkers: 'block' });
  await context.route(/\/assets\/phone-[^/]*\.js/, (route) => route.abort());
  const page = await context.newPage();
  await page.goto('/');
  await expect(page.getByText('trình duyệt quá cũ')).toBeVisible();
  await context.close();
});

test('c12_a_browser_without_what_the_app_needs_is_told_so', async ({ browser, ward }) => {
  const context = await browser.newContext({ baseURL: ward.origin, serviceWorkers: 'block' });
  await context.addInitScript(() => {
    Reflect.deleteProperty(Navigator.prototype, 'locks');
  });
  const page = await context.newPage();
  await page.goto('/');
  await expect(page.getByText(vi.phone.openFailed.old_browser.title)).toBeVisible();
  await context.close();
});
