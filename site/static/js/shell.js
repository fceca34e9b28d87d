// What every page needs once it is readable. Pages work without it.

const LATER_MS = 3000;

function watchConnection() {
  const bar = document.querySelector("[data-offline-bar]");
  const text = bar?.querySelector("[data-offline-text]");
  if (!bar || !text) return;
  const show = () => {
    bar.hidden = navigator.onLine;
    // Written when it appears, so that a screen reader speaks it.
    text.textContent = navigator.onLine ? "" : bar.dataset.text;
  };
  addEventListener("online", show);
  addEventListener("offline", show);
  // A pressed button whose request came to nothing must not look as if it had: say so until one succeeds.
  const refused = () => {
    bar.hidden = false;
    text.textContent = bar.dataset.notWritten;
  };
  const pressed = ({ detail }) => detail.requestConfig?.verb !== "get";
  for (const failure of ["htmx:responseError", "htmx:sendError", "htmx:timeout"]) {
    document.addEventListener(failure, (event) => { if (pressed(event)) refused(); });
  }
  document.addEventListener("htmx:afterRequest", (event) => { if (pressed(event) && event.detail.successful) show(); });
  show();
}

// On a phone the tabs scroll sideways: the one we are on must be seen.
function showCurrentTab() {
  for (const tab of document.querySelectorAll(".tabs > [aria-current]")) {
    const bar = tab.parentElement;
    bar.scrollLeft = tab.offsetLeft - bar.offsetLeft - (bar.clientWidth - tab.offsetWidth) / 2;
  }
}

function setBusy(form, busy) {
  form.dataset.sent = busy ? "true" : "";
  for (const button of form.elements) {
    if (button.type !== "submit") continue;
    if (busy) button.setAttribute("aria-disabled", "true");
    else button.removeAttribute("aria-disabled");
  }
}

function guardDoubleSubmit() {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("[data-once]")) return;
    if (form.dataset.sent) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    // Not `disabled`: the pressed button's own value must still be sent.
    setBusy(form, true);
    event.submitter?.setAttribute("aria-busy", "true");
  }, true);
  const release = (form) => {
    setBusy(form, false);
    form.querySelectorAll("[aria-busy]").forEach((button) => button.removeAttribute("aria-busy"));
  };
  // Back from the page cache, or a fragment request that failed: sending is possible again.
  addEventListener("pageshow", () => document.querySelectorAll("form[data-once]").forEach(release));
  document.addEventListener("htmx:afterRequest", (event) => {
    const form = event.target.closest?.("form[data-once]");
    if (form) release(form);
  });
}

function showDismissButtons(root) {
  root.querySelectorAll("[data-dismisses]").forEach((button) => { button.hidden = false; });
}

function toggleReveal(button) {
  const input = document.getElementById(button.dataset.reveals);
  const shown = input.type === "password";
  input.type = shown ? "text" : "password";
  button.setAttribute("aria-pressed", String(shown));
  input.focus();
}

