// Keeps the shell on the device: hashed assets, one page for when there is no line, the desk's empty page and the list
// of kept texts. Pages of a person are never kept here. Study texts that a reader keeps lie in a cache of their own
// (kept_store.js fills it), which outlives every version of this worker: without a line they answer at their own address.

const VERSION = new URL(self.location).searchParams.get("v") || "1";
const CACHE = `vo-${VERSION}`;
const OFFLINE_PAGE = "/ngoai-tuyen/";
const DESK_PAGE = "/diem-danh/ban/ngoai-tuyen/";
const KEPT = "tai-lieu-giu";
const KEPT_LIST = "/thu-vien/da-giu/";
const LIBRARY = /^\/thu-vien\/./;
const KEPT_PIECE = /^\/(hinh\/[^/]+|nghe-nhin\/[^/]+\/(nghe|hinh)\/)$/;
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
  await keepPage(cache, KEPT_LIST);
}

async function dropOldShells() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith("vo-") && name !== CACHE).map((name) => caches.delete(name)));
}

async function cacheFirst(request) {
  const cache = await caches.open(CACHE);
  // A kept text may still be drawn with what an earlier shell had.
  const kept = (await cache.match(request)) || (await caches.match(request, { cacheName: KEPT, ignoreVary: true }));
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

const keptText = (pathname) => caches.match(pathname, { cacheName: KEPT, ignoreVary: true });

// A piece of a kept text, or the part of it that a player asks for: without parts a player cannot jump about.
async function keptPiece(request, pathname) {
  const kept = await keptText(pathname);
  if (!kept) return fetch(request);
  const part = /^bytes=(\d+)-(\d*)$/.exec(request.headers.get("Range") || "");
  if (!part) return kept;
  const whole = await kept.blob();
  const first = Number(part[1]);
  const last = Math.min(Number(part[2] || whole.size - 1), whole.size - 1);
  if (first > last) return new Response(null, { status: 416, headers: { "Content-Range": `bytes */${whole.size}` } });
  const headers = { "Content-Type": kept.headers.get("Content-Type"), "Content-Range": `bytes ${first}-${last}/${whole.size}`, "Content-Length": String(last - first + 1), "Accept-Ranges": "bytes" };
  return new Response(whole.slice(first, last + 1), { status: 206, headers });
}

async function pageOrOffline(event) {
  const { pathname } = new URL(event.request.url);
  const shell = DESK.test(pathname) ? DESK_PAGE : pathname === KEPT_LIST ? KEPT_LIST : OFFLINE_PAGE;
  const offline = async () => (LIBRARY.test(pathname) && await keptText(pathname)) || (await caches.match(shell)) || Response.error();
  const patience = new Promise((resolve) => { setTimeout(resolve, PATIENCE_MS); });
  // The browser asks for the page while this worker is still waking up; old phones gain half a second.
  const answer = async () => (await event.preloadResponse) || fetch(event.request);
  const page = answer().then(async (response) => (response.status > 501 && await keptText(pathname)) || response, offline);
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
  if (address.origin !== self.location.origin) return;
  // Going on in a study text is a form: without a line its kept copy opens where the reader stood.
  const goesOn = request.method === "POST" && request.mode === "navigate" && LIBRARY.test(address.pathname);
  if (request.method !== "GET" && !goesOn) return;
  if (request.mode === "navigate") event.respondWith(pageOrOffline(event));
  else if (KEPT_PIECE.test(address.pathname)) event.respondWith(keptPiece(request, address.pathname));
  else if (HASHED.test(address.pathname)) event.respondWith(cacheFirst(request));
  else if (address.pathname.startsWith("/static/")) event.respondWith(networkFirst(request));
});
