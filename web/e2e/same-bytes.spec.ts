/**
 * WASM equals native: the module that is served answers seeded scripts byte for byte as the native engine
 * did. The scripts are written by `same-bytes` of `tests/`; `cargo xtask wasm-native` plays many more in Node.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test, type Page } from '@playwright/test';

const ROOT = resolve(import.meta.dirname, '../..');
const SCRIPTS = process.env['VUNGXANH_SCRIPTS'] ?? join(ROOT, 'target/same-bytes');
const ASSETS = join(ROOT, 'web/dist/assets');
/** Nobody listens there: everything comes from {@link FILES}. */
const ORIGIN = 'http://localhost:9';

const PAGE = `<!doctype html><script type="module">
  import { replay } from '/replay.mjs';
  import * as wasm from '/vungxanh.js';
  await wasm.default({ module_or_path: '/vungxanh_bg.wasm' });
  window.play = (script) => replay(wasm, script);
</script>`;

declare global {
  interface Window {
    play: (script: unknown) => Promise<number>;
  }
}

function served(): string {
  const name = readdirSync(ASSETS).find((file) => file.startsWith('vungxanh_bg') && file.endsWith('.wasm'));
  if (name === undefined) throw new Error(`there is no WASM in ${ASSETS}: cargo xtask build`);
  return join(ASSETS, name);
}

const FILES: Record<string, { type: string; body: () => string | Buffer }> = {
  '/': { type: 'text/html', body: () => PAGE },
  '/replay.mjs': {
    type: 'text/javascript',
    body: () => readFileSync(join(ROOT, 'tests/same-bytes/replay.mjs')),
  },
  '/vungxanh.js': {
    type: 'text/javascript',
    body: () => readFileSync(join(ROOT, 'web/src/generated/wasm/vungxanh.js')),
  },
  '/vungxanh_bg.wasm': { type: 'application/wasm', body: () => readFileSync(served()) },
};

async function open(page: Page): Promise<void> {
  await page.route(`${ORIGIN}/**`, async (route) => {
    const file = FILES[new URL(route.request().url()).pathname];
    if (file) await route.fulfill({ contentType: file.type, body: file.body() });
    else await route.fulfill({ status: 404 });
  });
  await page.goto(ORIGIN);
  await page.waitForFunction(() => 'play' in window);
}

test('the WASM in Chromium answers every script as the native engine did', async ({ page }) => {
  const scripts = existsSync(SCRIPTS) ? readdirSync(SCRIPTS).sort() : [];
  expect(
    scripts,
    `no scripts: cargo run -p vungxanh-tests --bin same-bytes -- --into ${SCRIPTS}`,
  ).not.toEqual([]);
  await open(page);
  let steps = 0;
  for (const name of scripts) {
    const script: unknown = JSON.parse(readFileSync(join(SCRIPTS, name), 'utf8'));
    steps += await page.evaluate((told) => window.play(told), script);
  }
  expect(steps).toBeGreaterThan(1_000);
});
