/** A report of the ward: counted, checked by one, signed by another, printed as a document, corrected by a new version. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { withUnit } from '../src/i18n/unit';
import { reports } from '../src/i18n/vi/reports';
import type { Office } from './fixtures/office';
import { deskOf } from './fixtures/people';
import { expect, test } from './fixtures/test';
import { contains, vi } from './fixtures/words';

const words = withUnit(reports, 'phường');
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const figure = (page: Page, name: string) => page.locator(`[data-number="${name}"] td`);

/** The menu has the teams' daily reports as well. */
const goToReports = ({ navigation }: Office) =>
  navigation.getByRole('link', { name: vi.office.nav.reports, exact: true }).click();

interface Counted {
  total: number;
}

/** Makes a report of today; gives where it stands. */
async function make(office: Office): Promise<string> {
  const { page } = office;
  await goToReports(office);
  await button(page, words.make.open).click();
  await button(page, words.make.submit).click();
  await expect(page.getByRole('heading', { level: 1, name: words.types.ward_day })).toBeVisible();
  return page.url();
}

/** What is printed, as text. */
async function printed(page: Page, file: string): Promise<string> {
  await page.evaluate(() => {
    document.body.removeAttribute('data-printed');
    window.print = () => document.body.setAttribute('data-printed', '');
  });
  await button(page, words.next.print).click();
  await expect(page.locator('body')).toHaveAttribute('data-printed', '');
  writeFileSync(file, await page.pdf({ preferCSSPageSize: true }));
  return execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
}

test('r13_a_report_is_made_checked_signed_by_another_printed_and_corrected', async ({
  office,
  ward,
  browser,
}, info) => {
  test.setTimeout(180_000);
  const { page } = office;
  const url = await make(office);

  // Each number leads to the list of what was counted, and is that list's.
  const departures = figure(page, 'movements departure');
  const shown = Number((await departures.textContent())?.replaceAll('.', ''));
  const { day } = await office.get<{ day: string }>('/overview');
  const list = await office.get<Counted>(`/movements?direction=departure&from=${day}&to=${day}`);
  expect(shown).toBe(list.total);
  await departures.getByRole('link').click();
  await expect(page).toHaveURL(/#\/movements\?from=.*direction=departure/);
  await page.goBack();

  // What is carried upward is written, then the maker checks, and may not sign while there is somebody else.
  const signer = await deskOf(browser, ward, 'ward_official', 'Lê Thị Ký Duyệt');
  await button(page, words.words.edit).click();
  await page.getByLabel(contains(words.words.note)).fill('Đề nghị cấp thêm nhiệt kế');
  await page.getByLabel(contains(words.words.recipients)).fill('UBND quận Ba Đình');
  await button(page, words.words.save).click();
  await expect(page.getByText('Đề nghị cấp thêm nhiệt kế').first()).toBeVisible();
  expect(await printed(page, info.outputPath('draft.pdf'))).toContain(words.paper.draft);
  await button(page, words.next.check).click();
  await expect(page.getByText(words.next.makerSigns)).toBeVisible();
  await expect(button(page, words.next.approve)).toHaveCount(0);

  await signer.page.goto(url);
  await button(signer.page, words.next.approve).click();
  await signer.page.getByText(words.signedAs.deputy_chair.join(' / ')).click();
  await signer.page.getByRole('dialog').getByRole('button', { name: words.next.approve }).click();
  await expect(button(signer.page, words.next.send)).toBeVisible();

  // The first desk has not seen that: what it does is refused, and it hears who was faster.
  await button(page, words.next.refresh).click();
  await expect(page.getByRole('alert').or(page.locator('.toast'))).toContainText('Lê Thị Ký Duyệt');
  await expect(button(page, words.next.refresh)).toHaveCount(0);
  await expect(button(page, words.words.edit)).toHaveCount(0);

  const paper = await printed(signer.page, info.outputPath('report.pdf'));
  for (const line of [
    words.paper.nation,
    words.paper.motto,
    'PHƯỜNG NGỌC KHÁNH',
    '/BC-UBND',
    words.paper.heading,
    words.paper.subjects.ward_day(),
    'Đề nghị cấp thêm nhiệt kế',
    'UBND quận Ba Đình',
    'PHÓ CHỦ TỊCH',
    'Lê Thị Ký Duyệt',
    words.paper.end,
  ])
    expect(paper).toContain(line);
  expect(paper).not.toContain(words.paper.draft);
  expect(paper).not.toContain(words.next.send);
  expect(paper).not.toContain(vi.office.skip);

  await button(signer.page, words.next.send).click();
  await signer.page.getByLabel(contains(words.next.how)).fill('Trục liên thông văn bản');
  await signer.page.getByRole('dialog').getByRole('button', { name: words.next.send }).click();
  await expect(signer.page.getByText(words.states.sent, { exact: true }).first()).toBeVisible();

  // Wrong after all: the correction is version 2, and the first says so.
  await button(signer.page, words.next.correct).click();
  await expect(signer.page.getByText(words.correctsText)).toBeVisible();
  await expect(signer.page.getByText(words.version(2)).first()).toBeVisible();
  await expect(button(signer.page, words.next.check)).toBeVisible();
  await signer.page.goto(url);
  await expect(signer.page.getByText(words.supersededText)).toBeVisible();
  await expect(button(signer.page, words.next.correct)).toHaveCount(0);
  await goToReports(office);
  await expect(page.locator('tbody tr')).toHaveCount(2);
  await signer.close();
});

test('r13_a_report_of_a_shift_has_form_m5', async ({ office }) => {
  const { page } = office;
  await goToReports(office);
  await button(page, words.make.open).click();
  await page.getByLabel(contains(words.type)).last().selectOption('shift');
  const shift = page.getByLabel(contains(words.make.shift));
  await expect(shift.locator('option')).not.toHaveCount(1);
  await shift.selectOption({ index: 1 });
  await button(page, words.make.submit).click();
  await expect(page.getByRole('heading', { level: 1, name: words.types.shift })).toBeVisible();
  const id = page.url().split('/').at(-1) ?? '';
  const { row } = await office.get<{ row: { about: string } }>(`/reports/${id}`);
  const passes = await office.get<Counted>(`/passes?shift=${row.about}`);
  await expect(figure(page, 'passes passes')).toHaveText(String(passes.total));
});
