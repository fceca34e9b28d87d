// The paper: joins answers kept on the device, sending, the clock and one question a screen.
// Without it the page is one long form with a button.

import { countDown, ServerClock } from "./attempt_clock.js";
import { Steps } from "./attempt_steps.js";
import { AnswerStore } from "./attempt_store.js";
import { Sync } from "./attempt_sync.js";
import { showSaveState } from "./save_state.js";

const form = document.getElementById("bai-lam");
const clock = new ServerClock(Number(form.dataset.now));
const saveState = form.querySelector("[data-save-state]");
const alertBox = document.querySelector("[data-alert]");
const items = [...form.querySelectorAll("[data-item]")];

const store = new AnswerStore(form.dataset.attempt, form, (what, result) => {
  if (what === "submitted") leaveFor(result);
  else showAnswers();
});
const sync = new Sync(store, form, { saving, saved, offline, refused, submitted: leaveFor });
const steps = new Steps(form, store, { flag: toggleFlag, submit });

function chosenIn(item) {
  return [...item.querySelectorAll("input:checked")].map((input) => Number(input.value));
}

function showAnswers() {
  for (const item of items) {
    const chosen = store.answers[item.dataset.item]?.chosen ?? [];
    item.querySelectorAll("input").forEach((input) => { input.checked = chosen.includes(Number(input.value)); });
  }
  steps.render();
}

function announce(text) {
  document.querySelector("[data-announce]").textContent = text;
}

function warn(text, withSignIn = false) {
  alertBox.querySelector("[data-alert-sign-in]").hidden = !withSignIn;
  const line = alertBox.querySelector("[data-alert-text]");
  if (alertBox.hidden || line.textContent !== text) line.textContent = text;
  alertBox.hidden = false;
}

function saving(handIn) {
  if (!handIn && saveState.dataset.state !== "local") showSaveState(saveState, "saving");
}

function saved(at) {
  clock.set(at);
  alertBox.hidden = true;
  showSaveState(saveState, "saved", new Date(at));
}

function offline(handIn) {
  showSaveState(saveState, store.kept ? "local" : "failed");
  if (handIn) warn(steps.text("OfflineSubmit"));
  else if (!store.kept) warn(steps.text("NoStorage"));
}

function refused(kind, message) {
  showSaveState(saveState, store.kept ? "local" : "failed");
  if (kind === "signedOut") warn(steps.text("SignedOut"), true);
  else if (kind === "otherAccount") warn(steps.text("OtherAccount"), true);
  else {
    warn(message || steps.text("Unsaved"));
    if (!sync.submitting) steps.lock(false);
  }
}

function leaveFor(result) {
  sync.over = true;
  location.replace(result);
}

function toggleFlag(item) {
  store.flag(item, !store.isFlagged(item), clock.now());
  steps.render();
}

function submit() {
  if (sync.submitting) return;
  steps.lock(true);
  sync.submit();
}

function timeOver() {
  warn(steps.text("TimeOver"));
  steps.show(steps.total, { focus: false });
  submit();
}

function takeServerState() {
  for (const item of items) {
    if (item.dataset.at) store.takeFromServer(item.dataset.item, chosenFromServer(item), Number(item.dataset.at));
  }
}

// The browser may restore a form's ticks after a reload; `defaultChecked` is what the server wrote.
function chosenFromServer(item) {
  return [...item.querySelectorAll("input")].filter((input) => input.defaultChecked).map((input) => Number(input.value));
}

function begin() {
  takeServerState();
  store.keep();
  showAnswers();
  const open = items.findIndex((item) => !store.isAnswered(item.dataset.item));
  const begun = items.some((item) => store.isAnswered(item.dataset.item));
  steps.show(open >= 0 ? open : begun ? steps.total : 0, { focus: !location.hash });
  form.addEventListener("change", (event) => {
    const item = event.target.closest("[data-item]");
    if (!item) return;
    store.answer(item.dataset.item, chosenIn(item), clock.now());
    steps.render();
    sync.soon();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  });
  const clockElement = document.querySelector("[data-clock]");
  if (clockElement) countDown(clockElement, clock, (n) => announce(steps.text("MinutesLeft", { n })), timeOver);
  if (sync.waiting) sync.soon(0);
  else if (begun) showSaveState(saveState, "saved", new Date(store.lastAnswer()));
}

begin();
