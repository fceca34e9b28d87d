// Sheets of an essay: files go as soon as they are chosen, photographs made smaller first; rows can be dragged besides
// the buttons. What cannot be sent stays chosen.

const LONGEST_SIDE = 2200;
const QUALITY = 0.82;
const WORTHWHILE_BYTES = 700 * 1024;

export function arrangePages(form) {
  const add = form.querySelector("[data-add]");
  add.hidden = true;
  for (const input of form.querySelectorAll("[data-adds]")) {
    input.addEventListener("change", () => { if (input.files.length) upload(form, add); });
  }
  add.addEventListener("click", (event) => {
    event.preventDefault();
    upload(form, add);
  });
  form.addEventListener("click", (event) => {
    if (event.target.closest("[name=move][aria-disabled]")) event.preventDefault();
  });
  const list = form.querySelector("[data-pages]");
  if (list) dragWithin(list, () => {
    form.querySelector("[data-order]").value = [...list.children].map((row) => row.dataset.page).join(",");
    form.requestSubmit(form.querySelector("[data-reorder]"));
  });
}

async function upload(form, add) {
  const said = form.querySelector("[data-pages-said]");
  said.textContent = said.dataset.sending;
  add.hidden = true;
  try {
    const body = await withSmallerPhotographs(new FormData(form));
    const options = { method: "POST", credentials: "same-origin", redirect: "manual", body };
    const response = await fetch(add.formAction, options);
    // The answer leads back to this page, which then shows the sheets and says what was refused.
    if (response.type !== "opaqueredirect") throw new Error(`server: ${response.status}`);
    location.hash = "trang";
    location.reload();
  } catch {
    said.textContent = said.dataset.failed;
    add.hidden = false;
  }
}

async function withSmallerPhotographs(body) {
  for (const name of ["photos", "papers"]) {
    const files = body.getAll(name);
    body.delete(name);
    for (const file of files) {
      const sent = await smaller(file);
      body.append(name, sent, sent.name);
    }
  }
  return body;
}

/** A photograph small enough for a slow line; anything else, and what the browser cannot draw, as it is. */
async function smaller(file) {
  if (!file.type.startsWith("image/") || file.size < WORTHWHILE_BYTES) return file;
  try {
    const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise((made) => { canvas.toBlob(made, "image/jpeg", QUALITY); });
    if (!blob || blob.size >= file.size) return file;
    return new File([blob], file.name.replace(/\.\w+$/, "") + ".jpg", { type: "image/jpeg" });
  } catch { return file; }
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
