// A film or an audio piece: a picture and a button first, nothing of the film itself until it is asked for.

import { PlayerSource } from "./player_source.js";
import { WatchLog } from "./watch_log.js";
import { WatchQueue } from "./watch_queue.js";

class Player {
  constructor(root) {
    this.root = root;
    this.media = root.querySelector("[data-media]");
    this.startButton = root.querySelector("[data-start]");
    this.says = root.querySelector("[data-says]");
    this.source = new PlayerSource(this.media, {
      address: root.dataset.source,
      hls: root.dataset.hls,
      failed: () => this.say(root.dataset.failed),
    });
    if (root.dataset.keep) this.count();
    this.listen();
    root.querySelectorAll("[data-scripted]").forEach((element) => { element.hidden = false; });
  }

  count() {
    const { id, who, keep } = this.root.dataset;
    const queue = new WatchQueue(who, keep, { kept: (film, percent) => this.showPercent(film, percent), offline() {} });
    let key = queue.newKey();
    new WatchLog(this.media, {
      grown: (part) => queue.keep(id, key, part.from, part.to),
      ended: () => { key = queue.newKey(); queue.soon(); },
    });
  }

  showPercent(film, percent) {
    if (film !== this.root.dataset.id) return;
    const shown = document.querySelector("[data-watched]");
    if (!shown) return;
    shown.querySelector("[data-watched-percent]").textContent = percent;
    shown.querySelector("progress").value = percent;
    shown.hidden = false;
  }

  listen() {
    const { root, media } = this;
    this.startButton.addEventListener("click", () => this.start());
    root.querySelector("[data-rate]").addEventListener("change", (event) => {
      media.defaultPlaybackRate = media.playbackRate = Number(event.target.value);
    });
    media.addEventListener("ratechange", () => this.showRate());
    root.querySelector("[data-captions]")?.addEventListener("change", (event) => this.showCaptions(event.target.value));
    root.querySelector("[data-sound-only]")?.addEventListener("click", (event) => this.soundOnly(event.currentTarget));
    media.addEventListener("playing", () => this.say(""));
    media.addEventListener("waiting", () => this.say(root.dataset.waiting));
  }

  async start() {
    this.startButton.setAttribute("aria-busy", "true");
    this.say("");
    try {
      await this.source.start();
      this.startButton.hidden = true;
      this.media.hidden = false;
      this.media.controls = true;
      this.media.focus({ preventScroll: true });
      this.showCaptions(this.root.querySelector("[data-captions]")?.value ?? "");
      await this.media.play();
    } catch (error) {
      // A browser that wants one more press shows its own button; anything else is a failure.
      if (error.name !== "NotAllowedError" && error.name !== "AbortError") this.fail(error.message);
    } finally {
      this.startButton.removeAttribute("aria-busy");
    }
  }

  fail(reason) {
    this.startButton.hidden = false;
    this.media.hidden = true;
    const { failed, offline, signedOut } = this.root.dataset;
    this.say(reason === "401" ? signedOut : navigator.onLine ? failed : offline);
  }

  say(text) { if (this.says.textContent !== text) this.says.textContent = text; }

  showRate() {
    const select = this.root.querySelector("[data-rate]");
    const known = [...select.options].some((option) => Number(option.value) === this.media.playbackRate);
    if (known) select.value = String(this.media.playbackRate);
  }

  showCaptions(language) {
    for (const track of this.media.textTracks) track.mode = track.language === language ? "showing" : "disabled";
  }

  async soundOnly(button) {
    const wanted = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(wanted));
    this.root.dataset.soundOnly = wanted ? "true" : "";
    try {
      await this.source.switchTo(wanted);
      if (!this.source.plays) await this.start();
    } catch { this.say(this.root.dataset.failed); }
  }
}

document.querySelectorAll("[data-player]").forEach((root) => new Player(root));
