// The screen in the hall: shows the code of each moment from a stock of two minutes, and renews the stock.
// Time is the server's: its offset is taken from a clock that nobody can set, and the machine's own is never read.

const ASK_EVERY_MS = 10000;
const PATIENCE_MS = 8000;

const screen = document.querySelector("[data-projector]");
const says = screen.dataset;
const part = (name) => screen.querySelector(`[data-${name}]`);
const picture = part("picture");
const stock = [];
let offset = Number(says.now) - performance.now();
let shown = null;
let answered = true;
let signedOut = false;

const now = () => performance.now() + offset;
const known = () => (stock.length ? stock[stock.length - 1].until_ms : 0);

function inWords(ms) {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  const minutes = Math.floor(seconds / 60);
  const words = minutes ? says.saysMinutes : says.saysSeconds;
  return words.replace("{m}", minutes).replace("{s}", seconds % 60);
}

function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

function complain(stopped) {
  let text = "";
  if (signedOut) text = says.saysSignedOut;
  else if (stopped) text = says.saysStopped;
  // In steps of ten seconds: a screen reader speaks each change.
  else if (!answered && picture) text = says.saysLost.replace("{n}", inWords(Math.ceil((known() - now()) / 10000) * 10000));
  else if (!answered) text = says.saysStopped;
  write(part("lost"), text);
}

function show() {
  if (!picture) return complain(false);
  while (stock.length && stock[0].until_ms <= now()) stock.shift();
  const frame = stock[0]?.from_ms <= now() ? stock[0] : null;
  const stopped = !frame && shown !== null;
  screen.classList.toggle("projector__screen--stopped", stopped);
  if (frame && frame !== shown) {
    picture.innerHTML = frame.svg;
    write(part("code"), frame.code);
    shown = frame;
  }
  if (frame) {
    const left = frame.until_ms - now();
    part("bar").setAttribute("width", `${(100 * left) / (frame.until_ms - frame.from_ms)}%`);
    write(part("left"), says.saysLeft.replace("{n}", Math.ceil(left / 1000)));
  }
  return complain(stopped);
}

function take(answer, asked) {
  // The answer's time was read about half way between asking and hearing.
  offset = answer.now - (asked + performance.now()) / 2;
  if (answer.session !== says.session) return location.reload();
  const last = known();
  stock.push(...answer.frames.filter((frame) => frame.from_ms >= last));
  const count = part("count");
  if (count && count.dataset.seen !== answer.count) {
    count.innerHTML = answer.count;
    count.dataset.seen = answer.count;
  }
  return show();
}

async function ask() {
  const asked = performance.now();
  const given = new AbortController();
  const patience = setTimeout(() => given.abort(), PATIENCE_MS);
  try {
    const answer = await fetch(`${says.address}?tu=${known()}`, { headers: { Accept: "application/json" }, signal: given.signal });
    signedOut = answer.status === 401;
    answered = answer.ok;
    if (answer.ok) take(await answer.json(), asked);
  } catch {
    answered = false;
  } finally {
    clearTimeout(patience);
    setTimeout(ask, ASK_EVERY_MS);
  }
}

function offerFullScreen() {
  const button = part("full");
  if (!document.documentElement.requestFullscreen) return;
  button.hidden = false;
  button.addEventListener("click", () => document.documentElement.requestFullscreen());
}

offerFullScreen();
setInterval(show, 1000);
ask();
