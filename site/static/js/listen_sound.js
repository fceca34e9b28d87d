// The piece in which somebody reads the text aloud: the browser's own player, its rate and place remembered.
// The place lies under the listener's account and leaves the device with signing out (shell.js).

const RATES = [1, 0.8, 1.25, 1.5];
const RATE = "quan-triet:toc-do";
const PLACE = "quan-triet:nghe:";
const END_SECONDS = 5;

const read = (name) => { try { return localStorage.getItem(name); } catch { return null; } };
const keep = (name, value) => { try { localStorage.setItem(name, value); } catch { /* then it is not remembered */ } };

class Sound {
  constructor(box) {
    const who = document.body.dataset.account || read("quan-triet:dang-dung") || "";
    this.audio = box.querySelector("audio");
    this.says = box.querySelector("[data-sound-says]");
    this.button = box.querySelector("[data-sound-rate]");
    this.place = who && `${PLACE}${who}:${box.dataset.sound}`;
    this.setRate(Number(read(RATE)) || RATES[0]);
    this.button.hidden = false;
    this.button.addEventListener("click", () => this.setRate(RATES[(RATES.indexOf(this.audio.defaultPlaybackRate) + 1) % RATES.length]));
    this.audio.addEventListener("loadedmetadata", () => this.goOn(), { once: true });
    this.audio.addEventListener("timeupdate", () => this.remember());
    this.audio.addEventListener("playing", () => { this.says.textContent = ""; });
    this.audio.addEventListener("error", () => this.fail());
  }

  setRate(rate) {
    this.audio.defaultPlaybackRate = this.audio.playbackRate = RATES.includes(rate) ? rate : RATES[0];
    this.button.querySelector("[data-sound-rate-shown]").textContent = `${String(this.audio.defaultPlaybackRate).replace(".", ",")}×`;
    keep(RATE, String(this.audio.defaultPlaybackRate));
  }

  goOn() {
    const seconds = this.place ? Number(read(this.place)) : 0;
    if (seconds > 0 && seconds < this.audio.duration - END_SECONDS) this.audio.currentTime = seconds;
  }

  remember() { if (this.place) keep(this.place, String(Math.floor(this.audio.currentTime))); }

  // No line, or the piece was withdrawn: the device may read meanwhile (listen.js).
  fail() {
    this.says.textContent = this.says.dataset.textFailed;
    document.dispatchEvent(new Event("quan-triet:khong-phat-duoc"));
  }
}

document.querySelectorAll("[data-sound]").forEach((box) => new Sound(box));
