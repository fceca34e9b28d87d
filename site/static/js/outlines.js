// A passage marked on a page goes into the remark on that page, which opens.

function sheetOf(node) {
  const element = node instanceof Element ? node : node?.parentElement;
  return element?.closest("[data-sheet]") ?? null;
}

function take() {
  const selection = document.getSelection();
  const words = selection?.toString().replace(/\s+/g, " ").trim() ?? "";
  const sheet = words ? sheetOf(selection.anchorNode) : null;
  if (!sheet || sheet !== sheetOf(selection.focusNode)) return;
  const remark = document.querySelector(`[data-remark="${sheet.dataset.sheet}"]`);
  const field = remark?.querySelector("[name=passage]");
  if (!field) return;
  field.value = words.slice(0, field.maxLength > 0 ? field.maxLength : 300);
  remark.open = true;
}

document.addEventListener("pointerup", take);
document.addEventListener("keyup", (event) => {
  if (event.shiftKey || event.key === "Shift") take();
});
