/**
 * Lets the page of a shift be opened again without signal: it keeps that page and the files it is made of, which hold no data, and nothing else. With signal the page
 * comes from the server, so that a new version is never kept back; with its headers, so that the content security policy holds as well.
 */
const KEPT = 'homeward-my-shift';
const PAGE = '/my-shift';
const PATIENCE = 4000;

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

// The page says what it is made of; files of older versions go.
self.addEventListener('message', (event) => {
  const files = event.data.files.filter((file) => new URL(file).origin === self.location.origin);
  event.waitUntil(keep(files));
});

self.addEventListener('fetch', (event) => {
  const { pathname, origin } = new URL(event.request.url);
  if (event.request.method !== 'GET' || origin !== self.location.origin) return;
  if (event.request.mode === 'navigate' && pathname === PAGE) event.respondWith(page(event.request));
  else if (pathname.startsWith('/assets/')) event.respondWith(file(event.request));
});

async function keep(files) {
  const cache = await caches.open(KEPT);
  await Promise.all(files.map(async (name) => (await cache.match(name)) ?? cache.add(name)));
  await cache.put(PAGE, await fetch(PAGE));
  const now = new Set([...files, new URL(PAGE, self.location.origin).href]);
  for (const request of await cache.keys()) if (!now.has(request.url)) await cache.delete(request);
}

async function page(request) {
  const cache = await caches.open(KEPT);
  const kept = await cache.match(PAGE);
  try {
    return await fetch(request, kept ? { signal: AbortSignal.timeout(PATIENCE) } : {});
  } catch (error) {
    if (kept) return kept;
    throw error;
  }
}

async function file(request) {
  const kept = await (await caches.open(KEPT)).match(request.url);
  return kept ?? fetch(request);
}
