// Sheets of an essay: files go as soon as they are chosen, and rows can be dragged besides the buttons.
// Everything is sent as the plain form sends it.

export function arrangePages(form) {
  const add = form.querySelector("[data-add]");
  add.hidden = true;
  for (const input of form.querySelectorAll("[data-adds]")) {
    input.addEventListener("change", () => { if (input.files.length) form.requestSubmit(add); });
  }
  form.addEventListener("click", (event) => {
    if (event.target.closest("[name=move][aria-disabled]")) event.preventDefault();
  });
  const list = form.querySelector("[data-pages]");
  if (list) dragWithin(list, () => {
    form.querySelector("[data-order]").value = [...list.children].map((row) => row.dataset.page).join(",");
    form.requestSubmit(form.querySelector("[data-reorder]"));
  });
}

function dragWithin(list, dropped) {
  let dragged = null;
  for (const row of list.children) row.draggable = true;
  list.addEventListener("dragstart", (event) => {
    dragged = event.target.closest("[data-page]");
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", dragged.dataset.page);
  });
  list.addEventListener("dragover", (event) => {
    const over = event.target.closest("[data-page]");
    if (!dragged || !over) return;
    event.preventDefault();
    mark(list, over);
  });
  list.addEventListener("drop", (event) => {
    const over = event.target.closest("[data-page]");
    event.preventDefault();
    mark(list, null);
    if (!dragged || !over || over === dragged) return;
    const rows = [...list.children];
    over[rows.indexOf(over) > rows.indexOf(dragged) ? "after" : "before"](dragged);
    dropped();
  });
  list.addEventListener("dragend", () => { dragged = null; mark(list, null); });
}

function mark(list, over) {
  for (const row of list.children) row.classList.toggle("pages__row--over", row === over);
}
