// Sends a large file in parts: announced with the form, then from where the server stands; goes on by itself after a
// dropped line, and after a reload once the same file is chosen again. Without it the form sends the file in one piece.

import { csrfToken } from "./csrf.js";

const LARGEST = 2 * 1024 * 1024;
const SMALLEST = 128 * 1024;
const PATIENCE_MS = 60_000;
const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 30_000;

class Sender {
  /** @param {HTMLElement} box where progress is shown  @param {File} file  @param {string} address of the upload */
  constructor(box, file, address) {
    Object.assign(this, { box, file, address, part: LARGEST / 2, retry: FIRST_RETRY_MS, paused: false, received: 0 });
    this.pauseButton = box.querySelector("[data-sending-pause]");
    this.pauseButton.addEventListener("click", () => this.togglePause());
    addEventListener("online", () => this.wake?.());
    addEventListener("beforeunload", (event) => { if (this.going) event.preventDefault(); });
    box.hidden = false;
  }

  async run() {
    this.going = true;
    this.show();
    while (this.going) {
      if (this.paused) { await this.wait(Infinity); continue; }
      try {
        const stands = await this.step();
        if (stands) this.follow(stands);
      } catch { await this.rest(); }
    }
  }

  async step() {
    const began = performance.now();
    const asks = this.received === 0 && !this.asked;
    const response = await this.request(asks);
    this.asked = true;
    if (response.status === 401 || response.status === 403) { this.stop(this.box.dataset.saysSignedOut); return null; }
    const body = await response.json().catch(() => ({}));
    if (response.status === 422 || response.status === 404 || response.status === 400) { this.stop(body.message ?? ""); return null; }
    if (!response.ok && response.status !== 409) throw new Error(String(response.status));
    this.adapt(performance.now() - began, asks);
    this.retry = FIRST_RETRY_MS;
    return body;
  }

  request(asks) {
    const options = { credentials: "same-origin", signal: AbortSignal.timeout?.(PATIENCE_MS) };
    if (asks) return fetch(this.address, { ...options, headers: { Accept: "application/json" } });
    return fetch(this.address, {
      ...options,
      method: "PATCH",
      headers: {
        Accept: "application/json",
        "Content-Type": "application/offset+octet-stream",
        "Upload-Offset": String(this.received),
        "X-CSRFToken": csrfToken(),
      },
      body: this.file.slice(this.received, this.received + this.part),
    });
  }

  // About five seconds a part: a slow line loses little when it drops, a fast one asks seldom.
  adapt(milliseconds, asked) {
    if (asked) return;
    if (milliseconds < 2_500) this.part = Math.min(this.part * 2, LARGEST);
    if (milliseconds > 10_000) this.part = Math.max(this.part / 2, SMALLEST);
  }

  follow({ received, size, next }) {
    this.received = received;
    this.show();
    if (received < size) return;
    this.going = false;
    this.say(this.box.dataset.saysDone);
    location.assign(next);
  }

  show() {
    const share = this.file.size ? Math.floor((this.received * 100) / this.file.size) : 0;
    this.box.querySelector("[data-sending-bar]").value = share;
    const megabytes = (bytes) => (bytes / 1048576).toLocaleString("vi", { maximumFractionDigits: 1 });
    this.box.querySelector("[data-sending-figures]").textContent = `${megabytes(this.received)} / ${megabytes(this.file.size)} MB · ${share}%`;
    this.say(this.box.dataset.saysSending);
  }

  say(text) {
    const title = this.box.querySelector("[data-sending-title]");
    if (title.textContent !== text) title.textContent = text;
  }

  async rest() {
    this.part = Math.max(this.part / 2, SMALLEST);
    this.say(this.box.dataset.saysWaiting);
    await this.wait(this.retry * (0.75 + Math.random() / 2));
    this.retry = Math.min(this.retry * 2, LONGEST_RETRY_MS);
  }

  wait(milliseconds) {
    return new Promise((resolve) => {
      this.wake = resolve;
      if (Number.isFinite(milliseconds)) setTimeout(resolve, milliseconds);
    });
  }

  togglePause() {
    this.paused = !this.paused;
    this.pauseButton.setAttribute("aria-pressed", String(this.paused));
    this.wake?.();
  }

  stop(message) {
    this.going = false;
    this.pauseButton.hidden = true;
    const box = this.box.querySelector("[data-sending-error-text]");
    box.textContent = message;
    box.closest("[data-sending-error]").hidden = false;
  }
}

const box = document.querySelector("[data-sending]");

function showErrors(form, errors) {
  for (const [name, [{ message }]] of Object.entries(errors)) {
    const field = form.elements[name === "__all__" ? "file" : name] ?? form.elements.file;
    field.setCustomValidity(message);
    field.reportValidity();
    field.addEventListener("input", () => field.setCustomValidity(""), { once: true });
    return;
  }
}

async function announce(form, file) {
  form.elements.file_name.value = file.name;
  form.elements.size.value = file.size;
  form.elements.modified_ms.value = file.lastModified;
  const values = new FormData(form);
  values.delete("file");
  const headers = { Accept: "application/json", "X-CSRFToken": csrfToken() };
  const response = await fetch(form.action, { method: "POST", credentials: "same-origin", headers, body: values });
  if (response.status === 422) { showErrors(form, (await response.json()).errors); return null; }
  if (!response.ok) throw new Error(String(response.status));
  return response.json();
}

async function send(form, file) {
  const button = form.querySelector("button:not([type=button])");
  button.setAttribute("aria-busy", "true");
  try {
    const begun = await announce(form, file);
    if (!begun) return;
    // From now on a reload leads to the page where sending goes on.
    history.replaceState(null, "", begun.next);
    form.hidden = true;
    await new Sender(box, file, begun.address).run();
  } catch {
    form.elements.file.setCustomValidity(box.dataset.saysWaiting);
    form.elements.file.reportValidity();
    form.elements.file.setCustomValidity("");
  } finally {
    button.removeAttribute("aria-busy");
  }
}

const form = document.querySelector("[data-upload]");
form?.removeAttribute("data-once"); // one press may be refused and another one wanted
form?.addEventListener("submit", (event) => {
  const file = form.elements.file.files[0];
  if (!file) return;
  event.preventDefault();
  if (form.querySelector("[aria-busy]")) return;
  send(form, file);
});

const resume = document.querySelector("[data-resume]");
if (resume) {
  resume.hidden = false;
  resume.querySelector("input").addEventListener("change", ({ target }) => {
    const [file] = target.files;
    if (!file) return;
    const { size, modified } = resume.dataset;
    const same = file.size === Number(size) && (Number(modified) === 0 || file.lastModified === Number(modified));
    target.setCustomValidity(same ? "" : box.dataset.saysOther);
    target.reportValidity();
    if (!same) return;
    resume.hidden = true;
    new Sender(box, file, resume.dataset.address).run();
  });
}
