// "Keep for offline" on a study page: says the size first, fetches with progress, can be stopped, tells of new versions.

import { ask, available, bytesOf, drop, find, Gone, keep, NoRoom, sizeInWords } from "./kept_store.js";
import { follow, leave, reader } from "./reading_places.js";

class Keeper {
  constructor(box) {
    this.box = box;
    this.key = box.dataset.key;
    this.part = (name) => box.querySelector(`[data-keep-${name}]`);
    box.querySelectorAll("[data-keep-start]").forEach((button) => button.addEventListener("click", () => this.start()));
    box.querySelectorAll("[data-keep-drop]").forEach((button) => button.addEventListener("click", () => this.drop()));
    this.part("stop").addEventListener("click", () => this.stopping?.abort());
    addEventListener("quan-triet:da-doc", ({ detail }) => { if (detail.some(({ key }) => key === this.key)) location.replace(location.pathname); });
  }

  async open() {
    const kept = await find(this.key);
    this.kept = kept;
    if (kept) {
      this.rememberPlace();
      this.showState();
      this.box.hidden = false;
    }
    try {
      this.manifest = await ask(this.box.dataset.keepsText);
    } catch (error) {
      if (error instanceof Gone && kept) await drop(this.key);
      if (!kept || error instanceof Gone) { this.box.hidden = true; return; }
    }
    this.showState();
    this.box.hidden = false;
  }

  showState() {
    const fresh = this.manifest || this.kept;
    this.box.querySelectorAll("[data-keep-size]").forEach((place) => { place.textContent = sizeInWords(fresh.bytes); });
    const { sound } = fresh;
    this.part("choice").hidden = !sound || Boolean(this.kept && this.kept.version === fresh.version);
    if (sound) this.part("sound-size").textContent = sizeInWords(sound.bytes);
    if (!this.kept) return this.show("offer");
    this.part("held").textContent = sizeInWords(bytesOf(this.kept));
    return this.show(this.kept.version === fresh.version ? "kept" : "stale");
  }

  show(state) {
    this.box.querySelectorAll("[data-keep-when]").forEach((row) => { row.hidden = row.dataset.keepWhen !== state; });
  }

  say(text) { this.part("says").textContent = text; }

  /** Where the reader stands, for reading on without a line. */
  rememberPlace() {
    const { section, furthest, finished } = this.box.dataset;
    const account = document.body.dataset.account;
    if (account) follow(account, this.key, { section: Number(section), furthest: Number(furthest), finished: Boolean(finished) });
  }

  progress(percent) {
    this.part("progress").value = percent;
    this.part("percent").textContent = `${percent}%`;
  }

  async start() {
    this.stopping = new AbortController();
    this.say("");
    this.progress(0);
    this.show("fetching");
    this.part("stop").focus();
    try {
      this.manifest = await ask(this.box.dataset.keepsText);
      this.kept = await keep(this.manifest, { withSound: this.part("sound").checked, signal: this.stopping.signal, progress: (percent) => this.progress(percent) });
      this.rememberPlace();
      this.say(this.box.dataset.textKept);
    } catch (error) {
      this.say(this.reasonOf(error));
    }
    this.showState();
    this.box.querySelector("[data-keep-when]:not([hidden]) button")?.focus();
  }

  reasonOf(error) {
    const { textNoRoom, textGone, textStopped, textCut } = this.box.dataset;
    if (error instanceof NoRoom) return textNoRoom.replace("{need}", sizeInWords(error.need)).replace("{left}", sizeInWords(error.left));
    if (error instanceof Gone) return textGone;
    return error.name === "AbortError" ? textStopped : textCut;
  }

  async drop() {
    await drop(this.key);
    this.kept = null;
    this.say(this.box.dataset.textDropped);
    this.showState();
    this.part("start").focus();
  }
}

// A section left while there is no line: the form cannot be sent, but the kept page goes on from here.
function goOnWithoutLine(box) {
  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (navigator.onLine || !form.matches("form[data-once]") || !form.elements.phan) return;
    event.preventDefault();
    if (reader()) leave(reader(), box.dataset.key, Number(form.elements.phan.value), Number(box.dataset.total));
    location.assign(location.pathname);
  }, true);
}

const box = document.querySelector("[data-keeps-text]");
if (box && available) {
  goOnWithoutLine(box);
  // After the page itself: on 3G the text comes first.
  navigator.serviceWorker.ready.then(() => new Keeper(box).open()).catch(() => {});
}
