/** A drill of the ward: begun beside it, marked on every screen, print and file, deleted at its end. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page, TestInfo } from '@playwright/test';
import { expectNothingFound } from './fixtures/axe';
import { Office } from './fixtures/office';
import { Phone } from './fixtures/phone';
import { expect, test } from './fixtures/test';
import { Ward } from './fixtures/ward';
import { startsWith, vi } from './fixtures/words';

const { office: desk } = vi;
const NOT_REAL = vi.common.drill;

/** A drill of the demonstration ward, served at an address of its own, and its first login. */
async function drillOf(ward: Ward): Promise<{ drill: Ward; password: string }> {
  const drill = await Ward.at(join(mkdtempSync(join(tmpdir(), 'vungxanh-drill-')), 'drill'));
  const told = await drill.run('drill', 'begin', '--from', ward.folder, '--ward', '00025');
  expect(told).toContain(NOT_REAL);
  expect(told).not.toContain('left out');
  const password = /Password: (\S+)/.exec(told)?.[1] ?? '';
  await drill.start();
  expect(drill.log).toContain(NOT_REAL);
  return { drill, password };
}

async function expectBand(page: Page, screen: string): Promise<void> {
  await expect(page.getByText(NOT_REAL).filter({ visible: true }), screen).toHaveCount(1);
}

/** What stands on each page of the paper. */
async function printed(page: Page, info: TestInfo): Promise<string[]> {
  const file = info.outputPath('printed.pdf');
  writeFileSync(file, await page.pdf({ preferCSSPageSize: true }));
  const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
  return text.split('\f').filter((sheet) => sheet.trim() !== '');
}

async function expectOnEverySheet(page: Page, info: TestInfo): Promise<string[]> {
  const sheets = await printed(page, info);
  expect(sheets.length).toBeGreaterThan(0);
  for (const sheet of sheets) expect(sheet).toContain(NOT_REAL);
  return sheets;
}

async function lookAtDesk(office: Office): Promise<void> {
  const { page } = office;
  const addresses = await office.navigation
    .getByRole('link', { includeHidden: true })
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  expect(addresses.length).toBeGreaterThan(20);
  for (const address of addresses) {
    await office.open(address);
    await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
    await expectBand(page, address);
  }
}

/** Codes for all members, as cards on paper; gives one of them. */
async function printCodes({ page }: Office, info: TestInfo): Promise<string> {
  await page.getByRole('button', { name: desk.sheets.pickAll }).click();
  await page.getByRole('button', { name: /^Cấp mã cho \d+ người$/ }).click();
  const cards = page.locator('article').filter({ has: page.locator('.code') });
  await expect(cards.first()).toBeAttached();
  const number = await cards.count();
  expect(number).toBeGreaterThan(8);
  expect(await expectOnEverySheet(page, info)).toHaveLength(Math.ceil(number / 8));
  // A card is cut from its sheet, and says it by itself.
  await expect(cards.filter({ hasText: NOT_REAL })).toHaveCount(number);
  return (await page.getByTestId('enrolment-code').first().textContent()) ?? '';
}

/** What is written in a drill, as a file and on paper. */
async function takeList(office: Office, info: TestInfo): Promise<void> {
  const { page } = office;
  const fields = { name: 'Một ca F0 trong ngõ' };
  const data = { kind: 'scenario', place: '00025', fields };
  expect((await page.request.post('/api/v1/office/records', { data })).status()).toBe(200);
  await office.open('#/scenario');
  await page.getByRole('button', { name: desk.list.file.open, exact: true }).click();
  const begun = page.waitForEvent('download');
  await page.getByRole('button', { name: desk.list.file.csv }).click();
  const download = await begun;
  expect(download.suggestedFilename()).toBe('dien-tap-scenario.csv');
  expect(readFileSync(await download.path(), 'utf8').split('\r\n')[0]).toBe(`\uFEFF"${NOT_REAL}"`);
  await page.evaluate(() => {
    window.print = () => document.body.setAttribute('data-printed', '');
  });
  await page.getByRole('button', { name: desk.list.print }).click();
  await expect(page.locator('body')).toHaveAttribute('data-printed', '');
  await expectOnEverySheet(page, info);
}

/** From the enrolment on, and later without a network. */
async function lookAtPhone(phone: Phone, code: string): Promise<void> {
  await phone.page.goto('/#/enrol');
  await expectBand(phone.page, 'enrolment');
  await phone.page.getByLabel(startsWith(vi.phone.enrol.code)).fill(code);
  await phone.page.getByLabel(startsWith(vi.phone.enrol.device)).fill('Máy diễn tập');
  await phone.button(vi.phone.enrol.submit).tap();
  await phone.expectHome();
  await phone.settle();
  await phone.installed();
  await phone.cut();
  await phone.reopen();
  await phone.expectHome();
  for (const hash of ['#/', '#/attention', '#/drafts', '#/settings', '#/nowhere', '#/']) {
    await phone.open(hash);
    await expectBand(phone.page, `phone ${hash}`);
  }
}

test('r14_a_drill_says_so_on_every_screen_sheet_and_file_and_leaves_nothing', async ({
  browser,
  ward,
}, info) => {
  test.setTimeout(240_000);
  const { drill, password } = await drillOf(ward);
  const office = await Office.make(browser, drill);
  const { page } = office;
  await page.goto('/office/');
  await expectBand(page, 'login');
  await expectNothingFound(page, 'login of a drill');
  await office.logIn({ login: 'dientap', password });
  expect((await office.get<{ total: number }>('/households')).total).toBe(0);
  await lookAtDesk(office);
  await takeList(office, info);
  await office.open('#/members');
  const code = await printCodes(office, info);
  const manifest = await page.request.get('/manifest.webmanifest');
  expect(((await manifest.json()) as { short_name: string }).short_name).toBe('Diễn tập');

  const phone = await Phone.make(browser, drill);
  await lookAtPhone(phone, code);
  expect.soft([...phone.errors, ...office.errors]).toEqual([]);
  await phone.close();
  await office.close();
  await drill.stop();
  expect(await drill.run('drill', 'end', '--yes')).toContain('00025 Phường Ngọc Khánh');
  expect(existsSync(drill.folder)).toBe(false);
});

test('r14_a_ward_that_is_real_has_no_band', async ({ browser, bare }) => {
  const office = await Office.make(browser, bare);
  await office.page.goto(bare.setupPath);
  await expect(office.page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(office.page.getByText(NOT_REAL)).toHaveCount(0);
  await office.close();
});
