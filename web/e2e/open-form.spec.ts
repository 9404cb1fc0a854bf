/**
 * A writing replaces only what its author saw (DESIGN §3): forms left open over a sync on the phone and at the
 * office, a draft taken up again, two who decide at once, and taking back.
 */
import { changeOf } from '../src/record/seen';
import type { Scalar, WholeRecord } from '../src/worker/api';
import { Office } from './fixtures/office';
import type { Phone } from './fixtures/phone';
import { expect, test } from './fixtures/test';
import { label, startsWith, vi } from './fixtures/words';

const HOUSE_NO = label('household', 'house_no');
const { arrived, conflict } = vi.common;
const { household: words } = vi.phone;

interface Page {
  stands: Record<string, { value: Scalar; ops: string[] }[]>;
  history: {
    in_office: boolean;
    changes: { field: string; from: Scalar[]; to: Scalar; left: Scalar[]; decision: boolean }[];
  }[];
}

async function householdOf(phone: Phone): Promise<WholeRecord> {
  const { records } = await phone.ask('list', { kind: 'household', sort: 'name', limit: 1 });
  const record = await phone.ask('record', records[0]?.id ?? '');
  if (!record) throw new Error('the phone has no household');
  return record;
}

/** Another phone writes a house number, over what it sees, and the ward has it. */
async function writes(phone: Phone, id: string, house_no: string): Promise<void> {
  const record = await phone.ask('record', id);
  if (!record) throw new Error('the other phone has no such household');
  const outcome = await phone.ask('save', [changeOf(record, { house_no })]);
  expect(outcome.saved).toBe(true);
  await phone.settle();
}

async function opensForm(phone: Phone, id: string): Promise<void> {
  await phone.open(`#/household/${id}/edit`);
  await expect(phone.title(words.titleEdit)).toBeVisible();
}

const standing = async (office: Office, id: string): Promise<Scalar[]> => {
  const page = await office.get<Page>(`/records/${id}`);
  return (page.stands['house_no'] ?? []).map((one) => one.value).sort();
};

test('a1_a_form_left_open_over_a_sync_replaces_only_what_was_seen', async ({ enrolledPhone, office }) => {
  const [an, binh] = await Promise.all([enrolledPhone(1, 'Máy 1'), enrolledPhone(2, 'Máy 2')]);
  const { id } = await householdOf(an);
  await opensForm(an, id);
  await an.fill(HOUSE_NO, '7A');
  await writes(binh, id, '7B');

  // The other's value is beside the box, and the box holds what was typed.
  const note = an.page.getByRole('group', { name: arrived.title(HOUSE_NO) });
  await expect(note).toContainText('7B', { timeout: 60_000 });
  await expect(an.page.getByLabel(startsWith(HOUSE_NO))).toHaveValue('7A');
  await expect(an.button(arrived.waiting(HOUSE_NO))).toBeVisible();

  // Taken, taken back, and then left as it is: both stand.
  await note.getByRole('button', { name: arrived.take }).tap();
  await expect(an.page.getByLabel(startsWith(HOUSE_NO))).toHaveValue('7B');
  await note.getByRole('button', { name: arrived.again }).tap();
  await expect(an.page.getByLabel(startsWith(HOUSE_NO))).toHaveValue('7A');
  await an.button(words.save).tap();
  const panel = an.page.getByRole('region', { name: startsWith(conflict.title) });
  for (const text of ['7A', '7B']) await expect(panel).toContainText(text);
  await an.settle();
  expect(await standing(office, id)).toEqual(['7A', '7B']);
});

test('a1_a_draft_taken_up_again_shows_what_arrived_meanwhile', async ({ enrolledPhone, office }) => {
  const [an, binh] = await Promise.all([enrolledPhone(1, 'Máy 1'), enrolledPhone(2, 'Máy 2')]);
  const { id } = await householdOf(an);
  await opensForm(an, id);
  await an.fill(HOUSE_NO, '8A');
  await an.expectDraftKept('8A');
  await an.killTab();
  await writes(binh, id, '8B');
  await an.reopen();
  await an.expectHome();
  await an.ask('syncNow');
  await expect
    .poll(async () => (await an.ask('record', id))?.fields['house_no'], { timeout: 60_000 })
    .toBe('8B');
  await opensForm(an, id);
  const note = an.page.getByRole('group', { name: arrived.title(HOUSE_NO) });
  await expect(note).toContainText('8B');
  await expect(an.page.getByLabel(startsWith(HOUSE_NO))).toHaveValue('8A');
  // Kept: it replaces the other's, which was seen now.
  await note.getByRole('button', { name: arrived.keep }).tap();
  await an.save(words.save, words.saved);
  await an.settle();
  expect(await standing(office, id)).toEqual(['8A']);
});

