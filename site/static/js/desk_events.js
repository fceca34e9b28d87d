// What was recorded at this desk and the server has not taken yet, one entry of localStorage each: two tabs
// never write over one another, and closing the page, or the machine's battery, loses nothing. No names here.

const PREFIX = "quan-triet:ban:";

function newKey() {
  // crypto.randomUUID wants https; a hall's own server may have none.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export class EventStore {
  /** @param {string} point  @param {() => void} onOtherTab */
  constructor(point, onOtherTab) {
    this.prefix = `${PREFIX}${point}:`;
    this.unkept = new Map(); // events that the machine would not keep: in this page only
    addEventListener("storage", (event) => { if (!event.key || event.key.startsWith(this.prefix)) onOtherTab(); });
  }

  get kept() { return this.unkept.size === 0; }

  /** All that wait or were not taken, the earliest first. */
  all() {
    const events = [...this.unkept.values()];
    try {
      for (const name of Object.keys(localStorage)) {
        if (!name.startsWith(this.prefix)) continue;
        try { events.push(JSON.parse(localStorage[name])); } catch { /* not ours */ }
      }
    } catch { /* nothing is kept */ }
    return events.filter((event) => event?.key && Number.isFinite(event.at)).sort((a, b) => a.at - b.at);
  }

  waiting() { return this.all().filter((event) => !event.refused); }

  /** Not taken, and nobody decided about it yet. */
  refused() { return this.all().filter((event) => event.refused && !event.aside); }

  /** Not taken and given up by the keeper: it stays here until the server has noted it. */
  aside() { return this.all().filter((event) => event.refused && event.aside); }

  putAside(key) {
    const event = this.get(key);
    if (event?.refused) this.put({ ...event, aside: true });
  }

  /** The server's answers about those put aside; returns how many it has noted. */
  settleAside(sent, results) {
    const noted = sent.filter((_event, place) => ["aside", "repeated"].includes(results[place]?.status));
    for (const event of noted) this.drop(event.key);
    return noted.length;
  }

  put(event) {
    try {
      localStorage.setItem(this.prefix + event.key, JSON.stringify(event));
      this.unkept.delete(event.key);
    } catch {
      this.unkept.set(event.key, event);
    }
  }

  get(key) { return this.all().find((event) => event.key === key); }

  drop(key) {
    this.unkept.delete(key);
    try { localStorage.removeItem(this.prefix + key); } catch { /* nothing was kept */ }
  }

  /** @param {"in"|"out"} kind  @returns the event, kept on this machine */
  add(entry, session, kind, at) {
    const event = { key: newKey(), kind, entry, session, at, void: false, tried: false };
    this.put(event);
    return event;
  }

  /** Before it was ever sent it is simply forgotten; else the server is told. */
  undo(event) {
    const waiting = this.get(event.key);
    if (waiting && !waiting.tried) this.drop(event.key);
    else this.put({ ...event, void: true, tried: true, refused: "" });
  }

  /** From now on the server may have them. */
  markTried(events) {
    for (const event of events) if (!event.tried) this.put({ ...event, tried: true });
  }

  /** The server's verdicts on what was sent, in its order; returns the events taken. */
  settle(sent, results) {
    const taken = [];
    sent.forEach((event, place) => {
      const { status, message } = results[place] ?? {};
      const now = this.get(event.key);
      if (status === "recorded" || status === "repeated") {
        taken.push(event);
        // Undone while it was on its way: that is still to be told.
        if (now && now.void === event.void) this.drop(event.key);
      } else if (status && now) this.put({ ...now, refused: message || status });
    });
    return taken;
  }

  /** Send again what was not taken. */
  retry() {
    for (const event of this.refused()) this.put({ ...event, refused: "" });
  }
}
