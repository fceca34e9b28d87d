// Keeps the shell on the device: hashed assets, one page for when there is no line, and the desk's empty page.
// Pages of a person are never kept here.

const VERSION = new URL(self.location).searchParams.get("v") || "1";
const CACHE = `vo-${VERSION}`;
const OFFLINE_PAGE = "/ngoai-tuyen/";
const DESK_PAGE = "/diem-danh/ban/ngoai-tuyen/";
const DESK = /^\/diem-danh\/ban\/[^/]+\/$/;
const PATIENCE_MS = 20000;
const HASHED = /^\/static\/.+\.[0-9a-f]{12}\.\w+$/;

async function keepPage(cache, address) {
  // Without cookies: the kept page must be nobody's.
  const page = await fetch(address, { credentials: "omit", cache: "reload" });
  if (!page.ok) throw new Error(`${address}: ${page.status}`);
  const text = await page.clone().text();
  await cache.put(address, page);
  const assets = [...text.matchAll(/(?:href|src)="(\/static\/[^"#]+)/g)].map((match) => match[1]);
  await Promise.all([...new Set(assets)].map((asset) => cache.add(asset).catch(() => {})));
}

async function keepShell() {
  const cache = await caches.open(CACHE);
  await keepPage(cache, OFFLINE_PAGE);
  await keepPage(cache, DESK_PAGE);
}

async function dropOldShells() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith("vo-") && name !== CACHE).map((name) => caches.delete(name)));
}

async function cacheFirst(request) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(request);
  if (kept) return kept;
  const response = await fetch(request);
  if (response.status === 200) await cache.put(request, response.clone());
  return response;
}

async function networkFirst(request) {
  try {
    return await fetch(request);
  } catch (error) {
    const kept = await caches.match(request);
    if (kept) return kept;
    throw error;
  }
}

async function pageOrOffline(event) {
  const kept = DESK.test(new URL(event.request.url).pathname) ? DESK_PAGE : OFFLINE_PAGE;
  const offline = async () => (await caches.match(kept)) || Response.error();
  const patience = new Promise((resolve) => { setTimeout(resolve, PATIENCE_MS); });
  // The browser asks for the page while this worker is still waking up; old phones gain half a second.
  const answer = async () => (await event.preloadResponse) || fetch(event.request);
  const page = answer().catch(offline);
  return Promise.race([page, patience.then(offline)]);
}

self.addEventListener("install", (event) => {
  event.waitUntil(keepShell().then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  const preload = self.registration.navigationPreload?.enable();
  event.waitUntil(Promise.all([preload, dropOldShells()]).then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== self.location.origin) return;
  if (request.mode === "navigate") event.respondWith(pageOrOffline(event));
  else if (HASHED.test(address.pathname)) event.respondWith(cacheFirst(request));
  else if (address.pathname.startsWith("/static/")) event.respondWith(networkFirst(request));
});
