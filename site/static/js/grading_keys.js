// Single keys of the grading page. They can be turned off, and never act while somebody types.

const OFF = "quan-triet:phim-tat-tat";

function isTyping(target) {
  return Boolean(target.closest("textarea, select, [contenteditable], input:not([type=radio], [type=checkbox])"));
}

/** @param {Object<string, () => void>} actions by key  @param {(level: number) => void} onNumber from 0 */
export function listenForKeys(actions, onNumber) {
  const toggle = document.querySelector("[data-keys-on]");
  try { toggle.checked = !localStorage.getItem(OFF); } catch { /* on */ }
  toggle.addEventListener("change", () => {
    try {
      if (toggle.checked) localStorage.removeItem(OFF);
      else localStorage.setItem(OFF, "1");
    } catch { /* until the page is left */ }
  });
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape" && isTyping(event.target) && !event.target.closest("dialog")) { event.target.blur(); return; }
    if (!toggle.checked || isTyping(event.target) || document.querySelector("dialog[open]")) return;
    if (/^[1-9]$/.test(event.key)) {
      event.preventDefault();
      onNumber(Number(event.key) - 1);
    } else if (actions[event.key]) {
      event.preventDefault();
      actions[event.key]();
    }
  });
}
