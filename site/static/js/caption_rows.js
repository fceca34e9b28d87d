// Rows of captions beside the player: takes the time from it, adds rows. Without it the rows are plain fields.

const form = document.querySelector("[data-cues]");
const list = form.querySelector("ol");

function moment(at) {
  const tenths = Math.floor(at * 10);
  const pad = (number) => String(number).padStart(2, "0");
  const [hours, minutes, seconds] = [Math.floor(tenths / 36_000), Math.floor(tenths / 600) % 60, Math.floor(tenths / 10) % 60];
  return `${hours ? `${hours}:${pad(minutes)}` : minutes}:${pad(seconds)}.${tenths % 10}`;
}

function takeTime(button) {
  const media = document.querySelector("[data-media]");
  if (!media) return;
  const input = button.closest(".field").querySelector("input");
  input.value = moment(media.currentTime);
  input.focus();
}

function addRow() {
  const last = list.querySelector("[data-cue]:last-child");
  const row = last.cloneNode(true);
  const number = list.children.length + 1;
  for (const field of row.querySelectorAll("input, textarea")) {
    field.value = "";
    field.id = field.id.replace(/\d+$/, number);
    field.closest(".field").querySelector("label").htmlFor = field.id;
  }
  // The next sentence mostly begins where the last one ended.
  row.querySelector("[name=tu]").value = last.querySelector("[name=den]").value;
  list.append(row);
  row.querySelector("textarea").focus();
}

form.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (button?.matches("[data-take-time]")) takeTime(button);
  if (button?.matches("[data-add-cue]")) addRow();
});
form.querySelectorAll("[data-scripted]").forEach((element) => { element.hidden = false; });
