// What this device keeps of the library: one cache, in which a text is kept once its manifest lies beside its pieces.
// The service worker answers from it (service-worker.js). Nothing in it is anybody's: places lie elsewhere.

const CACHE = "tai-lieu-giu";
const MARK = "quan-triet:giu";
const MANIFEST = /^\/thu-vien\/tai-lieu\/([0-9a-f-]{36})\/giu\/$/;
const HEADERS = ["Content-Type", "Content-Security-Policy", "X-Content-Type-Options"];
const SPARE = 1.2;
const BUSY_MS = 10 * 60_000;
const ANY = { ignoreVary: true };

export class NoRoom extends Error {
  constructor(need, left) { super("no room"); Object.assign(this, { need, left }); }
}
export class Gone extends Error {}

export const available = "caches" in window && "serviceWorker" in navigator;

export function sizeInWords(bytes) {
  const kilobytes = Math.max(1, Math.round(bytes / 1024));
  return kilobytes < 1000 ? `${kilobytes} KB` : `${(bytes / 1048576).toFixed(1).replace(".", ",")} MB`;
}

/** Pixels across that a picture fills here. */
export function pictureWidth() {
  return Math.ceil(Math.min(innerWidth, 756) * Math.min(devicePixelRatio || 1, 2));
}

export async function ask(address) {
  const response = await fetch(`${address}?rong=${pictureWidth()}`, { headers: { Accept: "application/json" }, credentials: "same-origin" });
  if (response.status === 404) throw new Gone();
  if (!response.ok) throw new Error(`server: ${response.status}`);
  return response.json();
}

async function manifests(cache) {
  const requests = (await cache.keys()).filter((request) => MANIFEST.test(new URL(request.url).pathname));
  return Promise.all(requests.map(async (request) => (await cache.match(request)).json()));
}

/** The manifests of all kept texts, the newest first. */
export async function all() {
  const found = await manifests(await caches.open(CACHE));
  mark(found);
  return found.sort((one, other) => other.keptAt - one.keptAt);
}

export async function find(key) { return (await all()).find((manifest) => manifest.key === key) || null; }

function mark(found) {
  try {
    if (found.length) localStorage.setItem(MARK, found.map(({ key }) => key).join(","));
    else localStorage.removeItem(MARK);
  } catch { /* then nothing looks after them but the list itself */ }
}

async function put(cache, address, response) {
  const headers = new Headers(HEADERS.filter((name) => response.headers.has(name)).map((name) => [name, response.headers.get(name)]));
  const body = await response.blob();
  await cache.put(address, new Response(body, { headers }));
  return body.size;
}

async function fetched(address, signal) {
  const response = await fetch(address, { signal, credentials: "same-origin" });
  if (response.status === 404) throw new Gone();
  if (response.status !== 200) throw new Error(`${address}: ${response.status}`);
  return response;
}

function skipGone(error) { if (!(error instanceof Gone)) throw error; }

async function needRoom(bytes) {
  const { quota, usage } = await (navigator.storage?.estimate?.() ?? {});
  if (quota && quota - usage < bytes * SPARE) throw new NoRoom(bytes, Math.max(0, quota - usage));
}

function piecesOf(manifest, sound) {
  return sound && manifest.sound ? [...manifest.pieces, manifest.sound] : manifest.pieces;
}

export const bytesOf = (manifest) => manifest.bytes + (manifest.withSound && manifest.sound ? manifest.sound.bytes : 0);

/**
 * Fetch and keep. What an interrupted try has brought is not fetched again; the manifest comes last.
 * @param {object} options withSound, signal, progress(percent)
 * @throws {NoRoom|Gone|Error} `AbortError` when stopped
 */
export async function keep(manifest, { withSound = false, signal, progress = () => {} } = {}) {
  const kept = { ...manifest, withSound, keptAt: Date.now() };
  await needRoom(bytesOf(kept));
  const cache = await caches.open(CACHE);
  const pieces = piecesOf(manifest, withSound);
  let done = 0;
  const count = (bytes) => { done += bytes; progress(Math.min(99, Math.round((done * 100) / bytesOf(kept)))); };
  try {
    localStorage.setItem("quan-triet:giu-do", String(Date.now()));
    for (const { address, bytes } of pieces) {
      // A picture or piece withdrawn just now: the text is worth keeping without it.
      if (!await cache.match(address, ANY)) await fetched(address, signal).then((response) => put(cache, address, response), skipGone);
      count(bytes);
    }
    for (const address of manifest.frame) {
      if (!await cache.match(address, ANY)) await put(cache, address, await fetched(address, signal));
    }
    await put(cache, manifest.page, await fetched(manifest.text.address, signal));
    count(manifest.text.bytes);
    signal?.throwIfAborted?.();
    await cache.put(`/thu-vien/tai-lieu/${manifest.key}/giu/`, new Response(JSON.stringify(kept), { headers: { "Content-Type": "application/json" } }));
  } catch (error) {
    if (error.name === "QuotaExceededError") throw new NoRoom(bytesOf(kept), 0);
    throw error;
  } finally {
    localStorage.removeItem("quan-triet:giu-do");
  }
  navigator.storage?.persist?.().catch(() => {});
  await sweep();
  progress(100);
  return kept;
}

export async function drop(key) {
  const cache = await caches.open(CACHE);
  await cache.delete(`/thu-vien/tai-lieu/${key}/giu/`, ANY);
  await sweep();
}

/** Delete what belongs to no kept text, unless another tab is fetching just now. */
export async function sweep() {
  if (Date.now() - Number(localStorage.getItem("quan-triet:giu-do") || 0) < BUSY_MS) return;
  const cache = await caches.open(CACHE);
  const found = await manifests(cache);
  const wanted = new Set(found.flatMap((one) => [
    `/thu-vien/tai-lieu/${one.key}/giu/`, one.page, ...one.frame, ...piecesOf(one, one.withSound).map(({ address }) => address),
  ]));
  const pathOf = (request) => { const { pathname, search } = new URL(request.url); return pathname + search; };
  await Promise.all((await cache.keys()).filter((request) => !wanted.has(pathOf(request))).map((request) => cache.delete(request, ANY)));
  mark(found);
}
