// Grading: levels, comments and the last word are kept on the device at once and on the server within seconds; the
// essay is held meanwhile, so that nobody else grades it. Without it the page is a form.

import { ServerClock } from "./attempt_clock.js";
import { Sync } from "./attempt_sync.js";
import { Comments } from "./grading_comments.js";
import { listenForKeys } from "./grading_keys.js";
import { NoteStore } from "./grading_store.js";
import { showSaveState } from "./save_state.js";

const HOLD_EVERY_MS = 4 * 60_000;
const ACTIVE_MS = 10 * 60_000;

const form = document.getElementById("phieu-cham");
const clock = new ServerClock(Number(form.dataset.now));
const saveState = form.querySelector("[data-save-state]");
const alertBox = document.querySelector("[data-alert]");
const criteria = [...form.querySelectorAll("[data-criterion]")];
const remark = form.elements.remark;
const commend = form.elements.commend;
const finish = form.querySelector("[data-finish]");
let current = 0;
let lastActive = Date.now();

const store = new NoteStore(form.dataset.grading, form, (what, result) => {
  if (what === "submitted") leaveFor(result);
  else show();
});
const sync = new Sync(store, form, { saving, saved, offline, refused, submitted: leaveFor });
const kept = JSON.parse(document.getElementById("phieu-da-luu").textContent);
for (const [name, { text, at }] of Object.entries(kept)) store.takePartFromServer(name, text, at);
const comments = Object.assign(new Comments(store, form, changed), { clock });

function text(name) { return form.dataset[`text${name}`]; }

function radios(criterion) { return [...criterion.querySelectorAll("input[type=radio]")]; }

function points(tenths) { return (tenths / 10).toString().replace(".", ","); }

function showCriterion(criterion) {
  const chosen = radios(criterion).find((radio) => radio.checked);
  criterion.querySelector("[data-points]").textContent = chosen ? points(Number(chosen.dataset.tenths)) : "–";
  criterion.querySelector("[data-says-chosen]").textContent = chosen?.dataset.says ?? "";
  return chosen ? Number(chosen.dataset.tenths) : 0;
}

function showTotal() {
  const total = criteria.reduce((sum, criterion) => sum + showCriterion(criterion), 0);
  form.querySelector("[data-total]").textContent = points(total);
}

function show() {
  for (const criterion of criteria) {
    const known = store.text(radios(criterion)[0].name);
    for (const radio of radios(criterion)) radio.checked = radio.value === known;
  }
  if (document.activeElement !== remark) remark.value = store.text("remark");
  commend.checked = store.text("commend") === "1";
  showTotal();
  comments.show();
}

function goTo(index) {
  current = Math.min(Math.max(index, 0), criteria.length - 1);
  criteria.forEach((criterion, place) => criterion.toggleAttribute("data-current", place === current));
}

function firstOpen() {
  const open = criteria.findIndex((criterion) => !radios(criterion).some((radio) => radio.checked));
  return open < 0 ? 0 : open;
}

function changed() {
  lastActive = Date.now();
  sync.soon();
}

function choose(level) {
  const radio = radios(criteria[current])[level];
  if (!radio) return;
  radio.checked = true;
  keep(radio.name, radio.value);
  goTo(current + 1);
  criteria[current].scrollIntoView({ block: "nearest" });
}

function keep(name, value) {
  store.write(name, value, clock.now());
  showTotal();
  changed();
}

function warn(sentence, withSignIn = false) {
  alertBox.querySelector("[data-alert-sign-in]").hidden = !withSignIn;
  alertBox.querySelector("[data-alert-text]").textContent = sentence;
  alertBox.hidden = false;
  alertBox.scrollIntoView({ block: "nearest" });
}

function saving() {
  if (saveState.dataset.state !== "local") showSaveState(saveState, "saving");
}

function saved(at) {
  clock.set(at);
  alertBox.hidden = true;
  showSaveState(saveState, "saved", new Date(at));
}

function offline(whole) {
  showSaveState(saveState, store.kept ? "local" : "failed");
  if (whole) warn(text("OfflineSubmit"));
  else if (!store.kept) warn(text("NoStorage"));
}

function refused(kind, message) {
  showSaveState(saveState, store.kept ? "local" : "failed");
  if (kind === "signedOut") warn(text("SignedOut"), true);
  else if (kind === "otherAccount") warn(text("OtherAccount"), true);
  else warn(message || text("Unsaved"));
  if (sync.submitting) finish.setAttribute("aria-disabled", "true");
  else finish.removeAttribute("aria-disabled");
}

function leaveFor(result) {
  sync.over = true;
  location.assign(result);
}

function handIn() {
  if (sync.submitting) return;
  const missing = criteria.filter((criterion) => !radios(criterion).some((radio) => radio.checked));
  if (missing.length) {
    goTo(criteria.indexOf(missing[0]));
    const titles = missing.map((criterion) => criterion.querySelector(".criterion__title").textContent.trim());
    warn(text("Missing").replace("{titles}", titles.join(", ")));
    return;
  }
  finish.setAttribute("aria-disabled", "true");
  sync.submit();
}

function openReturn() {
  const box = document.querySelector("[data-return]");
  box.open = true;
  box.querySelector("textarea").focus();
}

/** Leave it to others; the notes stay. */
async function skip() {
  sync.over = true;
  try {
    const notes = store.pending();
    if (Object.keys(notes).length) await sync.post(form.dataset.save, notes);
    await sync.post(`${form.dataset.hold}?tha=1`, {});
  } catch { /* the notes lie on the device, and the hold ends by itself */ }
  location.assign(form.dataset.next);
}

async function hold() {
  if (sync.over || Date.now() - lastActive > ACTIVE_MS) return;
  try {
    const response = await sync.post(form.dataset.hold, {});
    if (response.status !== 409) return;
    const { message } = await response.json();
    sync.over = true;
    finish.setAttribute("aria-disabled", "true");
    warn(message);
  } catch { /* the line is down: asked again later */ }
}

function listen() {
  form.addEventListener("change", ({ target }) => {
    if (target.type === "radio") {
      goTo(criteria.indexOf(target.closest("[data-criterion]")));
      keep(target.name, target.value);
    } else if (target === commend) keep("commend", commend.checked ? "1" : "");
  });
  form.addEventListener("input", ({ target }) => { if (target === remark) keep("remark", remark.value); });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    handIn();
  });
  form.querySelector("[data-skip]").addEventListener("click", (event) => {
    event.preventDefault();
    skip();
  });
  form.addEventListener("focusin", ({ target }) => {
    const criterion = target.closest("[data-criterion]");
    if (criterion) goTo(criteria.indexOf(criterion));
  });
  listenForKeys({
    j: () => goTo(current + 1),
    k: () => goTo(current - 1),
    c: () => comments.fromKeyboard(),
    g: () => remark.focus(),
    n: handIn,
    b: skip,
    r: openReturn,
    "?": () => document.getElementById("phim-tat").showModal(),
  }, choose);
}

// What was typed before this script came is kept; what the browser puts back is older than the store.
show();
listen();
goTo(firstOpen());
hold();
setInterval(hold, HOLD_EVERY_MS);
if (sync.waiting) sync.soon(0);
else if (Object.keys(store.answers).length) showSaveState(saveState, "saved", new Date(store.lastAnswer()));
