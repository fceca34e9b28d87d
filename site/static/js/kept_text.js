// A kept study text: one section at a time, the place remembered under the account that reads, told when there is a line.

import { finish, isWaiting, leave, placeOf, reader, tell } from "./reading_places.js";

const body = document.body;
const key = body.dataset.kept;
const total = Number(body.dataset.total);
const account = reader();
const part = (name) => document.querySelector(`[data-kept-${name}]`);
let place = placeOf(account || "-", key);
let shown = 1;

function say(text) {
  part("words").textContent = text;
  part("says").hidden = !text;
}

function sayWhereItLies() {
  const says = part("says").dataset;
  if (!account) say(says.textNobody);
  else if (place.finish) say(says.textFinished);
  else if (isWaiting(place)) say(says.textWaiting);
}

function show(number, { move = true } = {}) {
  shown = Math.min(Math.max(number, 1), total);
  document.querySelectorAll("[data-section]").forEach((section) => { section.hidden = Number(section.dataset.section) !== shown; });
  part("intro")?.toggleAttribute("hidden", shown !== 1);
  document.querySelectorAll("[data-kept-mark]").forEach((mark) => {
    mark.hidden = !(place.finished || place.finish || Number(mark.dataset.keptMark) < place.furthest);
  });
  document.getElementById("bai-doc").dispatchEvent(new Event("quan-triet:sang-phan"));
  const last = shown === total;
  const unread = !place.finished && place.furthest < total;
  const done = place.finished || place.finish;
  part("previous").hidden = shown === 1;
  part("next").hidden = last;
  part("number").textContent = `${shown + 1}/${total}`;
  part("back").hidden = !(last && unread && account);
  part("first").textContent = String(place.furthest + 1);
  part("finish").hidden = !(last && !unread && !done && account);
  part("home").hidden = !(last && (done || !account));
  if (move) {
    const section = document.getElementById(`phan-${shown}`);
    section.focus({ preventScroll: true });
    scrollTo(0, 0);
  }
}

async function tellNow() {
  if (!account || !navigator.onLine || !isWaiting(place)) return;
  const mine = (await tell(account)).find((one) => one.key === key);
  place = placeOf(account, key);
  const says = part("says").dataset;
  if (mine) say(mine.unread.length ? says.textGrown : mine.finished ? says.textSettled : says.textTaken);
  show(shown, { move: false });
}

function listen() {
  part("previous").addEventListener("click", () => show(shown - 1));
  part("next").addEventListener("click", () => {
    if (account) place = leave(account, key, shown, total);
    show(shown + 1);
    sayWhereItLies();
    tellNow();
  });
  part("back").addEventListener("click", () => show(place.furthest + 1));
  part("finish").addEventListener("click", () => {
    place = finish(account, key);
    show(shown);
    sayWhereItLies();
    tellNow();
  });
  const byAddress = () => {
    const number = Number(location.hash.match(/^#phan-(\d+)$/)?.[1]);
    if (number) { show(number); part("contents").open = false; }
    return number;
  };
  addEventListener("hashchange", byAddress);
  addEventListener("online", tellNow);
  const asked = Number(new URLSearchParams(location.search).get("phan"));
  if (!byAddress()) show(asked || place.section, { move: false });
}

listen();
part("actions").hidden = false;
sayWhereItLies();
tellNow();
