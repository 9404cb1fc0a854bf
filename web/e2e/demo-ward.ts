/**
 * Before all tests: the demonstration ward is made once by the program itself, as a newcomer makes it,
 * and stopped. Every test begins with a copy of its own.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ward } from './fixtures/ward';

export default async function makeDemoWard(): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'vungxanh-e2e-'));
  const ward = await Ward.at(join(folder, 'ward'));
  await ward.start('demo');
  await ward.stop();
  process.env['VUNGXANH_DEMO_WARD'] = ward.folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
