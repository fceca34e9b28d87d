// Rows of the desk: one person each, from the page's own template, and the way through them by keyboard.

import { clockTime } from "./desk_clock.js";

export class Rows {
  /** @param {HTMLElement} list  @param {HTMLTemplateElement} template  @param {DOMStringMap} says the page's words */
  constructor(list, template, says) {
    Object.assign(this, { list, template, says, rows: new Map() });
  }

  /** Show these people in this order; who is looked at keeps the keyboard. */
  show(people) {
    const wanted = people.map((person) => this.row(person));
    const now = [...this.list.children];
    if (wanted.length === now.length && wanted.every((row, place) => row === now[place])) return;
    const focused = this.list.contains(document.activeElement) ? document.activeElement : null;
    this.list.replaceChildren(...wanted);
    if (focused?.isConnected) focused.focus();
  }

  row(person) {
    let row = this.rows.get(person.id);
    if (!row) {
      row = this.template.content.firstElementChild.cloneNode(true);
      row.dataset.entry = person.id;
      this.rows.set(person.id, row);
    }
    this.fill(row, person);
    return row;
  }

  fill(row, person) {
    const part = (name) => row.querySelector(`[data-part=${name}]`);
    const { says } = this;
    write(part("name"), person.name);
    const born = person.born ? says.saysBorn.replace("{n}", person.born) : "";
    write(part("more"), [born, person.cell].filter(Boolean).join(" · "));
    const elsewhere = person.elsewhere ? says.saysElsewhere.replace("{n}", person.elsewhere) : "";
    const outside = { REQUIRED: "", ONESELF: says.saysOneself }[person.standing] ?? says.saysOutside;
    write(part("note"), [elsewhere, outside].filter(Boolean).join(" · "));
    write(part("state"), this.state(person));
    part("state").dataset.state = person.since ? "there" : person.left ? "left" : "none";
    part("local").hidden = !person.local;
    const button = part("button");
    button.hidden = person.standing === "ONESELF";
    write(button.firstElementChild, person.since ? says.saysOut : says.saysIn);
    write(button.lastElementChild, ` ${person.name}`);
    row.dataset.kind = person.since ? "out" : "in";
    button.classList.toggle("button--primary", !person.since);
    button.classList.toggle("button--secondary", Boolean(person.since));
  }

  state({ since, left }) {
    if (since) return this.says.saysThere.replace("{t}", clockTime(since));
    return left ? this.says.saysLeft.replace("{t}", clockTime(left)) : this.says.saysNone;
  }

  buttons() { return [...this.list.querySelectorAll("[data-part=button]:not([hidden])")]; }

  /** Up and down between the search field and the buttons. */
  listenForArrows(field) {
    const move = (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (!step) return;
      const stops = [field, ...this.buttons()];
      const place = stops.indexOf(document.activeElement);
      if (place < 0) return;
      event.preventDefault();
      stops[Math.min(stops.length - 1, Math.max(0, place + step))].focus();
    };
    field.addEventListener("keydown", move);
    this.list.addEventListener("keydown", move);
  }
}

function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}
