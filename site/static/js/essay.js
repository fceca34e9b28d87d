// The essay: what is typed is kept on the device at once and on the server within seconds.
// Without it the page is a form with two buttons: save, hand in.

import { ServerClock } from "./attempt_clock.js";
import { Sync } from "./attempt_sync.js";
import { arrangePages } from "./essay_pages.js";
import { PartStore } from "./essay_store.js";
import { showSaveState } from "./save_state.js";

const PAUSE_MS = 800;
const LONGEST_WAIT_MS = 4_000;

const form = document.getElementById("bai-viet");
const clock = new ServerClock(Number(form.dataset.now));
const saveState = form.querySelector("[data-save-state]");
const alertBox = document.querySelector("[data-alert]");
const fields = [...form.querySelectorAll("[data-part]")];
const handIn = form.querySelector("[data-hand-in]");
let typingSince = 0;

const store = new PartStore(form.dataset.essay, form, (what, result) => {
  if (what === "submitted") leaveFor(result);
  else showParts();
});
const sync = new Sync(store, form, { saving, saved, offline, refused, submitted: leaveFor });

function text(name) { return form.dataset[`text${name}`]; }

function wordsIn(value) {
  return value.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

function showWords() {
  let total = 0;
  for (const field of fields) {
    const words = wordsIn(field.value);
    total += words;
    form.querySelector(`[data-words-of="${field.name}"]`).textContent = words;
  }
  form.querySelector("[data-words]").textContent = total;
}

function showParts() {
  for (const field of fields) {
    const kept = store.answers[field.name]?.text ?? "";
    if (field.value !== kept) field.value = kept;
  }
  showWords();
}

function warn(sentence, withSignIn = false) {
  alertBox.querySelector("[data-alert-sign-in]").hidden = !withSignIn;
  const line = alertBox.querySelector("[data-alert-text]");
  if (alertBox.hidden || line.textContent !== sentence) line.textContent = sentence;
  alertBox.hidden = false;
}

function lock(on) {
  if (on) handIn.setAttribute("aria-disabled", "true");
  else handIn.removeAttribute("aria-disabled");
}

function saving(whole) {
  typingSince = 0;
  if (!whole && saveState.dataset.state !== "local") showSaveState(saveState, "saving");
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
  else {
    warn(message || text("Unsaved"));
    alertBox.scrollIntoView({ block: "nearest" });
    lock(sync.submitting);
  }
}

function leaveFor(result) {
  sync.over = true;
  location.replace(result);
}

// Soon after a pause; and while somebody types on and on, every few seconds.
function typed(field) {
  store.write(field.name, field.value, clock.now());
  showWords();
  typingSince ||= Date.now();
  sync.soon(Math.max(0, Math.min(PAUSE_MS, typingSince + LONGEST_WAIT_MS - Date.now())));
}

// On a slow line people type before this script has come. Only on a fresh visit: what a browser puts back is older.
function typedBefore() {
  const isFresh = performance.getEntriesByType("navigation")[0]?.type === "navigate";
  return isFresh ? fields.filter((field) => field.value !== field.defaultValue).map((field) => [field, field.value]) : [];
}

function begin() {
  const early = typedBefore();
  for (const field of fields) {
    // The browser may put back what it remembers; `defaultValue` is what the server wrote.
    if (Number(field.dataset.at)) store.takePartFromServer(field.name, field.defaultValue, Number(field.dataset.at));
  }
  store.keep();
  showParts();
  for (const [field, value] of early) {
    field.value = value;
    typed(field);
  }
  form.addEventListener("input", (event) => {
    if (event.target.matches("[data-part]")) typed(event.target);
  });
  form.addEventListener("submit", (event) => {
    if (event.submitter?.hasAttribute("formaction")) return;
    event.preventDefault();
    if (sync.submitting) return;
    lock(true);
    sync.submit();
  });
  arrangePages(form);
  if (sync.waiting) sync.soon(0);
  else if (Object.keys(store.answers).length) showSaveState(saveState, "saved", new Date(store.lastAnswer()));
}

begin();
