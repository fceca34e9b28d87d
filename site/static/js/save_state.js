// Says where what was typed now lies. The words stand in the page (<c-save-state>).

/**
 * @param {Element} element the rendered <c-save-state>
 * @param {"saving"|"saved"|"local"|"failed"} state
 * @param {Date} [at] when the server acknowledged; only for "saved"
 */
export function showSaveState(element, state, at) {
  element.dataset.state = state;
  const time = element.querySelector("[data-save-time]");
  if (state !== "saved" || !at || !time) return;
  time.dateTime = at.toISOString();
  // As on the server's pages, whatever the phone's own time zone.
  const shown = { hour: "2-digit", minute: "2-digit", timeZone: "Asia/Ho_Chi_Minh" };
  time.textContent = at.toLocaleTimeString(document.documentElement.lang, shown);
}
