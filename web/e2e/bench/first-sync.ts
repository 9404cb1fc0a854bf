/**
 * The first sync of a fresh phone in Chromium, four times slower: how long from the tap that enrols
 * until the phone is usable (the first screen shows the own areas with their households) and until
 * everything is on it. `cargo xtask bench browser` gives the server and the codes, and reads the report.
 */
import { writeFileSync } from 'node:fs';
import { expect, test, type Browser } from '@playwright/test';
import { PHONE } from '../fixtures/phone';
import { ask, rememberWorkers } from '../fixtures/worker';
import { startsWith, vi } from '../fixtures/words';
import { SlowPhone } from './slow-phone';

const ORIGIN = process.env['VUNGXANH_ORIGIN'] ?? '';
const CODES = (process.env['VUNGXANH_CODES'] ?? '').split(',').filter(Boolean);
const REPORT = process.env['VUNGXANH_REPORT'] ?? '';
const PICTURE = process.env['VUNGXANH_PICTURE'];
const RATE = 4;
const LOOK_MS = 30;
const STILL_MS = 1_000;

async function firstSync(browser: Browser, code: string) {
  const context = await browser.newContext({ ...PHONE, baseURL: ORIGIN });
  await rememberWorkers(context);
  const page = await context.newPage();
  await page.goto(`/#/enrol/${code}`);
  await page.getByLabel(startsWith(vi.phone.enrol.device)).fill('Máy đo');
  const button = page.getByRole('button', { name: vi.phone.enrol.submit });
  await expect(button).toBeEnabled();
  const slow = await SlowPhone.of(browser, page);
  const byChromium = await slow.slownessByChromium(RATE);
  const slowness = await slow.slowDown(RATE);
  // In the page, so that nothing but the page's own clock counts.
  const usable = page.evaluate(
    ([words, look_ms]) =>
      new Promise<number>((resolve) => {
        document.addEventListener('click', () => (window.name = String(performance.now())), {
          capture: true,
          once: true,
        });
        const look = () => {
          const shown = document.querySelector('main')?.textContent ?? '';
          if (new RegExp(words).test(shown)) resolve(performance.now() - Number(window.name));
          else setTimeout(look, look_ms);
        };
        look();
      }),
    [`[1-9][\\d.]*\\s*${vi.phone.home.households}`, LOOK_MS] as const,
  );
  await button.evaluate((element: HTMLElement) => element.click());
  if (PICTURE) {
    await expect(page.getByRole('progressbar')).toBeVisible();
    await page.screenshot({ path: PICTURE });
  }
  const usable_ms = await usable;
  // When the bar of what is on its way has gone for good, as a person sees it. Asking the worker would
  // measure how long its own answers take.
  const complete_ms = await page.evaluate(
    ([look_ms, still_ms]) =>
      new Promise<number>((resolve) => {
        let gone = performance.now();
        const look = () => {
          const now = performance.now();
          if (document.querySelector('[role=progressbar]')) gone = now;
          if (now - gone > still_ms) resolve(gone - Number(window.name));
          else setTimeout(look, look_ms);
        };
        look();
      }),
    [LOOK_MS, STILL_MS] as const,
  );
  await slow.recover();
  await expect.poll(async () => (await ask(page, 'status')).progress).toBeNull();
  let records = 0;
  for (const kind of ['household', 'person', 'movement', 'declaration']) {
    records += (await ask(page, 'list', { kind, limit: 1 })).total;
  }
  await context.close();
  return { usable_ms, complete_ms, records, slowness, byChromium };
}

test('first sync', async ({ browser }) => {
  test.setTimeout(120_000 * CODES.length);
  const runs = [];
  for (const code of CODES) runs.push(await firstSync(browser, code));
  writeFileSync(REPORT, JSON.stringify(runs));
});
