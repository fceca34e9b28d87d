// Sends what waits, soon after each press and again and again while the line is down; asks every ten seconds
// what other desks and phones recorded. The server's answer decides; navigator.onLine is only a hint.

const SOON_MS = 400;
const PATIENCE_MS = 15_000;
const FIRST_RETRY_MS = 2_000;
const LONGEST_RETRY_MS = 30_000;
const ASK_EVERY_MS = 10_000;
const MOST_AT_ONCE = 100;
const COMPLAINTS = { 401: "signedOut", 403: "signedOut", 404: "otherAccount" };

function cookie(name) {
  const entry = document.cookie.split("; ").find((pair) => pair.startsWith(`${name}=`));
  return entry ? decodeURIComponent(entry.slice(name.length + 1)) : "";
}

export class DeskSync {
  /**
   * @param {string} address of the desk, with its slash
   * @param {EventStore} store  @param {DeskClock} clock
   * @param {object} tell sending(), taken(events, now), noted(number), news(answer), offline(), refused(kind)
   */
  constructor(address, store, clock, tell) {
    Object.assign(this, { address, store, clock, tell, timer: 0, retry: FIRST_RETRY_MS, busy: false, most: MOST_AT_ONCE });
    this.session = "";
    this.known = 0;
    addEventListener("online", () => this.now());
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible") this.now();
      else this.lastWord();
    });
    addEventListener("pagehide", () => this.lastWord());
    setInterval(() => this.ask(), ASK_EVERY_MS);
  }

  soon(after = SOON_MS) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), after);
  }

  now() {
    this.retry = FIRST_RETRY_MS;
    this.soon(0);
    this.ask();
  }

  async fetch(path, options = {}) {
    const stop = new AbortController();
    const patience = setTimeout(() => stop.abort(), PATIENCE_MS);
    const asked = performance.now();
    try {
      const headers = { Accept: "application/json", ...options.headers };
      const response = await fetch(this.address + path, { credentials: "same-origin", signal: stop.signal, ...options, headers });
      if (response.status >= 500) throw new Error(`server: ${response.status}`);
      const body = await response.json().catch(() => ({}));
      if (response.ok && body.now) this.clock.set(body.now, asked);
      return { ok: response.ok, status: response.status, body };
    } finally {
      clearTimeout(patience);
    }
  }

  post(events, options = {}, path = "ghi/") {
    const told = events.map(({ key, kind, entry, session, at, void: undone }) => ({ key, kind, entry, session, at, void: undone }));
    const headers = { "Content-Type": "application/json", "X-CSRFToken": cookie("csrf") };
    return this.fetch(path, { method: "POST", headers, body: JSON.stringify({ events: told }), ...options });
  }

  /** What the keeper put aside is told too, so that it is noted and may leave this machine. */
  async sendAside() {
    const events = this.store.aside().slice(0, MOST_AT_ONCE);
    if (!events.length || this.telling) return;
    this.telling = true;
    try {
      const { ok, status, body } = await this.post(events, {}, "bo/");
      if (ok) this.tell.noted(this.store.settleAside(events, body.results ?? []));
      else this.tell.refused(COMPLAINTS[status] ?? "offline");
    } catch {
      this.tell.offline();
    } finally {
      this.telling = false;
    }
  }

  async send() {
    if (this.busy) { this.again = true; return; }
    const events = this.store.waiting().slice(0, this.most);
    if (!events.length) return;
    this.busy = true;
    this.store.markTried(events);
    this.tell.sending();
    try {
      this.receive(await this.post(events), events);
    } catch {
      this.tell.offline();
      this.later();
    } finally {
      this.busy = false;
    }
    if (this.again) { this.again = false; this.soon(0); }
  }

  receive({ ok, status, body }, events) {
    if (!ok) { this.complain(status, events); return; }
    this.retry = FIRST_RETRY_MS;
    this.most = MOST_AT_ONCE;
    this.tell.taken(this.store.settle(events, body.results ?? []), body.now);
    if (this.store.waiting().length) this.soon();
    else this.ask();
  }

  complain(status, events) {
    if (status === 400 && events.length === 1) this.store.settle(events, [{ status: "invalid" }]);
    // One event that cannot be read must not keep the others back.
    if (status === 400) this.most = Math.max(1, Math.floor(events.length / 2));
    this.tell.refused(COMPLAINTS[status] ?? "offline");
    this.later();
  }

  later() {
    this.soon(this.retry * (0.75 + Math.random() / 2));
    this.retry = Math.min(this.retry * 2, LONGEST_RETRY_MS);
  }

  async ask() {
    if (document.visibilityState === "hidden" || this.asking) return;
    this.asking = true;
    try {
      const { ok, status, body } = await this.fetch(`moi/?buoi=${this.session}&tu=${this.known}`);
      if (ok) {
        this.known = body.now;
        this.tell.news(body);
      } else if (status === 401 || status === 404) this.complain(status, []);
    } catch {
      this.tell.offline();
    } finally {
      this.asking = false;
    }
  }

  /** The page is going: one request that outlives it. What it brings is heard on the next visit. */
  lastWord() {
    const events = this.store.waiting().slice(0, MOST_AT_ONCE);
    if (!events.length) return;
    this.store.markTried(events);
    this.post(events, { keepalive: true }).catch(() => {});
  }
}
