// What this device keeps of someone's writing, and lets go of when they sign out: what the system has is forgotten,
// what it has not is sent first. What cannot be sent stays, under its writer's account alone.

import { letGo as letGoOfPlaces } from "./kept_care.js";

const PATIENCE_MS = 10_000;
const TRIES = 3;

function read(key) {
  try { return JSON.parse(localStorage.getItem(key)) || {}; } catch { return {}; }
}

function keysOf(account) {
  const kinds = ["bai-thu-hoach", "bai-lam", "cham-bai"].map((kind) => `quan-triet:${kind}:${account}`);
  return Object.keys(localStorage).filter((key) => kinds.some((kind) => key.startsWith(kind)));
}

function unsaved({ answers = {}, acknowledged = {} }) {
  return Object.fromEntries(Object.entries(answers).filter(([item, { at }]) => at > (acknowledged[item] ?? -1)));
}

function isSaved(key) { return !Object.keys(unsaved(read(key))).length; }

async function send(address, answers, token) {
  const stop = new AbortController();
  const patience = setTimeout(() => stop.abort(), PATIENCE_MS);
  const response = await fetch(address, {
    method: "POST",
    credentials: "same-origin",
    headers: { "Accept": "application/json", "Content-Type": "application/json", "X-CSRFToken": token },
    body: JSON.stringify({ answers }),
    signal: stop.signal,
  }).finally(() => clearTimeout(patience));
  if (response.ok) return;
  const body = await response.json().catch(() => ({}));
  if (body.state !== "submitted") throw new Error(`server: ${response.status}`);
}

/** Send what the system has not; what is typed meanwhile, too. False when it could not be sent. */
async function hasSent(key, token) {
  for (let left = TRIES; left && !isSaved(key); left -= 1) {
    const draft = read(key);
    const answers = unsaved(draft);
    try { await send(draft.save, answers, token); } catch { return false; }
    const now = read(key);
    const acknowledged = { ...now.acknowledged };
    for (const [item, { at }] of Object.entries(answers)) acknowledged[item] = Math.max(at, acknowledged[item] ?? -1);
    localStorage.setItem(key, JSON.stringify({ ...now, acknowledged }));
  }
  return isSaved(key);
}

function asked() {
  const dialog = document.getElementById("bai-chua-gui");
  dialog.showModal();
  return new Promise((decided) => {
    dialog.addEventListener("close", () => decided(dialog.returnValue === "leave"), { once: true });
    dialog.querySelector("[data-leaves]").onclick = () => dialog.close("leave");
    dialog.returnValue = "";
  });
}

/** Everything of this account that the system has; of every account when none is named. */
export function forgetSaved(account = "") {
  for (const key of keysOf(account && `${account}:`)) if (isSaved(key)) localStorage.removeItem(key);
}

/** Before signing out. False when the person would rather stay. */
export async function letGo(account, token) {
  const keys = keysOf(`${account}:`);
  const [sent] = await Promise.all([Promise.all(keys.map((key) => hasSent(key, token))), letGoOfPlaces(account)]);
  if (!sent.every(Boolean) && !await asked()) return false;
  // An open page must not keep anew what is forgotten now.
  dispatchEvent(new Event("quan-triet:dang-xuat"));
  forgetSaved(account);
  return true;
}