function listenForClicks() {
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-dismisses], [data-reveals], [data-opens], [data-closes], [data-prints]");
    if (button?.matches("[data-dismisses]")) button.closest("[data-dismissable]").remove();
    if (button?.matches("[data-reveals]")) toggleReveal(button);
    if (button?.matches("[data-opens]")) document.getElementById(button.dataset.opens).showModal();
    if (button?.matches("[data-closes]")) button.closest("dialog").close();
    if (button?.matches("[data-prints]")) print();
    document.querySelectorAll("details[data-menu][open]").forEach((menu) => {
      if (!menu.contains(event.target)) menu.open = false;
    });
  });
  document.addEventListener("keydown", (event) => {
    const menu = event.key === "Escape" && event.target.closest?.("details[data-menu][open]");
    if (!menu) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
}

function dressFileInputs() {
  document.querySelectorAll("[data-file]").forEach((box) => {
    const input = box.querySelector("input");
    const name = box.querySelector("[data-file-name]");
    const show = () => {
      name.textContent = Array.from(input.files, (file) => file.name).join(", ") || name.dataset.none;
      input.title = name.textContent;
    };
    box.classList.add("file--dressed");
    input.addEventListener("change", show);
    // After the browser has put back what was chosen before.
    addEventListener("pageshow", show);
    show();
  });
}

function complaintAbout(field) {
  const says = document.body.dataset;
  const wrong = field.validity;
  if (wrong.valueMissing && field.type === "file") return says.saysFile;
  if (wrong.valueMissing) return field.matches("select, [type=radio], [type=checkbox]") ? says.saysChoose : says.saysFill;
  if (wrong.rangeUnderflow && field.type === "number") return says.saysLeast.replace("{n}", field.min);
  if (wrong.rangeOverflow && field.type === "number") return says.saysMost.replace("{n}", field.max);
  return says.saysWrong;
}

function complainInOurWords() {
  // The browser would complain in its own language.
  document.addEventListener("invalid", ({ target }) => target.setCustomValidity(complaintAbout(target)), true);
  // A complaint of ours would outlive its cause: each attempt to send starts without (Enter clicks the button, too).
  document.addEventListener("click", ({ target }) => {
    const form = target.closest?.("button, input[type=submit]")?.form;
    for (const field of form?.elements ?? []) field.setCustomValidity?.("");
  }, true);
}

function registerServiceWorker() {
  const address = document.body.dataset.serviceWorker;
  if (!address || !("serviceWorker" in navigator)) return;
  // After everything else: on 3G, and on a slow phone, the page comes first and what is kept for later waits.
  const register = () => navigator.serviceWorker.register(address, { scope: "/" }).catch(() => {});
  const soon = () => setTimeout(register, navigator.serviceWorker.controller ? 0 : LATER_MS);
  if (document.readyState === "complete") soon();
  else addEventListener("load", soon);
}

function forgetRosters() {
  // The desk's copy of a roster (desk_copy.js): gone after its day, and with whoever signs out.
  const forget = () => {
    delete localStorage["quan-triet:ban-ngay"];
    indexedDB.deleteDatabase("quan-triet-ban");
  };
  const today = new Date().toLocaleDateString("sv", { timeZone: "Asia/Ho_Chi_Minh" });
  const day = localStorage["quan-triet:ban-ngay"];
  if (day && (day !== today || document.querySelector("[data-signs-in]"))) forget();
  document.addEventListener("submit", ({ target }) => { if (target.matches("[data-signs-out]")) forget(); });
}

function lookAfterKeptTexts() {
  // Who reads here, for texts that are opened without a line; what is kept and read apart (kept_care.js), if anything.
  const { account } = document.body.dataset;
  const signsIn = document.querySelector("[data-signs-in]");
  if (account) localStorage["quan-triet:dang-dung"] = account;
  else if (signsIn) delete localStorage["quan-triet:dang-dung"];
  document.addEventListener("submit", ({ target }) => {
    if (!target.matches("[data-signs-out]")) return;
    delete localStorage["quan-triet:dang-dung"];
    // Where somebody stopped listening (listen_sound.js).
    Object.keys(localStorage).filter((key) => key.startsWith("quan-triet:nghe:")).forEach((key) => localStorage.removeItem(key));
  });
  const lies = Object.keys(localStorage).some((key) => /^quan-triet:(giu$|doc:)/.test(key));
  if (lies && account) import("./kept_care.js").then((care) => care.begin(account));
  if (lies && signsIn) import("./kept_care.js").then((care) => care.forgetTold());
}

function signOutWithoutDrafts() {
  // Essays, answers and places in texts that lie on this device: drafts.js sends and forgets them; loaded only when
  // there are any.
  const account = document.body.dataset.account;
  const lying = () => Object.keys(localStorage).some((key) => /^quan-triet:(bai-(thu-hoach|lam)|doc):/.test(key));
  if (document.querySelector("[data-signs-in]") && lying()) import("./drafts.js").then((drafts) => drafts.forgetSaved());
  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (!form.matches("[data-signs-out]") || !lying()) return;
    event.preventDefault();
    const leaves = await import("./drafts.js")
      .then((drafts) => drafts.letGo(account, form.elements.csrfmiddlewaretoken.value))
      .catch(() => true);
    if (leaves) form.submit();
    else { setBusy(form, false); form.querySelector("[aria-busy]")?.removeAttribute("aria-busy"); }
  });
}

watchConnection();
guardDoubleSubmit();
listenForClicks();
dressFileInputs();
complainInOurWords();
showCurrentTab();
showDismissButtons(document);
document.querySelectorAll("[data-scripted]").forEach((element) => { element.hidden = false; });
document.addEventListener("htmx:load", (event) => showDismissButtons(event.target));
document.querySelector("[data-focus]")?.focus();
registerServiceWorker();
try { signOutWithoutDrafts(); } catch { /* a browser that keeps nothing has nothing to send */ }
try { lookAfterKeptTexts(); } catch { /* a browser that keeps nothing has nothing to look after */ }
try { forgetRosters(); } catch { /* a browser that keeps nothing has nothing to forget */ }
