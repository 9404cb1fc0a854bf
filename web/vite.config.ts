/// <reference types="vitest/config" />
import { readFileSync } from 'node:fs';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { precache } from './build/precache.ts';
import { splitEnglish } from './build/split-english.ts';

const server = process.env['VUNGXANH_SERVER'] ?? 'http://127.0.0.1:8080';
const { version } = JSON.parse(readFileSync(new URL('./package.json', import.meta.url), 'utf8')) as {
  version: string;
};

export default defineConfig({
  plugins: [splitEnglish(), svelte(), precache()],
  define: { __APP_VERSION__: JSON.stringify(version) },
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    // Every byte of the phone's first load is counted; fonts and pictures are never inlined.
    assetsInlineLimit: 0,
    rollupOptions: {
      input: {
        phone: 'index.html',
        office: 'office/index.html',
        sw: 'src/sw.ts',
      },
      output: {
        // The service worker must stand at the root to control it, under a name that never changes.
        entryFileNames: (chunk) => (chunk.name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js'),
      },
    },
  },
  server: {
    port: 5173,
    strictPort: true,
    proxy: {
      '/api': { target: server, changeOrigin: false },
      '/healthz': { target: server },
    },
  },
  test: {
    include: ['src/**/*.test.ts', 'build/**/*.test.ts'],
    environment: 'node',
    setupFiles: ['src/i18n/all-texts.ts'],
    // Dates are shown in Asia/Ho_Chi_Minh whatever the machine's own zone is.
    env: { TZ: 'America/New_York' },
  },
});
