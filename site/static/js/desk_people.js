// The roster in the page: who is searched for, and where each stands with what this machine has still to send.

const MOST_SHOWN = 60;

/** Lower case without diacritics, as on the server. */
export function fold(text) {
  return text.toLowerCase().replaceAll("đ", "d").normalize("NFD").replace(/\p{M}/gu, "").split(/\s+/).filter(Boolean).join(" ");
}

export class People {
  constructor() {
    this.byId = new Map();
    this.order = [];
  }

  /** Everyone placed here, in their order; people found elsewhere are forgotten. */
  take(people) {
    this.byId = new Map(people.map((person) => [person.id, person]));
    this.order = people.map((person) => person.id);
  }

  /** News of some, or people found elsewhere. */
  merge(people) {
    for (const person of people) {
      if (!this.byId.has(person.id)) this.order.push(person.id);
      this.byId.set(person.id, person);
    }
  }

  get(id) { return this.byId.get(id); }

  all() { return this.order.map((id) => this.byId.get(id)); }

  get placedHere() { return this.all().filter((person) => !person.elsewhere).length; }

  /** What the server took: stands in the list until its news say the same. */
  apply(events) {
    for (const event of events) {
      const person = this.byId.get(event.entry);
      if (person) this.byId.set(person.id, withEvent(person, event));
    }
  }

  /** The person as they stand with the events still waiting; `local` when these say more than the server. */
  standing(person, waiting) {
    const own = waiting.filter((event) => event.entry === person.id);
    return own.length ? { ...own.reduce(withEvent, person), local: true } : { ...person, local: false };
  }

  /** Those the words mean, those placed here first; `more` are left out. */
  search(words) {
    const typed = fold(words).split(" ").filter(Boolean);
    const digits = words.replace(/\D/g, "");
    const wanted = this.all().filter((person) => (typed.length ? matches(person, typed, digits) : !person.elsewhere));
    if (typed.length) wanted.sort((a, b) => rank(a, typed) - rank(b, typed));
    return { shown: wanted.slice(0, MOST_SHOWN), more: Math.max(0, wanted.length - MOST_SHOWN) };
  }
}

function withEvent(person, event) {
  if (event.void) {
    if (event.kind === "in") return person.since === event.at ? { ...person, since: null } : person;
    return person.left === event.at ? { ...person, left: null, since: person.cameBefore ?? person.since } : person;
  }
  if (event.kind === "in") return person.since ? person : { ...person, since: event.at };
  if (person.since === null || person.since > event.at) return person;
  return { ...person, cameBefore: person.since, since: null, left: event.at };
}

function matches(person, typed, digits) {
  if (typed.every((word) => person.folded.includes(word))) return true;
  const tail = digits.slice(-4);
  return digits.length >= 3 && typed.join("").length === digits.length && (person.number.endsWith(tail) || person.phone.endsWith(tail));
}

/** Those placed here, then whose given name begins so, then whose other names do. */
function rank(person, typed) {
  const names = person.folded.split(" ");
  const given = names[names.length - 1];
  const begins = typed.some((word) => given.startsWith(word)) ? 0 : typed.some((word) => names.some((name) => name.startsWith(word))) ? 1 : 2;
  return (person.elsewhere ? 10 : 0) + begins;
}
