// Parts that were played, kept on the device until the server has them. Each lies under a key of its own, so that
// two tabs do not write over one another; the server takes the union, so that order and repetition do not matter.

import { csrfToken } from "./csrf.js";

const PREFIX = "quan-triet:da-xem:";
const EVERY_MS = 15_000;
const SOON_MS = 1_000;
const PATIENCE_MS = 20_000;
const LONGEST_RETRY_MS = 60_000;
const MOST_AT_ONCE = 100;

export class WatchQueue {
  /**
   * @param {string} who the person's mark: on a shared phone nobody's parts are sent as another's
   * @param {string} address of the film shown, with `id` in the film's place
   * @param {object} tell kept(id, percent), offline()
   */
  constructor(who, address, tell) {
    Object.assign(this, { prefix: `${PREFIX}${who}:`, address, tell, timer: 0, retry: SOON_MS, busy: false });
    addEventListener("online", () => this.soon(0));
    addEventListener("pagehide", () => this.lastWord());
    document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") this.lastWord(); });
    if (this.waiting().size) this.soon();
  }

  newKey() { return `${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 10)}`; }

  keep(id, key, from, to) {
    try {
      localStorage.setItem(`${this.prefix}${id}:${key}`, `${Math.floor(from * 1000)},${Math.ceil(to * 1000)}`);
    } catch { /* full or forbidden: what is played now is sent from memory at the next chance, or lost */ }
    if (!this.timer) this.soon(EVERY_MS);
  }

  /** By film: [key, from, to] of what the server does not have yet. */
  waiting() {
    const found = new Map();
    for (let number = 0; number < localStorage.length; number += 1) {
      const name = localStorage.key(number);
      if (!name.startsWith(this.prefix)) continue;
      const [id, key] = name.slice(this.prefix.length).split(":");
      const [from, to] = localStorage.getItem(name).split(",").map(Number);
      if (!key || !Number.isSafeInteger(from) || !Number.isSafeInteger(to)) { localStorage.removeItem(name); continue; }
      if (!found.has(id)) found.set(id, []);
      if (found.get(id).length < MOST_AT_ONCE) found.get(id).push([key, from, to]);
    }
    return found;
  }

  /** Only what has not grown since it was sent. */
  forget(id, sent) {
    for (const [key, from, to] of sent) {
      const name = `${this.prefix}${id}:${key}`;
      if (localStorage.getItem(name) === `${from},${to}`) localStorage.removeItem(name);
    }
  }

  soon(after = SOON_MS) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), after);
  }

  async send() {
    this.timer = 0;
    if (this.busy) { this.soon(); return; }
    this.busy = true;
    try {
      for (const [id, rows] of this.waiting()) await this.sendOne(id, rows);
      this.retry = SOON_MS;
      if (this.waiting().size) this.soon(EVERY_MS);
    } catch {
      this.tell.offline();
      this.soon(this.retry * (0.75 + Math.random() / 2));
      this.retry = Math.min(this.retry * 2, LONGEST_RETRY_MS);
    } finally {
      this.busy = false;
    }
  }

  post(id, rows, options = {}) {
    return fetch(this.address.replace("/id/", `/${id}/`), {
      method: "POST",
      credentials: "same-origin",
      headers: { Accept: "application/json", "Content-Type": "application/json", "X-CSRFToken": csrfToken() },
      body: JSON.stringify({ spans: rows }),
      ...options,
    });
  }

  async sendOne(id, rows) {
    const response = await this.post(id, rows, { signal: AbortSignal.timeout?.(PATIENCE_MS) });
    if (response.ok) {
      const { taken, percent } = await response.json();
      this.forget(id, rows.filter(([key]) => taken.includes(key)));
      this.tell.kept(id, percent);
    } else if (response.status === 400 || response.status === 404) {
      this.forget(id, rows); // no such film any more, or nothing that can be read
    } else {
      throw new Error(String(response.status)); // signed out, too early, or the server's own trouble: later
    }
  }

  /** The page is going: one request that outlives it; its answer is heard by nobody, so that nothing is forgotten. */
  lastWord() {
    for (const [id, rows] of this.waiting()) this.post(id, rows, { keepalive: true }).catch(() => {});
  }
}
