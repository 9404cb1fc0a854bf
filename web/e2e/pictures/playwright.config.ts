/** Takes the README's pictures: `cargo xtask pictures`. No test; the tests' phones and office do the work. */
import { defineConfig } from '@playwright/test';
import tests from '../../playwright.config';

export default defineConfig(tests, {
  testDir: '.',
  testMatch: 'take.ts',
  globalSetup: '../demo-ward.ts',
  outputDir: '../../test-results/pictures',
  workers: 1,
});
