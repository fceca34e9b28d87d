// Options of a question: shows as many rows as are needed. Without it all six stand there.

function isEmpty(row) {
  return !row.querySelector("input[type='text']").value.trim() && !row.querySelector("[type='checkbox']").checked;
}

function empty(row) {
  row.querySelector("input[type='text']").value = "";
  row.querySelector("[type='checkbox']").checked = false;
}

function begin(list) {
  const rows = [...list.querySelectorAll("[data-option-row]")];
  const add = list.parentElement.querySelector("[data-add-row]");
  const least = Number(list.dataset.least);
  const render = () => {
    const shown = rows.filter((row) => !row.hidden).length;
    rows.forEach((row) => { row.querySelector("[data-remove-row]").hidden = shown <= least; });
    add.hidden = shown === rows.length;
  };
  const filled = Math.max(...rows.map((row, place) => (isEmpty(row) ? 0 : place + 1)));
  const first = filled || 4;
  rows.forEach((row, place) => { row.hidden = place >= Math.max(first, least); });
  add.addEventListener("click", () => {
    const row = rows.find((candidate) => candidate.hidden);
    row.hidden = false;
    row.querySelector("input").focus();
    render();
  });
  list.addEventListener("click", (event) => {
    const row = event.target.closest("[data-remove-row]")?.closest("[data-option-row]");
    if (!row) return;
    // Those below move up, so that the letters stay in order.
    const place = rows.indexOf(row);
    for (let next = place; next < rows.length - 1; next += 1) move(rows[next + 1], rows[next]);
    empty(rows.at(-1));
    rows.filter((candidate) => !candidate.hidden).at(-1).hidden = true;
    add.hidden = false;
    add.focus();
    render();
  });
  render();
}

function move(from, to) {
  to.querySelector("input[type='text']").value = from.querySelector("input[type='text']").value;
  to.querySelector("[type='checkbox']").checked = from.querySelector("[type='checkbox']").checked;
}

document.querySelectorAll("[data-option-rows]").forEach(begin);
