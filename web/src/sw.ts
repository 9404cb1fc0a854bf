/**
 * Keeps the phone app on the phone, so that it starts without any network after one visit.
 *
 * What is absent: it never touches /api or /office, never holds a person's data, and never takes
 * over by itself. A new version waits until a person agrees ("Cập nhật"), then the page reloads.
 */
interface Precache {
  version: string;
  entries: { url: string; revision: string | null }[];
}
/** Written in by build/precache.ts. */
declare const __PRECACHE__: Precache;

const worker = self as unknown as ServiceWorkerGlobalScope;
const precache = __PRECACHE__;
const PREFIX = 'vungxanh-app-';
const cacheName = PREFIX + precache.version;

/** Served by the network alone: the ward's data and the office. */
const NEVER_OURS = /^\/(api|office|healthz)(\/|$)/;

async function ownCaches(): Promise<string[]> {
  return (await caches.keys()).filter((name) => name.startsWith(PREFIX));
}

/** A file whose name carries its hash is copied from an older version instead of fetched again. */
async function fill(cache: Cache, entry: Precache['entries'][number]): Promise<void> {
  if (entry.revision === null) {
    const held = await caches.match(entry.url);
    if (held) return cache.put(entry.url, held);
  }
  const response = await fetch(
    new Request(entry.url, { cache: entry.revision === null ? 'default' : 'reload' }),
  );
  if (!response.ok) throw new Error(`${entry.url}: ${response.status}`);
  return cache.put(entry.url, response);
}

async function install(): Promise<void> {
  const cache = await caches.open(cacheName);
  // All or nothing: a version with a missing file is never activated.
  await Promise.all(precache.entries.map((entry) => fill(cache, entry)));
}

/** Keeps the version before this one too: another open tab may still load parts of it. */
async function tidy(): Promise<void> {
  const older = (await ownCaches()).filter((name) => name !== cacheName);
  await Promise.all(older.slice(0, -1).map((name) => caches.delete(name)));
}

async function answer(request: Request, path: string): Promise<Response> {
  const cache = await caches.open(cacheName);
  const held = (await cache.match(path)) ?? (await caches.match(path));
  return held ?? fetch(request);
}

worker.addEventListener('install', (event) => event.waitUntil(install()));
worker.addEventListener('activate', (event) => event.waitUntil(tidy()));

worker.addEventListener('message', (event) => {
  if (event.data === 'take-over') void worker.skipWaiting();
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== worker.location.origin || NEVER_OURS.test(url.pathname))
    return;
  // The app has one page; its screens are in the fragment, which no request carries.
  const path = request.mode === 'navigate' ? '/' : url.pathname;
  event.respondWith(answer(request, path));
});

export {};
