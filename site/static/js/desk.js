// The desk at the hall's door: joins the roster, what is recorded here, sending, and the rows.
// Without it the page is a search form and a button a person.
import { DeskClock } from "./desk_clock.js";
import { EventStore } from "./desk_events.js";
import { fold, People } from "./desk_people.js";
import { nameThePage, Roster } from "./desk_roster.js";
import { Rows } from "./desk_rows.js";
import { Status } from "./desk_status.js";
import { DeskSync } from "./desk_sync.js";

const FIND_AFTER_MS = 300;

const desk = document.querySelector("[data-desk]");
const part = (name) => document.querySelector(`[data-${name}]`);
const [point] = location.pathname.split("/").slice(-2);

const clock = new DeskClock();
const people = new People();
const store = new EventStore(point, () => show());
const status = new Status(desk, store, people);
const rows = new Rows(part("list"), part("row-template"), desk.dataset);
const sync = new DeskSync(`/diem-danh/ban/${point}/`, store, clock, {
  sending: () => status.save("saving"),
  offline: () => status.save(store.waiting().length ? "local" : "saved"),
  refused: (kind) => { status.save("local"); status.warn(kind); },
  taken,
  noted,
  news,
});
const roster = new Roster(point, sync, clock);
let [data, finding] = [null, 0];

function show() {
  const waiting = store.waiting().filter((event) => event.session === data?.session);
  const { shown, more } = people.search(part("search").value);
  rows.show(shown.map((person) => people.standing(person, waiting)));
  part("nobody").hidden = shown.length > 0 || !data;
  part("more").hidden = !more;
  part("more").textContent = more ? desk.dataset.saysMore.replace("{n}", more) : "";
  status.count();
}

function taken(events, at) {
  people.apply(events.filter((event) => event.session === data?.session));
  status.warn("");
  status.save(store.waiting().length ? "saving" : "saved", at);
  show();
  keep();
}

function news(answer) {
  if (!data || answer.session !== data.session) { load(); return; }
  status.warn("");
  people.merge(answer.people);
  takeFigures(answer);
  show();
  if (answer.placed !== people.placedHere) load();
  else if (answer.people.length) keep();
  if (store.waiting().length) sync.soon();
  sync.sendAside();
}

function noted(number) {
  status.warn("");
  if (number) status.tell(desk.dataset.saysNoted.replace("{n}", number));
  show();
}

function takeFigures(answer) {
  Object.assign(data, { present: answer.present, expected: answer.expected, closed: answer.closed });
  status.figures(answer.present, answer.expected);
  status.closed(answer.closed);
}

function keep() {
  roster.keep({ ...data, people: people.all().filter((person) => !person.elsewhere) });
}

function take(answer) {
  data = answer;
  sync.session = answer.session;
  sync.known = answer.now;
  people.take(answer.people);
  nameThePage(answer);
  takeFigures(answer);
  show();
  find();
}

async function load() {
  const answer = await roster.load();
  if (answer.people) { take(answer); keep(); return; }
  if (answer.refused) status.warn(answer.refused);
  else status.save("local");
  if (data) return;
  const copy = await roster.findCopy();
  if (copy) take(copy);
  else part("no-copy").hidden = false;
}

/** People placed elsewhere are the server's to find. */
async function find() {
  const words = part("search").value.trim();
  if (fold(words).length < 2) return;
  const { people: found = [] } = await roster.find(words, data.session);
  if (words !== part("search").value.trim()) return;
  people.merge(found);
  show();
}

function record(row) {
  done(store.add(row.dataset.entry, data.session, row.dataset.kind, clock.now()));
}

function undo() {
  const event = status.takeLast();
  store.undo(event);
  done({ ...event, void: true });
}

/** Said, on its way, and the field ready for the next person. */
function done(event) {
  status.done(event);
  sync.soon();
  part("search").value = "";
  part("search").focus();
  if (store.waiting().length) status.save(navigator.onLine ? "saving" : "local");
  show();
}

/** One entry that was not taken is given up; the server hears of it as soon as it can. */
function putAside(button) {
  store.putAside(button.closest("[data-key]").dataset.key);
  show();
  (part("refused-list").querySelector("button") ?? part("search")).focus();
  sync.sendAside();
}

/** Enter in the field: the only person found arrives; of several the first is looked at. */
function enter() {
  const [first, ...others] = [...part("list").children];
  if (!first || !part("search").value.trim()) return;
  const button = first.querySelector("[data-part=button]:not([hidden])");
  if (button && !others.length && first.dataset.kind === "in") record(first);
  else button?.focus();
}

function listen() {
  part("search").addEventListener("input", () => {
    clearTimeout(finding);
    finding = setTimeout(find, FIND_AFTER_MS);
    show();
  });
  part("search-form").addEventListener("submit", (event) => { event.preventDefault(); enter(); });
  part("list").addEventListener("submit", (event) => {
    event.preventDefault();
    record(event.target.closest("[data-row]"));
  });
  part("undo").addEventListener("click", undo);
  part("retry").addEventListener("click", () => { store.retry(); show(); sync.now(); });
  part("refused-list").addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button) putAside(button);
  });
  part("session").addEventListener("change", (event) => event.target.form.submit());
  rows.listenForArrows(part("search"));
  addEventListener("beforeunload", (event) => { if (store.waiting().length) event.preventDefault(); });
}

listen();
load().then(() => { if (store.waiting().length) sync.soon(0); sync.sendAside(); });
