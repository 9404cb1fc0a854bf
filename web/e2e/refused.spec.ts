/** What the ward did not take: the phone keeps and says it, the desk sees what it was and takes it into the books. */
import { addHousehold } from './fixtures/forms';
import { expect, test } from './fixtures/test';
import { label, startsWith, vi } from './fixtures/words';

interface Member {
  record: { id: string };
  grants: { role: string; place: string }[];
  phones: { name: string }[];
}

test('d6_a_refused_change_is_handed_in_at_the_desk', async ({ enrolledPhone, office }) => {
  const { page } = office;
  const phone = await enrolledPhone(1, 'Máy tổ 1');
  await phone.cut();
  await addHousehold(phone, { head: 'Bùi Thị Hoà', phone: '0903111222', houseNo: '21' });

  // Meanwhile the owner's duties are taken back.
  const members = await office.get<Member[]>('/members');
  const owner = members.find(({ phones }) => phones.some(({ name }) => name === 'Máy tổ 1'));
  if (!owner) throw new Error('the phone belongs to nobody');
  const status = await page.evaluate(
    async ([id, take]) => {
      const headers = { 'content-type': 'application/json' };
      const body = JSON.stringify({ give: [{ role: 'team_member', place: '00025-02' }], take });
      return (await fetch(`/api/v1/office/members/${id}/grants`, { method: 'POST', headers, body })).status;
    },
    [owner.record.id, owner.grants] as const,
  );
  expect(status).toBe(200);
  await phone.reconnect();
  await expect.poll(async () => (await phone.status()).refused, { timeout: 30_000 }).toBe(1);

  // The phone keeps it and says so.
  await phone.open('#/attention');
  await expect(phone.page.getByText(vi.phone.attention.refusedHelp)).toBeVisible();
  await expect(phone.link('Bùi Thị Hoà')).toBeVisible();

  // The desk sees what it was, and takes it in where it belongs.
  await office.goTo(vi.office.nav.quarantine);
  const card = page.getByRole('main');
  await expect(card.getByRole('heading', { name: 'Bùi Thị Hoà' })).toBeVisible();
  await expect(card.getByText(label('household', 'house_no'), { exact: true })).toBeVisible();
  await card.getByLabel(vi.office.quarantine.handInAt).selectOption('00025-03');
  await card.getByRole('button', { name: vi.office.quarantine.handIn }).click();
  await expect(card.getByText(vi.office.quarantine.none)).toBeVisible();
  await office.goTo(vi.office.nav.households);
  await office.expectListed('Bùi Thị Hoà', 'Bùi Thị Hoà');
  await page.getByRole('link', { name: startsWith('Bùi Thị Hoà') }).click();
  await expect(page.locator('[data-field="house_no"]')).toContainText('21');
});
