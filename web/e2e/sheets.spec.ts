/** Sheets in and out of the desk: a list as a file, and households and residents from one. */
import { readFileSync } from 'node:fs';
import { expectNothingFound } from './fixtures/axe';
import { expect, test } from './fixtures/test';
import { contains, vi } from './fixtures/words';

const { nav, list: words, import: sheet } = vi.office;

interface Listed {
  total: number;
}

/** So many households of two, in an area that a person chooses. */
function households(n: number): Buffer {
  const rows = ['STT,Họ và tên,Ngày sinh,Giới tính,Quan hệ với chủ hộ,Số điện thoại,Số nhà'];
  for (let house = 0; house < n; house += 1) {
    const letters = [...String(house)].map((digit) => String.fromCharCode(97 + Number(digit))).join('');
    const phone = `09${String(10_000_000 + house)}`;
    rows.push(`${2 * house + 1},Nhập Văn ${letters},21/03/1950,Nam,Chủ hộ,${phone},${house + 1}`);
    rows.push(`${2 * house + 2},Nhập Thị ${letters},1955,Nữ,Vợ,,${house + 1}`);
  }
  return Buffer.from(rows.join('\r\n'));
}

test('a_list_is_downloaded_as_it_is_filtered', async ({ office }) => {
  const { page } = office;
  await office.open('#/persons?residence=temporary');
  const { total } = await office.get<Listed>('/persons?residence=temporary');
  await page.getByRole('button', { name: words.file.open, exact: true }).click();
  await expect(page.getByRole('dialog')).toContainText(words.file.title);
  await expectNothingFound(page, 'columns of a file');
  const begun = page.waitForEvent('download');
  await page.getByRole('button', { name: words.file.csv }).click();
  const download = await begun;
  expect(download.suggestedFilename()).toBe('dien-tap-persons.csv');
  const lines = readFileSync(await download.path(), 'utf8').split('\r\n');
  // The demonstration is one of a drill: people and numbers are invented.
  expect(lines[0]).toBe(`\uFEFF"${vi.common.drill}"`);
  expect(lines[1]).toMatch(/^"Họ và tên","Ngày sinh","Giới tính","Hộ gia đình"/);
  expect(lines.filter((line) => line !== '')).toHaveLength(total + 2);
  await expect(page.getByRole('dialog')).toBeHidden();

  await page.getByRole('button', { name: words.file.open, exact: true }).click();
  const workbook = page.waitForEvent('download');
  await page.getByRole('button', { name: words.file.xlsx }).click();
  const bytes = readFileSync(await (await workbook).path());
  expect(bytes.subarray(0, 2).toString()).toBe('PK');
});

test('three_hundred_households_are_imported_and_taken_back', async ({ office }) => {
  test.setTimeout(120_000);
  const { page } = office;
  const before = (await office.get<Listed>('/persons')).total;
  await office.goTo(nav.import);
  const file = page.getByLabel(sheet.file);

  // The sample sheet is understood as it is.
  const sampled = page.waitForEvent('download');
  await page.getByRole('button', { name: sheet.sampleFile }).click();
  await file.setInputFiles(await (await sampled).path());
  await expect(page.getByText(sheet.comesTo('2', '1', '2'))).toBeVisible();
  await expect(page.getByRole('button', { name: sheet.begin })).toBeEnabled();

  // A wrong day is named with its row and column, and nothing can be imported.
  const wrong = households(1).toString().replace('21/03/1950', '32/13/2021');
  await file.setInputFiles({ name: 'sai.csv', mimeType: 'text/csv', buffer: Buffer.from(wrong) });
  await page.getByLabel(sheet.place).selectOption({ index: 1 });
  await expect(page.getByText(sheet.rowColumn('2', 'Ngày sinh'))).toBeVisible();
  await expect(page.getByRole('button', { name: sheet.begin })).toBeDisabled();
  await expectNothingFound(page, 'a sheet with a mistake');

  await file.setInputFiles({ name: 'to1.csv', mimeType: 'text/csv', buffer: households(300) });
  await expect(page.getByText(sheet.comesTo('600', '300', '600'))).toBeVisible();
  await page.getByRole('button', { name: sheet.begin }).press('Enter');
  const batch = page.getByRole('row', { name: contains('to1.csv') });
  await expect(batch).toContainText(sheet.states.done, { timeout: 60_000 });
  await expectNothingFound(page, 'imports so far');
  expect((await office.get<Listed>('/persons')).total).toBe(before + 600);

  await batch.getByRole('button', { name: sheet.undoOf('to1.csv') }).click();
  await expect(batch).toContainText(sheet.states.taken_back, { timeout: 60_000 });
  expect((await office.get<Listed>('/persons')).total).toBe(before);
});
