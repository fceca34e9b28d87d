// Gives a media element its pieces: natively where the browser plays HLS, else through hls.js, fetched only then.
// Signed addresses end after a while: a new one is asked for and playing goes on where it was.

import { csrfToken } from "./csrf.js";

const HLS_TYPE = "application/vnd.apple.mpegurl";
const AGAIN_MS = 10_000;
const RETRY_MS = 5_000;

export class PlayerSource {
  /** @param {HTMLMediaElement} media  @param {object} options address, hls, failed() */
  constructor(media, options) {
    Object.assign(this, { media, hls: null, soundOnly: false, asked: -AGAIN_MS, options });
    this.native = media.canPlayType(HLS_TYPE) !== "";
    media.addEventListener("error", () => { if (!this.hls) this.again(); });
  }

  get plays() { return this.media.currentSrc !== "" || this.hls !== null; }

  async ask() {
    const headers = { Accept: "application/json", "X-CSRFToken": csrfToken() };
    const response = await fetch(this.options.address, { method: "POST", credentials: "same-origin", headers });
    if (!response.ok) throw new Error(String(response.status));
    this.addresses = await response.json();
    this.asked = performance.now();
  }

  async start() {
    await this.ask();
    await this.attach(0);
  }

  async attach(at) {
    const { film, sound } = this.addresses;
    const rate = this.media.playbackRate;
    this.hls?.destroy();
    this.hls = null;
    if (this.soundOnly || !film) this.play(sound, at);
    else if (this.native) this.play(film, at);
    else await this.playWithLibrary(film, at);
    this.media.defaultPlaybackRate = rate;
    this.media.playbackRate = rate;
  }

  play(address, at) {
    this.media.src = address;
    if (at) this.media.addEventListener("loadedmetadata", () => { this.media.currentTime = at; }, { once: true });
  }

  async playWithLibrary(address, at) {
    const { default: Hls } = await import(this.options.hls);
    if (!Hls.isSupported()) throw new Error("no way to play HLS");
    // The smallest first: a slow line shows something soon, and hls.js climbs by what it measures.
    this.hls = new Hls({ startPosition: at || -1, startLevel: 0, maxBufferLength: 30, capLevelToPlayerSize: true });
    this.hls.on(Hls.Events.ERROR, (_event, error) => this.hear(Hls, error));
    this.hls.loadSource(address);
    this.hls.attachMedia(this.media);
  }

  hear(Hls, error) {
    if (error.response?.code === 404) { this.again(); return; }
    if (!error.fatal) return;
    // A line that was cut: hls.js has given up, playing goes on when the line is there again.
    if (error.type === Hls.ErrorTypes.NETWORK_ERROR) setTimeout(() => this.hls?.startLoad(), 3_000);
    else if (error.type === Hls.ErrorTypes.MEDIA_ERROR) this.hls.recoverMediaError();
    else this.options.failed();
  }

  // An address that is over, or a browser that says it plays HLS and does not: from then on hls.js has its turn.
  async again() {
    const failedAtOnce = performance.now() - this.asked < AGAIN_MS;
    if (failedAtOnce && (this.soundOnly || !this.native)) { this.options.failed(); return; }
    if (failedAtOnce) this.native = false;
    const { currentTime, paused } = this.media;
    try {
      await this.ask();
      await this.attach(currentTime);
      if (!paused) await this.media.play();
    } catch {
      this.options.failed();
      setTimeout(() => { if (this.media.error) this.again(); }, RETRY_MS); // the line may be back by then
    }
  }

  async switchTo(soundOnly) {
    this.soundOnly = soundOnly;
    if (!this.plays) return;
    const { currentTime, paused } = this.media;
    await this.attach(currentTime);
    if (!paused) await this.media.play();
  }
}
