// What the desk says beside its list: how many wait, what was not taken and whom to ask, what was just done.

import { clockTime } from "./desk_clock.js";
import { showSaveState } from "./save_state.js";

const UNDO_MS = 10_000;

export class Status {
  /** @param {HTMLElement} desk  @param {EventStore} store  @param {People} people */
  constructor(desk, store, people) {
    Object.assign(this, { desk, store, people, says: desk.dataset, timer: 0, last: null });
  }

  part(name) { return this.desk.querySelector(`[data-${name}]`); }

  /** @param {"saving"|"saved"|"local"} state  @param {number} [at] ms, when the server took the last */
  save(state, at) {
    const shown = this.store.kept ? state : "failed";
    showSaveState(this.part("save-state"), shown, at ? new Date(at) : undefined);
    this.count();
  }

  count() {
    const waiting = this.store.waiting().length;
    this.part("waiting").hidden = !waiting;
    write(this.part("waiting"), waiting ? this.says.saysWaiting.replace("{n}", waiting) : "");
    this.showRefused();
  }

  showRefused() {
    const [refused, aside] = [this.store.refused(), this.store.aside().length];
    this.part("refused").hidden = !refused.length;
    this.part("aside").hidden = !aside;
    write(this.part("aside"), aside ? this.says.saysAside.replace("{n}", aside) : "");
    write(this.part("refused-text"), this.says.saysRefused.replace("{n}", refused.length));
    const told = refused.map((event) => [event.key, this.told(event), event.refused]);
    // Made anew only when something changed, so that nobody's keyboard loses its place.
    if (this.listed === JSON.stringify(told)) return;
    this.listed = JSON.stringify(told);
    this.part("refused-list").replaceChildren(...told.map((one) => this.refusedRow(...one)));
  }

  refusedRow(key, what, why) {
    const row = this.part("refused-template").content.firstElementChild.cloneNode(true);
    row.dataset.key = key;
    write(row.querySelector("[data-part=what]"), what);
    write(row.querySelector("[data-part=why]"), why);
    write(row.querySelector("[data-part=of]"), ` ${what}`);
    return row;
  }

  told({ entry, kind, at, void: undone }) {
    const who = this.people.get(entry)?.name ?? this.says.saysSomeone;
    const words = undone ? this.says.saysUndone : kind === "in" ? this.says.saysCame : this.says.saysWent;
    return words.replace("{name}", who).replace("{t}", clockTime(at));
  }

  /** Say what was done and let it be undone for ten seconds. */
  done(event) {
    this.last = event;
    write(this.part("last"), this.told(event));
    const button = this.part("undo");
    button.hidden = Boolean(event.void);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.forget(), UNDO_MS);
  }

  /** A sentence in the place of what was last done, which cannot be undone any more. */
  tell(words) {
    this.forget();
    write(this.part("last"), words);
  }

  /** The event that may still be undone, once. */
  takeLast() {
    const event = this.last;
    this.forget();
    return event;
  }

  forget() {
    clearTimeout(this.timer);
    this.last = null;
    const button = this.part("undo");
    if (button === document.activeElement) this.part("search").focus();
    button.hidden = true;
  }

  warn(kind) {
    const words = { signedOut: this.says.saysSignedOut, otherAccount: this.says.saysOtherAccount }[kind] ?? "";
    this.part("alert").hidden = !words;
    this.part("alert-sign-in").hidden = !words;
    write(this.part("alert-text"), words);
  }

  /** @param {string} words why the roster takes nothing more, or empty */
  closed(words) {
    this.part("closed").hidden = !words;
    write(this.part("closed-text"), words);
  }

  figures(present, expected) {
    write(this.part("present"), String(present));
    write(this.part("expected"), String(expected));
  }
}

function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}
