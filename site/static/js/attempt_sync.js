// Sends answers: soon after each change, again and again while the line is down, once more when
// the page is left. The answer of the server decides; navigator.onLine is only a hint.

const DEBOUNCE_MS = 800;
const PATIENCE_MS = 15_000;
const FIRST_RETRY_MS = 2_000;
const LONGEST_RETRY_MS = 30_000;

function cookie(name) {
  const entry = document.cookie.split("; ").find((pair) => pair.startsWith(`${name}=`));
  return entry ? decodeURIComponent(entry.slice(name.length + 1)) : "";
}

export class Sync {
  /**
   * @param {AnswerStore} store
   * @param {HTMLFormElement} form with its addresses in data attributes
   * @param {object} tell what became of it: saving(), saved(ms), offline(), refused(kind, message), submitted(result)
   */
  constructor(store, form, tell) {
    Object.assign(this, { store, form, tell, timer: 0, retry: FIRST_RETRY_MS, busy: false, submitting: false, over: false });
    addEventListener("online", () => this.now());
    addEventListener("focus", () => this.whenWaiting());
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden") this.lastWord();
      else this.whenWaiting();
    });
    addEventListener("pagehide", () => this.lastWord());
  }

  get waiting() { return this.submitting || Object.keys(this.store.pending()).length > 0; }

  whenWaiting() { if (this.waiting) this.now(); }

  soon(after = DEBOUNCE_MS) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), after);
  }

  now() {
    this.retry = FIRST_RETRY_MS;
    this.soon(0);
  }

  submit() {
    this.submitting = true;
    this.now();
  }

  post(address, answers, options = {}) {
    // The cookie, not the form's field: signing in again in another tab changes the secret.
    const token = cookie("csrf") || this.form.elements.csrfmiddlewaretoken.value;
    return fetch(address, {
      method: "POST",
      credentials: "same-origin",
      headers: { "Accept": "application/json", "Content-Type": "application/json", "X-CSRFToken": token },
      body: JSON.stringify({ answers }),
      ...options,
    });
  }

  async send() {
    if (this.over) return;
    if (this.busy) { this.again = true; return; }
    const handIn = this.submitting;
    const answers = handIn ? this.store.answers : this.store.pending();
    if (!handIn && !Object.keys(answers).length) return;
    const sent = structuredCloneOf(answers);
    this.busy = true;
    this.tell.saving(handIn);
    try {
      await this.receive(await this.attempt(handIn ? this.form.action : this.form.dataset.save, sent), sent);
    } catch {
      this.tell.offline(handIn);
      this.later();
    } finally {
      this.busy = false;
    }
    if (this.again) { this.again = false; this.soon(0); }
  }

  async attempt(address, sent) {
    const stop = new AbortController();
    const patience = setTimeout(() => stop.abort(), PATIENCE_MS);
    try {
      return await this.post(address, sent, { signal: stop.signal });
    } finally {
      clearTimeout(patience);
    }
  }

  async receive(response, sent) {
    if (response.status >= 500) throw new Error(`server: ${response.status}`);
    const body = await response.json().catch(() => ({}));
    if (body.state === "submitted") { this.finish(body.result); return; }
    if (!response.ok) { this.refused(response.status, body); return; }
    this.retry = FIRST_RETRY_MS;
    this.store.acknowledge(sent);
    this.tell.saved(body.saved_at);
    if (this.waiting) this.soon();
  }

  refused(status, body) {
    const kinds = { 400: "unusable", 401: "signedOut", 403: "signedOut", 404: "otherAccount" };
    if (status === 400) this.submitting = false;
    this.tell.refused(kinds[status] ?? "unusable", body.message);
    if (status !== 400) this.later();
  }

  finish(result) {
    this.over = true;
    clearTimeout(this.timer);
    this.store.clear(result);
    this.tell.submitted(result);
  }

  later() {
    this.soon(this.retry * (0.75 + Math.random() / 2));
    this.retry = Math.min(this.retry * 2, LONGEST_RETRY_MS);
  }

  /** The page is going: one request that outlives it. What it brings is acknowledged on the next visit. */
  lastWord() {
    const answers = this.store.pending();
    if (this.over || !Object.keys(answers).length) return;
    this.post(this.form.dataset.save, answers, { keepalive: true }).catch(() => {});
  }
}

function structuredCloneOf(answers) {
  return JSON.parse(JSON.stringify(answers));
}
