/** Stores that phones of earlier releases left (`tests/fixtures`), opened by the app of today. */
import { mkdtempSync, readdirSync, readFileSync, existsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test, type Page } from '@playwright/test';
import type { PhoneRecord } from '../src/worker/api';
import { Phone } from './fixtures/phone';
import { Ward } from './fixtures/ward';

const FIXTURES = resolve(import.meta.dirname, '../../tests/fixtures');
const RELEASES = readdirSync(FIXTURES).filter((name) => existsSync(join(FIXTURES, name, 'phone-one.json')));

interface Row {
  store: string;
  key: string;
  /** base64 */
  value: string;
}
interface KeptPhone {
  unsent: number;
  rows: Row[];
  records: Record<string, PhoneRecord>;
}
interface KeptWard {
  login: string;
  password: string;
}

function read<T>(release: string, name: string): T {
  return JSON.parse(readFileSync(join(FIXTURES, release, name), 'utf8')) as T;
}

/** The ward of that release, served by the program of today. */
async function serve(release: string): Promise<Ward> {
  const folder = mkdtempSync(join(tmpdir(), 'vungxanh-old-'));
  const database = gunzipSync(readFileSync(join(FIXTURES, release, 'vungxanh.sqlite.gz')));
  writeFileSync(join(folder, 'vungxanh.sqlite'), database);
  const ward = await Ward.at(folder);
  // However long ago it was left.
  const environment = { VUNGXANH_RETENTION_PASSES_DAYS: '0', VUNGXANH_RETENTION_MOVEMENTS_DAYS: '0' };
  await ward.start('serve', { environment });
  return ward;
}

/** Makes IndexedDB as version 1 of the store had it, and fills it. */
async function fill(page: Page, rows: Row[], draft: unknown): Promise<void> {
  await page.evaluate(
    async ([stored, begun]) => {
      const opening = indexedDB.open('vungxanh', 1);
      opening.onupgradeneeded = () => {
        for (const name of ['meta', 'documents', 'tails', 'outbox', 'refused', 'drafts'])
          opening.result.createObjectStore(name);
      };
      await new Promise((done, failed) => {
        opening.onsuccess = done;
        opening.onerror = failed;
      });
      const db = opening.result;
      const writing = db.transaction([...db.objectStoreNames], 'readwrite');
      for (const { store, key, value } of stored) {
        const bytes = Uint8Array.from(atob(value), (letter) => letter.charCodeAt(0));
        writing.objectStore(store).put(bytes, key);
      }
      writing.objectStore('drafts').put({ saved_at_ms: 1, value: begun }, 'household/new');
      await new Promise((done, failed) => {
        writing.oncomplete = done;
        writing.onabort = failed;
      });
      db.close();
    },
    [rows, draft] as const,
  );
}

/** What the office shows of a record. */
async function atTheOffice(ward: Ward, { login, password }: KeptWard, id: string): Promise<PhoneRecord> {
  const api = `${ward.origin}/api/v1/office`;
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ login, password });
  const session = await fetch(`${api}/login`, { method: 'POST', headers, body });
  const cookie = session.headers.get('set-cookie')?.split(';')[0] ?? '';
  const answer = await fetch(`${api}/records/${id}`, { headers: { cookie } });
  return ((await answer.json()) as { record: PhoneRecord }).record;
}

for (const release of RELEASES) {
  test(`the store of a phone of ${release} opens without network, and what it had not sent is sent`, async ({
    browser,
  }) => {
    const kept = read<KeptPhone>(release, 'phone-one.json');
    const ward = await serve(release);
    const phone = await Phone.make(browser, ward);
    await phone.page.goto('/healthz');
    await fill(phone.page, kept.rows, { head_name: 'Bản nháp cũ' });
    // The app itself comes; nothing that it asks of the ward does.
    await phone.context.route('**/api/v1/**', (route) => route.abort());
    await phone.page.goto('/');
    await phone.expectHome();
    expect(await phone.status()).toMatchObject({ unsent: kept.unsent, refused: 0 });
    expect((await phone.ask('drafts')).map((draft) => draft.value)).toEqual([{ head_name: 'Bản nháp cũ' }]);
    const unsent: PhoneRecord[] = [];
    for (const [id, was] of Object.entries(kept.records)) {
      const { kind, fields, conflicts, delivery } = was;
      expect(await phone.ask('record', id), id).toMatchObject({ kind, fields, conflicts, delivery });
      if (delivery === 'on_phone') unsent.push(was);
    }
    expect(unsent).not.toEqual([]);

    await phone.context.unroute('**/api/v1/**');
    await phone.ask('syncNow');
    await phone.settle();
    for (const { id, fields } of unsent) {
      const { fields: shown } = await atTheOffice(ward, read<KeptWard>(release, 'ward.json'), id);
      expect(shown).toMatchObject(fields);
    }
    expect(phone.errors).toEqual([]);
    await phone.close();
    await ward.close();
  });
}
