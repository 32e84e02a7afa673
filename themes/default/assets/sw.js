/* Reading without a connection. VERSION, UTGAVA and FILER are put before this at build time.
   Pages come from the network first; what carries its content in its name comes from the store. */
'use strict';
const LADA = 'handbok-' + VERSION;
const ROT = new URL('./', self.location);

self.addEventListener('install', (h) => {
  h.waitUntil(caches.open(LADA).then((l) => l.addAll(['index.html', 'innehall.html', '404.html'].map((f) => new URL(f, ROT)))));
});
self.addEventListener('activate', (h) => {
  h.waitUntil((async () => {
    for (const namn of await caches.keys()) {
      if (namn.startsWith('handbok-') && namn !== LADA) await caches.delete(namn);
    }
    await self.clients.claim();
  })());
});

/* Everything else, a few at a time, when a page says that it is idle. */
async function fyllPa() {
  const lada = await caches.open(LADA);
  let filer = FILER;
  try {
    const sok = await fetch(new URL('sok/filer.json', ROT));
    if (sok.ok) filer = filer.concat(await sok.json());
  } catch (_) { /* no search in this build */ }
  for (let i = 0; i < filer.length; i += 6) {
    await Promise.all(filer.slice(i, i + 6).map(async (fil) => {
      const adress = new URL(fil, ROT);
      if (await lada.match(adress)) return;
      try { await lada.add(adress); } catch (_) { /* the next visit tries again */ }
    }));
  }
}
self.addEventListener('message', (h) => {
  if (h.data === 'fyll') h.waitUntil(fyllPa());
  if (h.data === 'utgava') h.ports[0].postMessage(UTGAVA);
  if (h.data === 'byt') self.skipWaiting();
});

async function franLadan(fraga) {
  const lada = await caches.open(LADA);
  let adress = new URL(fraga.url);
  if (adress.pathname.endsWith('/')) adress = new URL('index.html', adress);
  return lada.match(adress, { ignoreSearch: true });
}
self.addEventListener('fetch', (h) => {
  const adress = new URL(h.request.url);
  if (h.request.method !== 'GET' || adress.origin !== ROT.origin || !adress.pathname.startsWith(ROT.pathname)) return;
  const fast = adress.pathname.startsWith(ROT.pathname + 'resurser/');
  h.respondWith((async () => {
    if (fast) {
      const fil = await franLadan(h.request);
      if (fil) return fil;
    }
    try {
      return await fetch(h.request);
    } catch (fel) {
      const fil = await franLadan(h.request);
      if (fil) return fil;
      if (h.request.mode === 'navigate') return Response.redirect(new URL('404.html', ROT));
      throw fel;
    }
  })());
});
