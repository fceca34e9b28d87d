// Answers as this device keeps them. Item by item the later answer stands, as on the server,
// so that tabs, reloads and the server come to the same whatever arrives first.

const FORGET_AFTER_MS = 30 * 24 * 3600 * 1000;

/** Whether `other` should replace `mine`. Answers are `{chosen: [places], at: ms}`. */
export function isLater(other, mine) {
  if (!mine || other.at !== mine.at) return !mine || other.at > mine.at;
  return String(other.chosen) > String(mine.chosen);
}

function forgetOld(storage, prefix) {
  for (const key of Object.keys(storage).filter((name) => name.startsWith(prefix))) {
    let touched = 0;
    try { touched = JSON.parse(storage[key]).touched; } catch { /* not ours any more */ }
    if (!(touched > Date.now() - FORGET_AFTER_MS)) storage.removeItem(key);
  }
}

export class AnswerStore {
  static prefix = "quan-triet:bai-lam:";

  /**
   * Kept under the account's own name: on a shared phone nobody is shown what another wrote.
   * @param {string} attempt
   * @param {HTMLFormElement} form names the account, and the address that takes what is unsaved (drafts.js)
   * @param {(changed: "answers"|"submitted", result?: string) => void} onOtherTab
   */
  constructor(attempt, form, onOtherTab) {
    this.key = `${this.constructor.prefix}${form.dataset.account}:${attempt}`;
    this.save = form.dataset.save;
    this.answers = {};
    this.acknowledged = {};
    this.flags = {};
    this.kept = true;
    this.gone = false;
    addEventListener("quan-triet:dang-xuat", () => { this.gone = true; });
    addEventListener("storage", (event) => {
      if (event.key !== this.key || !event.newValue) return;
      const other = this.parse(event.newValue);
      if (other.submitted) onOtherTab("submitted", other.submitted);
      else if (this.take(other)) onOtherTab("answers");
    });
    try {
      forgetOld(localStorage, this.constructor.prefix);
      this.take(this.parse(localStorage.getItem(this.key)));
    } catch {
      this.kept = false;
    }
  }

  parse(text) {
    try { return JSON.parse(text) || {}; } catch { return {}; }
  }

  usable(answer) { return Array.isArray(answer?.chosen) && Number.isFinite(answer.at); }

  isLater(other, mine) { return isLater(other, mine); }

  /** Take over what is later; true when anything changed. */
  take({ answers = {}, acknowledged = {}, flags = {} }) {
    let changed = false;
    for (const [item, answer] of Object.entries(answers)) {
      if (!this.usable(answer) || !this.isLater(answer, this.answers[item])) continue;
      this.answers[item] = answer;
      changed = true;
    }
    for (const [item, at] of Object.entries(acknowledged)) {
      this.acknowledged[item] = Math.max(at, this.acknowledged[item] ?? -1);
    }
    for (const [item, flag] of Object.entries(flags)) {
      if (flag.at <= (this.flags[item]?.at ?? -1)) continue;
      this.flags[item] = flag;
      changed = true;
    }
    return changed;
  }

  /** What the server has: kept and acknowledged. */
  takeFromServer(item, chosen, at) {
    this.take({ answers: { [item]: { chosen, at } }, acknowledged: { [item]: at } });
  }

  answer(item, chosen, now) {
    const at = Math.max(now, (this.answers[item]?.at ?? 0) + 1);
    this.answers[item] = { chosen, at };
    this.keep();
  }

  flag(item, on, now) {
    this.flags[item] = { on, at: Math.max(now, (this.flags[item]?.at ?? 0) + 1) };
    this.keep();
  }

  isAnswered(item) { return Boolean(this.answers[item]?.chosen.length); }

  isFlagged(item) { return Boolean(this.flags[item]?.on); }

  /** When the latest answer was given, in ms. */
  lastAnswer() { return Math.max(...Object.values(this.answers).map((answer) => answer.at)); }

  /** Answers the server has not acknowledged. */
  pending() {
    const news = Object.entries(this.answers).filter(([item, { at }]) => at > (this.acknowledged[item] ?? -1));
    return Object.fromEntries(news);
  }

  acknowledge(answers) {
    for (const [item, { at }] of Object.entries(answers)) {
      this.acknowledged[item] = Math.max(at, this.acknowledged[item] ?? -1);
    }
    this.keep();
  }

  /** Write to the device, after taking over what another tab wrote meanwhile. */
  keep() {
    if (this.gone) return;
    try {
      const other = this.parse(localStorage.getItem(this.key));
      if (other.submitted) return;
      this.take(other);
      const { answers, acknowledged, flags, save } = this;
      localStorage.setItem(this.key, JSON.stringify({ answers, acknowledged, flags, save, touched: Date.now() }));
      this.kept = true;
    } catch {
      this.kept = false;
    }
  }

  /** Submitted and confirmed: other tabs are told, the device forgets. */
  clear(result) {
    try {
      localStorage.setItem(this.key, JSON.stringify({ submitted: result }));
      localStorage.removeItem(this.key);
    } catch { /* nothing was kept */ }
  }
}
