// Where somebody stands in the texts that this device keeps: read and moved without a line, told when there is one.
// Each place lies under its reader's account; whoever else uses the device is not shown it, nor sent as having read.

import { csrfToken } from "./csrf.js";

const PREFIX = "quan-triet:doc:";
const READER = "quan-triet:dang-dung";
const PATIENCE_MS = 10_000;
const LONGEST_AGE_MS = 366 * 24 * 3600 * 1000;
const START = { section: 1, furthest: 1, finished: false, left: [], finish: false, at: 0 };

const nameOf = (account, key) => `${PREFIX}${account}:${key}`;

/** The account that last signed in here and has not signed out; empty for nobody. */
export function reader() {
  try { return localStorage.getItem(READER) || ""; } catch { return ""; }
}

export function placeOf(account, key) {
  try { return { ...START, ...JSON.parse(localStorage.getItem(nameOf(account, key))) }; } catch { return { ...START }; }
}

function write(account, key, place) {
  try { localStorage.setItem(nameOf(account, key), JSON.stringify(place)); } catch { /* no room: read on without a mark */ }
  return place;
}

export const isWaiting = (place) => place.left.length > 0 || place.finish;

/** What the server says of the place; what it has not heard of yet is kept. */
export function follow(account, key, { section, furthest, finished }) {
  const place = placeOf(account, key);
  if (!isWaiting(place)) write(account, key, { ...START, section, furthest, finished });
}

/** The reader went on from a section to the next. Sections jumped over are not read, as on the server. */
export function leave(account, key, section, total) {
  const place = placeOf(account, key);
  const furthest = section <= place.furthest ? Math.max(place.furthest, Math.min(section + 1, total)) : place.furthest;
  const left = [...new Set([...place.left, section])];
  return write(account, key, { ...place, furthest, left, section: Math.min(section + 1, total), at: Date.now() });
}

export function finish(account, key) {
  return write(account, key, { ...placeOf(account, key), finish: true, at: Date.now() });
}

function placesOf(account) {
  const start = nameOf(account, "");
  return Object.keys(localStorage).filter((name) => name.startsWith(start)).map((name) => name.slice(start.length));
}

async function post(account, key, { left, section, finish: finished, at }) {
  const stop = new AbortController();
  const patience = setTimeout(() => stop.abort(), PATIENCE_MS);
  const age = Math.min(Math.max(Date.now() - at, 0), LONGEST_AGE_MS);
  return fetch(`/thu-vien/tai-lieu/${key}/cho-doc/`, {
    method: "POST",
    credentials: "same-origin",
    headers: { "Accept": "application/json", "Content-Type": "application/json", "X-CSRFToken": csrfToken() },
    body: JSON.stringify({ account, left, section, finished, age }),
    signal: stop.signal,
  }).finally(() => clearTimeout(patience));
}

async function tellOne(account, key) {
  const told = placeOf(account, key);
  const response = await post(account, key, told);
  const now = placeOf(account, key);
  const goneOn = { left: now.left.filter((section) => !told.left.includes(section)), finish: now.finish && !told.finish };
  // Withdrawn meanwhile, or nothing the server understands: asking again would change nothing.
  if (response.status === 404 || response.status === 400) { localStorage.removeItem(nameOf(account, key)); return null; }
  if (!response.ok) throw new Error(`server: ${response.status}`);
  const said = await response.json();
  const further = { section: isWaiting(goneOn) ? now.section : said.section, furthest: Math.max(said.furthest, isWaiting(goneOn) ? now.furthest : 1) };
  write(account, key, { ...now, ...goneOn, ...further, finished: said.finished });
  return { key, finished: said.finished, unread: told.finish ? said.unread : [] };
}

let telling = null;

/** Tell the server what it has not heard of; answers with what it took. Nothing is lost where it cannot be told. */
export function tell(account) {
  telling ||= (async () => {
    const taken = [];
    try {
      for (const key of placesOf(account)) {
        if (!isWaiting(placeOf(account, key))) continue;
        const one = await tellOne(account, key);
        if (one) taken.push(one);
      }
    } catch { /* no line yet, signed out, or another account: the next page tries again */ }
    return taken;
  })().finally(() => { telling = null; });
  return telling;
}

/** Forget the places that the server has heard of: of one account, or of all. */
export function forgetTold(account = "") {
  const start = account ? nameOf(account, "") : PREFIX;
  for (const name of Object.keys(localStorage).filter((one) => one.startsWith(start))) {
    const [who, key] = name.slice(PREFIX.length).split(":");
    if (!isWaiting(placeOf(who, key))) localStorage.removeItem(name);
  }
}
