// Reads a text aloud with the device's own Vietnamese voice. Without one a line says so, and what to do.
// Where somebody has read the text aloud (listen_sound.js), the device reads only when that cannot be played.

const RATES = [1, 0.8, 1.25];
const VOICES_COME_MS = 2000; // long after the page, on some phones
const SPOKEN = "p, li, blockquote, figcaption, summary, h2, h3";

function vietnameseVoice() {
  return speechSynthesis.getVoices().find((voice) => voice.lang.toLowerCase().replace("_", "-").startsWith("vi"));
}

// Short pieces: some browsers fall silent within a long one.
function piecesOf(text) {
  const blocks = [...text.querySelectorAll(SPOKEN)].filter((block) => !block.querySelector(SPOKEN) && !block.closest("[hidden]"));
  return blocks.flatMap((block) => (block.textContent.match(/[^.!?…;:]+[.!?…;:]*/g) || []).map((piece) => ({ block, piece: piece.trim() })))
    .filter(({ piece }) => piece);
}

class Reader {
  constructor(player) {
    this.player = player;
    this.text = document.getElementById(player.dataset.listen);
    this.label = player.querySelector("[data-listen-label]");
    this.rateShown = player.querySelector("[data-listen-rate-shown]");
    this.rate = RATES[0];
    this.next = 0;
    this.turn = 0;
    player.querySelector("[data-listen-toggle]").addEventListener("click", () => this.toggle());
    player.querySelector("[data-listen-rate]").addEventListener("click", () => this.changeRate());
    addEventListener("pagehide", () => this.stop());
    this.text.addEventListener("quan-triet:sang-phan", () => { this.stop(); this.next = 0; });
  }

  show(state) {
    this.player.dataset.state = state;
    const { textListen, textPause, textResume } = this.player.dataset;
    this.label.textContent = { reading: textPause, paused: textResume }[state] || textListen;
  }

  toggle() {
    if (this.player.dataset.state === "reading") this.stop("paused");
    else this.read();
  }

  changeRate() {
    this.rate = RATES[(RATES.indexOf(this.rate) + 1) % RATES.length];
    this.rateShown.textContent = `${String(this.rate).replace(".", ",")}×`;
    if (this.player.dataset.state === "reading") {
      this.stop("paused");
      this.read();
    }
  }

  // Stopping and starting again at the same piece: `pause()` does not work on Android.
  stop(state = "") {
    this.turn += 1;
    speechSynthesis.cancel();
    this.show(state);
  }

  read() {
    // A kept text shows its sections one after the other in the same page.
    if (!this.next) this.pieces = piecesOf(this.text);
    this.turn += 1;
    this.show("reading");
    this.speak(this.turn);
  }

  speak(turn) {
    if (turn !== this.turn) return;
    const piece = this.pieces[this.next];
    if (!piece) {
      this.next = 0;
      this.show("");
      return;
    }
    const details = piece.block.closest("details");
    if (details) details.open = true;
    const utterance = new SpeechSynthesisUtterance(piece.piece);
    utterance.voice = vietnameseVoice();
    utterance.lang = utterance.voice?.lang || "vi-VN";
    utterance.rate = this.rate;
    utterance.onend = () => {
      if (turn !== this.turn) return;
      this.next += 1;
      this.speak(turn);
    };
    utterance.onerror = () => { if (turn === this.turn) this.stop("paused"); };
    speechSynthesis.speak(utterance);
  }
}

function showMissing(missing) {
  document.querySelectorAll("[data-listen-missing]").forEach((line) => { line.hidden = !missing; });
}

function start() {
  if (!vietnameseVoice()) return;
  showMissing(false);
  document.querySelectorAll("[data-listen][hidden]:not([data-waits])").forEach((player) => {
    player.hidden = false;
    new Reader(player);
  });
}

if ("speechSynthesis" in window) {
  start();
  speechSynthesis.addEventListener?.("voiceschanged", start);
  document.addEventListener("quan-triet:khong-phat-duoc", () => {
    document.querySelectorAll("[data-waits]").forEach((player) => player.removeAttribute("data-waits"));
    start();
  });
  setTimeout(() => showMissing(!vietnameseVoice()), VOICES_COME_MS);
} else {
  showMissing(true);
}
