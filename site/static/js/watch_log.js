// Which parts of a film were played: media time, not time on the clock; what was jumped over does not count.

const MOST_STEP_S = 0.5; // beyond what the clock and the speed allow: the browser's own imprecision

/** Follows a media element and calls `tell(from_ms, to_ms)` with the growing part that is being played. */
export class WatchLog {
  /** @param {HTMLMediaElement} media  @param {object} tell grown(part), ended() */
  constructor(media, tell) {
    Object.assign(this, { media, tell, part: null, at: 0, told: 0 });
    media.addEventListener("playing", () => this.begin());
    media.addEventListener("seeking", () => this.end());
    media.addEventListener("seeked", () => { if (!media.paused) this.begin(); });
    media.addEventListener("timeupdate", () => this.go());
    media.addEventListener("ratechange", () => this.go());
    media.addEventListener("pause", () => { this.go(); this.end(); });
    media.addEventListener("emptied", () => this.end());
    media.addEventListener("ended", () => { this.finish(); this.end(); });
  }

  begin() {
    if (this.part || this.media.seeking) return;
    this.part = { from: this.media.currentTime, to: this.media.currentTime };
    this.rate = this.media.playbackRate;
    this.at = performance.now();
  }

  go() {
    const { part, media } = this;
    if (!part || media.seeking) return;
    const now = performance.now();
    const step = media.currentTime - part.to;
    const most = ((now - this.at) / 1000) * Math.max(this.rate, media.playbackRate) + MOST_STEP_S;
    this.at = now;
    this.rate = media.playbackRate;
    if (step < 0 || step > most) { this.end(); this.begin(); return; }
    if (step === 0) return;
    part.to = media.currentTime;
    this.tell.grown(part);
  }

  // The last pictures: browsers end a little before or after the length that was told.
  finish() {
    this.go();
    if (!this.part || !Number.isFinite(this.media.duration)) return;
    if (this.media.duration - this.part.to < 1) {
      this.part.to = this.media.duration + 0.5;
      this.tell.grown(this.part);
    }
  }

  end() {
    if (this.part && this.part.to > this.part.from) this.tell.ended();
    this.part = null;
  }
}
