// Where the roster comes from: the server, or on a machine without a line its copy of the day.

import { clockTime, dayOf } from "./desk_clock.js";
import { findCopy, keepCopy } from "./desk_copy.js";

export class Roster {
  /** @param {string} point  @param {DeskSync} sync  @param {DeskClock} clock */
  constructor(point, sync, clock) {
    Object.assign(this, { point, sync, clock, asked: new URLSearchParams(location.search).get("buoi") ?? "" });
  }

  /** The server's answer; `{refused}` when it has none for this account, `{}` when it was not reached. */
  async ask(path) {
    try {
      const { ok, status, body } = await this.sync.fetch(path);
      return ok ? body : { refused: { 401: "signedOut", 404: "otherAccount" }[status] };
    } catch {
      return {};
    }
  }

  load() { return this.ask(`danh-sach/?buoi=${encodeURIComponent(this.asked)}`); }

  find(words, session) { return this.ask(`danh-sach/?buoi=${session}&tim=${encodeURIComponent(words)}`); }

  keep(data) {
    if (data.session) keepCopy(this.point, dayOf(this.clock.now()), data);
  }

  findCopy() { return findCopy(this.point, this.asked, dayOf(this.clock.now()), this.clock.now()); }
}

/** The page kept for when there is no line knows neither point nor sessions. */
export function nameThePage({ point, conference, sessions, session }) {
  const part = (name) => document.querySelector(`[data-${name}]`);
  part("point").textContent = point;
  part("conference").textContent = conference;
  part("session").replaceChildren(...sessions.map((one) => {
    const words = `${one.title} (${clockTime(one.starts)}–${clockTime(one.ends)})`;
    return new Option(words, one.id, one.id === session, one.id === session);
  }));
  part("working").hidden = !session;
}
