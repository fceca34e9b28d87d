// Comments on passages: written in a dialog, listed below the text, marked in it.

import { quoteOf, selected, shortened, showMarks, wholeLine, wholeSheet } from "./grading_passages.js";

const PARTS = ["grasp", "link_to_duty", "proposals", "pages"];

export class Comments {
  /** @param {NoteStore} store  @param {HTMLFormElement} form its words  @param {() => void} changed */
  constructor(store, form, changed) {
    Object.assign(this, { store, form, changed, anchor: null, name: "" });
    this.dialog = document.getElementById("them-gop-y");
    this.field = document.getElementById("loi-gop-y");
    this.list = document.querySelector("[data-notes]");
    this.button = document.querySelector("[data-comment-selection]");
    // Pressing the button must not take the selection away.
    this.button.addEventListener("pointerdown", (event) => event.preventDefault());
    this.button.addEventListener("click", () => this.onSelection());
    document.addEventListener("selectionchange", () => {
      this.button.setAttribute("aria-disabled", String(!selected()));
    });
    this.dialog.addEventListener("close", () => this.written());
    this.list.addEventListener("click", (event) => this.pressed(event.target.closest("button")));
    this.show();
  }

  onSelection() {
    const anchor = selected();
    if (anchor) this.write(anchor);
  }

  /** What is selected, else the line or sheet that has the focus; false when there is neither. */
  fromKeyboard() {
    const focused = document.activeElement;
    const line = focused.closest("[data-passages] [data-start]");
    const sheet = focused.closest("[data-sheet]");
    const anchor = selected() ?? (line && wholeLine(line)) ?? (sheet && wholeSheet(sheet, this.form.dataset.textSheet));
    if (anchor) this.write(anchor);
    return Boolean(anchor);
  }

  write(anchor, name = "", says = "") {
    Object.assign(this, { anchor, name });
    this.back = document.activeElement;
    this.dialog.querySelector("[data-quote]").textContent = shortened(anchor.quote, 300);
    this.field.value = says;
    this.dialog.returnValue = "";
    this.dialog.showModal();
    this.field.focus();
  }

  written() {
    const says = this.field.value.trim();
    if (this.dialog.returnValue === "keep" && says && this.anchor) {
      const { part, start, end } = this.anchor;
      const name = this.name || `comment.${Date.now().toString(36)}${Math.random().toString(36).slice(2, 6)}`;
      this.store.write(name, JSON.stringify({ part, start, end, says }), this.now());
      this.show();
      this.changed();
    }
    this.anchor = null;
    if (this.back?.isConnected) this.back.focus();
  }

  now() { return this.clock.now(); }

  pressed(button) {
    const row = button && this.rows().find((comment) => comment.name === button.dataset.name);
    if (!row) return;
    if (button.dataset.does === "edit") {
      this.write({ ...row, quote: quoteOf(row, this.form.dataset.textSheet) }, row.name, row.says);
      return;
    }
    this.store.write(row.name, "", this.now());
    this.show();
    this.changed();
  }

  rows() { return this.store.comments(PARTS); }

  show() {
    const rows = this.rows();
    showMarks(rows);
    this.list.replaceChildren(...rows.map((row, index) => this.row(row, index + 1)));
    document.querySelector("[data-no-notes]").hidden = rows.length > 0;
  }

  row(comment, number) {
    const item = element("li", "notes__row");
    item.id = `gop-y-${number}`;
    const text = element("span", "grow");
    text.append(element("span", "small muted", `“${shortened(quoteOf(comment, this.form.dataset.textSheet))}”`), document.createElement("br"), comment.says);
    item.append(element("span", "notes__number", number), text, this.does("edit", comment, number), this.does("remove", comment, number));
    return item;
  }

  does(what, comment, number) {
    const word = what === "edit" ? this.form.dataset.textEdit : this.form.dataset.textRemove;
    const button = element("button", "button button--quiet button--small", word);
    Object.assign(button, { type: "button", ariaLabel: `${word} ${number}` });
    Object.assign(button.dataset, { does: what, name: comment.name });
    return button;
  }
}

function element(tag, className, text = "") {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}
