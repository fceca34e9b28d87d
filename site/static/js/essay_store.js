// Parts of an essay as this device keeps them: as answers are, but each is a text.

import { AnswerStore } from "./attempt_store.js";

export class PartStore extends AnswerStore {
  static prefix = "quan-triet:bai-thu-hoach:";

  usable(part) { return typeof part?.text === "string" && Number.isFinite(part.at); }

  isLater(other, mine) {
    if (!mine || other.at !== mine.at) return !mine || other.at > mine.at;
    return other.text > mine.text;
  }

  takePartFromServer(name, text, at) {
    this.take({ answers: { [name]: { text, at } }, acknowledged: { [name]: at } });
  }

  write(name, text, now) {
    this.answers[name] = { text, at: Math.max(now, (this.answers[name]?.at ?? 0) + 1) };
    this.keep();
  }
}
