// Rows of captions beside the player: takes the time from it, adds rows. Without it the rows are plain fields.

const form = document.querySelector("[data-cues]");
const list = form.querySelector("ol");

function moment(seconds) {
  const whole = Math.floor(seconds * 1000);
  const pad = (number, width = 2) => String(number).padStart(width, "0");
  const minutes = Math.floor(whole / 60_000);
  return `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}:${pad(Math.floor(whole / 1000) % 60)}.${pad(whole % 1000, 3)}`;
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