test('a2_a_form_of_the_office_left_open_and_a5_its_undo', async ({ enrolledPhone, office }) => {
  const phone = await enrolledPhone(1, 'Máy 1');
  const { id } = await householdOf(phone);
  const { page } = office;
  await office.open(`#/record/${id}`);
  await page.getByRole('button', { name: vi.office.record.edit }).click();
  await page.getByLabel(startsWith(HOUSE_NO)).fill('9A');
  await writes(phone, id, '9B');
  const note = page.getByRole('group', { name: arrived.title(HOUSE_NO) });
  await expect(note).toContainText('9B', { timeout: 60_000 });
  await expect(page.getByLabel(startsWith(HOUSE_NO))).toHaveValue('9A');
  await page.getByRole('button', { name: vi.office.record.save }).click();
  await expect(office.conflict(HOUSE_NO)).toContainText('9B');
  expect(await standing(office, id)).toEqual(['9A', '9B']);

  // The history says that it was left standing, and never that it was replaced.
  const { history } = await office.get<Page>(`/records/${id}`);
  expect(history.find((entry) => entry.in_office)?.changes).toMatchObject([
    { field: 'house_no', to: '9A', left: ['9B'], decision: false },
  ]);
  await expect(page.getByText(vi.office.record.left('9B'))).toBeVisible();

  // Taken back: only the office's own value goes.
  await page.getByRole('button', { name: vi.common.undo }).click();
  await expect(office.conflict(HOUSE_NO)).toHaveCount(0);
  expect(await standing(office, id)).toEqual(['9B']);
});

test('a3_two_who_decide_at_once', async ({ browser, ward, enrolledPhone, office }) => {
  const [an, binh] = await Promise.all([enrolledPhone(1, 'Máy 1'), enrolledPhone(2, 'Máy 2')]);
  const { id } = await householdOf(an);
  await an.cut();
  await writes(binh, id, '5B');
  const record = await an.ask('record', id);
  if (!record) throw new Error('the phone has no such household');
  await an.ask('save', [changeOf(record, { house_no: '5A' })]);
  await an.reconnect();
  await an.settle();

  // A desk that hears no news decides by what it shows.
  const deaf = await Office.make(browser, ward);
  await deaf.context.route('**/api/v1/office/live', (route) => route.abort());
  await deaf.logIn();
  await deaf.open(`#/record/${id}`);
  const shown = deaf.conflict(HOUSE_NO);
  await expect(shown).toContainText('5A');

  await office.open(`#/record/${id}`);
  await office.conflict(HOUSE_NO).getByRole('button', { name: /5B/ }).click();
  await expect(office.conflict(HOUSE_NO)).toHaveCount(0);

  await shown.getByRole('button', { name: /5A/ }).click();
  await expect(shown).toContainText(arrived.othersStand);
  await expect(shown).toContainText('5B');
  expect(await standing(office, id)).toEqual(['5B']);
  // Asked again, the second decides by what the first decided.
  await expect
    .poll(async () => {
      const again = shown.getByRole('button', { name: conflict.stillWant('5A') });
      if ((await again.count()) > 0) await again.click();
      return standing(office, id);
    })
    .toEqual(['5A']);
  await expect(shown).toHaveCount(0);
  const { history } = await office.get<Page>(`/records/${id}`);
  const decided = history.filter((entry) => entry.in_office).map((entry) => entry.changes[0]);
  expect(decided).toMatchObject([
    { from: ['5B'], to: '5A', left: [] },
    { to: '5B', left: [], decision: true },
  ]);
  await deaf.close();
});
