// Looks after what the device keeps once there is a line: what is no longer published for the reader goes, what has
// a newer version is marked, places read apart are told. shell.js loads this only where something is kept or waits.

import { all, available, drop } from "./kept_store.js";
import { forgetTold, tell } from "./reading_places.js";

const CHECKED = "quan-triet:giu-xem";
const REMOVED = "quan-triet:giu-go";
const EVERY_MS = 15 * 60_000;

export const newest = () => { try { return JSON.parse(localStorage.getItem(CHECKED))?.texts || {}; } catch { return {}; } };

/** The titles that were removed since this was last asked. */
export function removed() {
  const titles = JSON.parse(localStorage.getItem(REMOVED) || "[]");
  localStorage.removeItem(REMOVED);
  return titles;
}

/** Ask what has become of the kept texts; not more often than `every`. */
export async function check(every = EVERY_MS) {
  if (!available) return;
  const last = JSON.parse(localStorage.getItem(CHECKED) || "{}");
  if (every && Date.now() - (last.at || 0) < every) return;
  const kept = await all();
  if (!kept.length) return;
  const keys = kept.map(({ key }) => key).join(",");
  const response = await fetch(`/thu-vien/da-giu/kiem-tra/?khoa=${keys}`, { headers: { Accept: "application/json" } });
  if (!response.ok) return;
  const { texts } = await response.json();
  localStorage.setItem(CHECKED, JSON.stringify({ at: Date.now(), texts }));
  const gone = kept.filter(({ key }) => !texts[key]);
  for (const { key } of gone) await drop(key);
  if (gone.length) localStorage.setItem(REMOVED, JSON.stringify([...JSON.parse(localStorage.getItem(REMOVED) || "[]"), ...gone.map(({ title }) => title)]));
}

/** On any page of a signed-in person. */
export async function begin(account) {
  const taken = await tell(account);
  if (taken.length) dispatchEvent(new CustomEvent("quan-triet:da-doc", { detail: taken }));
  addEventListener("online", () => tell(account));
  await check().catch(() => {});
}

/** Before signing out: tell what waits; what the server has is forgotten. */
export async function letGo(account) {
  await tell(account);
  forgetTold(account);
}

export { forgetTold };
