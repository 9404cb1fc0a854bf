/**
 * How much a person at a door has to do: taps on the glass, and whether it fits one screen. Letters are typed, not
 * tapped; bringing up the keyboard by a tap into a box counts.
 */
import type { Locator, Page } from '@playwright/test';
import { addHousehold, addPerson } from './fixtures/forms';
import type { Phone } from './fixtures/phone';
import { expect, test } from './fixtures/test';
import { choice, contains, label, startsWith, vi } from './fixtures/words';

class Taps {
  count = 0;

  constructor(readonly phone: Phone) {}

  async tap(where: Locator): Promise<void> {
    this.count += 1;
    await where.tap();
  }

  async type(field: string, text: string): Promise<void> {
    const box = this.phone.page.getByLabel(startsWith(field)).first();
    await this.tap(box);
    await box.fill(text);
  }

  chip(group: string, option: string): Promise<void> {
    return this.tap(
      this.phone
        .group(group)
        .locator('label')
        .filter({ hasText: startsWith(option) })
        .first(),
    );
  }
}

/** Whether all that is asked stands on the screen at once. */
async function expectOneScreen(page: Page): Promise<void> {
  const { needed, given } = await page.evaluate(() => {
    const main = document.querySelector('main');
    return { needed: main?.scrollHeight ?? 0, given: main?.clientHeight ?? 0 };
  });
  expect(needed, 'height of the form, of what the screen has').toBeLessThanOrEqual(given);
}

test('11_a_departure_of_a_known_person_fits_one_screen_and_takes_at_most_8_taps', async ({
  enrolledPhone,
}) => {
  const phone = await enrolledPhone(1, 'Máy chị An');
  const { page } = phone;
  const words = vi.phone.movement;
  const household = await addHousehold(phone, { head: 'Bùi Văn Đi', phone: '0912333555', houseNo: '7' });
  const person = await addPerson(phone, household, { name: 'Bùi Văn Đi', born: '1981', sex: 'male' }, 'head');
  await page.getByRole('button', { name: vi.common.close }).first().tap();
  await phone.open(`#/household/${household}`);

  const taps = new Taps(phone);
  await taps.tap(
    page
      .locator('main')
      .getByRole('link', { name: contains('Bùi Văn Đi') })
      .first(),
  );
  await taps.tap(phone.link(vi.phone.person.movement));
  await taps.chip(words.directionQuestion, words.directions.departure.label);
  await expect(phone.button(words.save.departure)).toBeVisible();
  await expectOneScreen(page);
  await taps.type(label('movement', 'to_text'), 'Mai Sơn, Sơn La');
  await taps.tap(page.getByRole('button', { name: vi.common.date.tomorrow }));
  await expectOneScreen(page);
  await taps.tap(phone.button(words.save.departure));
  await phone.expectSaid(words.saved);
  expect(taps.count).toBeLessThanOrEqual(8);

  const { records } = await phone.ask('list', { kind: 'movement', where: { person } });
  expect(records[0]?.fields).toMatchObject({
    direction: 'departure',
    name: 'Bùi Văn Đi',
    to_text: 'Mai Sơn, Sơn La',
  });
  expect(records[0]?.fields['return_planned']).toEqual(expect.any(Number));
});

test('11_a_person_at_the_door_takes_at_most_12_taps_and_the_text', async ({ enrolledPhone }) => {
  const phone = await enrolledPhone(1, 'Máy chị An');
  const household = await addHousehold(phone, { head: 'Bùi Văn Đón', phone: '0912333556', houseNo: '8' });
  await phone.page.getByRole('button', { name: vi.common.close }).first().tap();

  const taps = new Taps(phone);
  const words = vi.phone.person;
  await taps.tap(phone.link(vi.phone.household.addHead('Bùi Văn Đón')));
  await taps.type(label('person', 'full_name'), 'Bùi Văn Đón');
  await taps.type(label('person', 'dob'), '1960');
  await taps.chip(label('person', 'sex'), choice('person', 'sex', 'male'));
  await taps.chip(label('person', 'relation'), choice('person', 'relation', 'head'));
  await taps.type(label('person', 'citizen_id'), '001060012345');
  await taps.type(label('person', 'phone'), '0912333556');
  await taps.chip(label('person', 'residence'), choice('person', 'residence', 'permanent'));
  await taps.tap(phone.button(words.save));
  await phone.expectSaid(words.saved);
  expect(taps.count).toBeLessThanOrEqual(12);
  const { records } = await phone.ask('list', { kind: 'person', where: { household } });
  expect(records).toHaveLength(1);
});
