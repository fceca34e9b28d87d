// A long list of boxes: finds by typing, with or without marks, and says how many are ticked.

function fold(text) {
  return text.toLowerCase().replaceAll("đ", "d").normalize("NFD").replace(/[\u0300-\u036f]/g, "");
}

function showMatches(list, wanted) {
  for (const item of list.querySelectorAll("[data-check-item]")) {
    item.hidden = Boolean(wanted) && !fold(item.textContent).includes(wanted);
  }
  for (const group of list.querySelectorAll("[data-check-group]")) {
    const found = group.querySelector("details [data-check-item]:not([hidden])");
    const details = group.querySelector("details");
    if (details) {
      details.hidden = !found;
      if (wanted) details.open = Boolean(found);
    }
    group.hidden = !group.querySelector("[data-check-item]:not([hidden])");
  }
}

function countTicked(list) {
  const place = list.querySelector("[data-check-count]");
  const ticked = list.querySelectorAll("[data-check-item] input:checked").length;
  place.textContent = place.dataset.text.replace("{n}", ticked);
}

for (const list of document.querySelectorAll("[data-check-list]")) {
  const search = list.querySelector("[data-check-search]");
  search.addEventListener("input", () => showMatches(list, fold(search.value.trim())));
  // Enter looks for units; it must not send the whole form.
  search.addEventListener("keydown", (event) => { if (event.key === "Enter") event.preventDefault(); });
  list.addEventListener("change", () => countTicked(list));
  countTicked(list);
}
