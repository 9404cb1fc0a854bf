/** Many members at once: from a sheet to their printed codes. */
import { readFile } from 'node:fs/promises';
import { expectNothingFound } from './fixtures/axe';
import { expect, test } from './fixtures/test';
import { contains, startsWith, vi } from './fixtures/words';

const { nav, memberSheet: words, sheets, members, import: imports } = vi.office;
const HEADS = 'Họ và tên,Điện thoại,Chức vụ,Nhiệm vụ,Địa bàn hoặc chốt';

const csv = (rows: readonly string[]) => ({
  name: 'luc-luong.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from([HEADS, ...rows].join('\r\n')),
});

test('members_of_a_sheet_get_their_duties_and_codes', async ({ office }) => {
  const { page } = office;
  await office.goTo(nav.members);
  await page.getByRole('button', { name: words.open }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: imports.sampleFile }).click();
  const sample = await (await download).path();

  const box = page.getByLabel(imports.file);
  await box.setInputFiles(csv(['Vì Thị Sen,09123,,Bảo vệ,', 'Lò Văn Ún,0987000111,,,00025-01']));
  await expect(page.getByRole('heading', { name: imports.mustMend('2') })).toBeVisible();
  await expect(page.getByText('một trong: Tổ COVID cộng đồng')).toBeVisible();
  await expect(page.getByRole('button', { name: startsWith('Thêm 2') })).toBeDisabled();
  await expectNothingFound(page, 'a sheet of members with mistakes');

  // The sample that the program gives is one that it takes.
  await box.setInputFiles({ name: words.sampleName, mimeType: 'text/csv', buffer: await readFile(sample) });
  await expect(page.getByRole('button', { name: words.add(2) })).toBeEnabled();
  await box.setInputFiles(csv(['Vì Thị Sen,0987000222,,Công an,', 'Lò Văn Ún,0987000111,Tổ phó,,00025-01']));
  await page.getByLabel(words.usual).selectOption('team_member');
  const row = page.getByRole('row', { name: contains('Lò Văn Ún') });
  await expect(row).toContainText(members.role_.team_member);
  await expectNothingFound(page, 'a sheet of members');
  await page.getByRole('button', { name: words.add(2) }).click();
  await expect(page.getByText(words.added(2))).toBeVisible();
  await page.getByRole('button', { name: sheets.make(2) }).click();
  await expect(page.getByRole('heading', { name: sheets.title(2) })).toBeVisible();
  await expect(page.locator('article .code')).toHaveCount(2);
});
