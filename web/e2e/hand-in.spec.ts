/** A15: what a phone could not send before its access was taken back comes into the books by its file. */
import { readFile } from 'node:fs/promises';
import { expectNothingFound } from './fixtures/axe';
import { addHousehold } from './fixtures/forms';
import { expect, test } from './fixtures/test';
import { contains, startsWith, vi } from './fixtures/words';

interface Listed {
  rows: { record: { created_by_name: string } }[];
}

const { nav, handIn, file: files, phones } = vi.office;

test('a15_the_file_of_a_withdrawn_phone_is_handed_in_and_stands_under_its_author', async ({
  enrolledPhone,
  office,
}) => {
  const { page } = office;
  const phone = await enrolledPhone(2, 'Máy bị thu K77');
  await phone.cut();
  await addHousehold(phone, { head: 'Phan Thị Giữ', phone: '0903111222', houseNo: '21' });
  await phone.expectUnsent();
  await office.revoke('Máy bị thu K77');
  await phone.reconnect();
  await expect(phone.page.getByRole('heading', { name: vi.phone.withdrawn.title })).toBeVisible({
    timeout: 30_000,
  });
  const download = phone.page.waitForEvent('download');
  await phone.button(vi.phone.withdrawn.export).tap();
  const exported = await download;
  const sent = { name: exported.suggestedFilename(), mimeType: 'application/json' };
  const buffer = await readFile(await exported.path());

  await office.goTo(nav.phones);
  // Found among all phones by its name; its holder, and the number to call, stand beside it.
  await page.getByRole('searchbox', { name: phones.search }).fill('thu k77');
  const row = page.getByRole('row', { name: contains('Máy bị thu K77') });
  await expect(row).toBeVisible();
  await expect(page.getByRole('row')).toHaveCount(2);
  const holder = (await row.getByRole('link').first().textContent())?.trim() ?? '';

  const box = page.getByLabel(handIn.file);
  await box.setInputFiles({ name: 'trong.json', mimeType: 'application/json', buffer: Buffer.alloc(0) });
  await expect(page.getByText(files.empty('trong.json'))).toBeVisible();
  await box.setInputFiles({ ...sent, buffer });
  await expect(page.getByText(handIn.taken('1', holder))).toBeVisible();
  await expectNothingFound(page, 'a file that was handed in');
  await box.setInputFiles({ ...sent, buffer });
  // The second answer does not look like the first: it says at once that the file is known.
  await expect(page.getByRole('heading', { name: handIn.again(holder, 'Máy bị thu K77') })).toBeVisible();
  await expect(page.getByText(handIn.taken('1', holder))).toHaveCount(0);
  await expect(page.getByText(handIn.nothingNew)).toBeVisible();
  await expect(page.getByText(startsWith(handIn.known('1', '').replace(/ *\.$/, '')))).toBeVisible();

  await page.getByRole('link', { name: contains('Phan Thị Giữ') }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Phan Thị Giữ' })).toBeVisible();
  await office.goTo(nav.households);
  await office.expectListed('Phan Thị Giữ', 'Phan Thị Giữ');
  const listed = await office.get<Listed>(`/households?search=${encodeURIComponent('Phan Thị Giữ')}`);
  expect(listed.rows.map(({ record }) => record.created_by_name)).toEqual([holder]);
});
