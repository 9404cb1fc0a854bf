/** Measures the phone app in the system's Chromium: `cargo xtask bench browser`. No test. */
import { defineConfig } from '@playwright/test';
import tests from '../../playwright.config';

export default defineConfig(tests, {
  testDir: '.',
  testMatch: 'first-sync.ts',
  // The server is started by who measures.
  globalSetup: [],
  outputDir: '../../test-results/bench',
  workers: 1,
  reporter: [['dot']],
});
