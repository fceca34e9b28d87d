// A picture enlarged: by the wheel, two fingers, a double tap, the buttons or the keys. Without this script the
// link leads to the large picture. The large file is fetched only once somebody enlarges.
import { Lens } from "./zoom_lens.js";

const viewer = document.querySelector("[data-zoom-viewer]");
const find = (name) => viewer.querySelector(`[data-zoom-${name}]`);
const STEP = 1.5;
const FAR = 60; // pixels by an arrow key

function start() {
  const stage = find("stage");
  const picture = find("picture");
  const words = find("words");
  const text = find("text");
  let large = "";
  const lens = new Lens(stage, picture, (scale) => {
    find("level").value = `${Math.round(scale * 100)}%`;
    find("out").disabled = scale <= 1;
    find("in").disabled = scale >= Lens.MOST;
    if (scale > 1 && large) fetchLarge();
  });

  function fetchLarge() {
    const fetched = new Image();
    fetched.src = large;
    const wanted = large;
    large = "";
    fetched.decode().then(() => viewer.open && stage.dataset.large === wanted && (picture.src = wanted), () => {});
  }

  function showWords(shown) {
    text.hidden = !shown;
    stage.hidden = shown;
    words.setAttribute("aria-expanded", String(shown));
    (shown ? text : stage).focus();
  }

  function open(link) {
    const seen = link.querySelector("img");
    const described = document.getElementById(link.dataset.words || "");
    picture.src = seen.currentSrc || seen.src;
    picture.alt = seen.alt;
    large = stage.dataset.large = link.href;
    words.hidden = !described;
    text.replaceChildren(...(described ? [...described.cloneNode(true).childNodes] : []));
    viewer.showModal();
    lens.shape(seen.width || 1, seen.height || 1, seen.getAttribute("width"), seen.getAttribute("height"));
    lens.reset();
    showWords(false);
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-zoom]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || !link.querySelector("img")) return;
    event.preventDefault();
    open(link);
  });
  find("in").addEventListener("click", () => lens.by(STEP));
  find("out").addEventListener("click", () => lens.by(1 / STEP));
  find("reset").addEventListener("click", () => lens.reset());
  find("close").addEventListener("click", () => viewer.close());
  words.addEventListener("click", () => showWords(text.hidden));
  viewer.addEventListener("close", () => picture.removeAttribute("src"));
  stage.addEventListener("keydown", (event) => {
    const press = {
      "+": () => lens.by(STEP),
      "=": () => lens.by(STEP),
      "-": () => lens.by(1 / STEP),
      0: () => lens.reset(),
      ArrowLeft: () => lens.move(FAR, 0),
      ArrowRight: () => lens.move(-FAR, 0),
      ArrowUp: () => lens.move(0, FAR),
      ArrowDown: () => lens.move(0, -FAR),
    }[event.key];
    if (!press || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    press();
  });
}

if (viewer && typeof viewer.showModal === "function") start();
