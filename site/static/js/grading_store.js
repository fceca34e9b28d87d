// A grader's notes as this device keeps them: named texts, as an essay's parts are.

import { PartStore } from "./essay_store.js";

export class NoteStore extends PartStore {
  static prefix = "quan-triet:cham-bai:";

  text(name) { return this.answers[name]?.text ?? ""; }

  /** Comments that stand, in the order in which the text is read; `order` names the parts. */
  comments(order) {
    const rows = [];
    for (const [name, { text }] of Object.entries(this.answers)) {
      if (!name.startsWith("comment.") || !text) continue;
      try { rows.push({ ...JSON.parse(text), name }); } catch { /* not ours */ }
    }
    const place = (row) => order.indexOf(row.part);
    return rows.sort((a, b) => place(a) - place(b) || a.start - b.start || a.end - b.end || (a.name < b.name ? -1 : 1));
  }
}
