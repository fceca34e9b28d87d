// One question a screen: moving about, the list of questions, flags, the review.

const WIDE = "(min-width: 64em)";

export class Steps {
  /** @param {HTMLFormElement} form  @param {AnswerStore} store  @param {object} on flag(item), submit() */
  constructor(form, store, on) {
    Object.assign(this, { form, store, on, total: Number(form.dataset.total), at: 0, locked: false });
    this.items = [...form.querySelectorAll("[data-item]")];
    this.review = form.querySelector("[data-review]");
    this.jumps = [...document.querySelectorAll("[data-jump]")];
    this.flagIcon = document.querySelector("[data-flag-icon]").content.firstElementChild;
    this.bar = {
      element: form.querySelector("[data-bar]"),
      flag: form.querySelector("[data-flag]"),
      previous: form.querySelector("[data-previous]"),
      next: form.querySelector("[data-next]"),
    };
    document.documentElement.classList.add("is-stepping");
    this.bar.element.hidden = false;
    document.querySelector("[data-progress]").removeAttribute("hidden");
    this.openListWhereWide();
    this.listen();
  }

  get reviewing() { return this.at === this.total; }

  openListWhereWide() {
    const list = document.querySelector("[data-list]");
    const wide = matchMedia(WIDE);
    const set = () => { list.open = wide.matches; };
    wide.addEventListener?.("change", set);
    set();
  }

  listen() {
    this.bar.previous.addEventListener("click", () => this.show(this.at - 1));
    this.bar.next.addEventListener("click", () => (this.reviewing ? this.on.submit() : this.show(this.at + 1)));
    this.bar.flag.addEventListener("click", () => this.on.flag(String(this.at)));
    document.addEventListener("click", (event) => {
      const link = event.target.closest?.("[data-jump]");
      if (!link) return;
      event.preventDefault();
      this.show(Number(link.dataset.jump));
    });
    // Only with the focus inside the paper, so that single keys disturb nobody elsewhere.
    this.form.addEventListener("keydown", (event) => this.key(event));
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || this.locked) return;
    if (event.key === "ArrowRight" && !this.reviewing) this.show(this.at + 1);
    else if (event.key === "ArrowLeft" && this.at > 0) this.show(this.at - 1);
    else if (this.reviewing || !this.pressed(event.key.toUpperCase())) return;
    event.preventDefault();
  }

  /** A letter or number chooses; F flags unless it is the sixth option. True when it meant something. */
  pressed(key) {
    const inputs = this.items[this.at].querySelectorAll("input");
    const place = "123456".includes(key) ? Number(key) - 1 : "ABCDEF".indexOf(key);
    if (key.length !== 1) return false;
    if (place >= 0 && inputs[place]) {
      inputs[place].click();
      inputs[place].focus();
      return true;
    }
    if (key === "F") this.on.flag(String(this.at));
    return key === "F";
  }

  /** Go to a question (from 0), or to the review (= total). */
  show(at, { focus = true } = {}) {
    this.at = Math.max(0, Math.min(at, this.total));
    this.items.forEach((item, place) => { item.hidden = place !== this.at; });
    this.review.hidden = !this.reviewing;
    if (focus) {
      scrollTo(0, 0);
      const heading = this.reviewing ? this.review.querySelector("h2") : this.items[this.at].querySelector("legend");
      heading.focus({ preventScroll: true });
    }
    this.render();
  }

  text(name, values = {}) {
    const template = this.form.dataset[`text${name}`];
    return Object.entries(values).reduce((text, [key, value]) => text.replace(`{${key}}`, value), template);
  }

  render() {
    const { total } = this;
    const answered = this.items.filter((item) => this.store.isAnswered(item.dataset.item)).length;
    this.renderMast(answered);
    this.jumps.forEach((jump) => this.renderJump(jump));
    this.renderBar();
    document.querySelector("[data-list-count]").textContent = `${answered} / ${total}`;
    if (this.reviewing) this.renderReview(answered);
  }

  renderMast(answered) {
    const place = document.querySelector("[data-place]");
    place.textContent = this.reviewing ? this.text("ToReview") : this.text("Place", { n: this.at + 1, total: this.total });
    const progress = document.querySelector("[data-progress]");
    progress.setAttribute("aria-valuenow", answered);
    progress.querySelector("[data-progress-fill]").setAttribute("width", `${(100 * answered) / this.total}%`);
  }

  renderJump(jump) {
    const item = jump.dataset.jump;
    const [answered, flagged] = [this.store.isAnswered(item), this.store.isFlagged(item)];
    jump.classList.toggle("jump--answered", answered);
    if (Number(item) === this.at) jump.setAttribute("aria-current", "true");
    else jump.removeAttribute("aria-current");
    jump.querySelector(".jump__flag")?.remove();
    if (flagged) jump.append(this.flagIcon.cloneNode(true));
    const notes = (answered ? this.text("NoteAnswered") : "") + (flagged ? this.text("NoteFlagged") : "");
    jump.querySelector("[data-note]").textContent = notes;
  }

  renderBar() {
    const { flag, previous, next } = this.bar;
    flag.hidden = this.reviewing;
    flag.setAttribute("aria-pressed", String(this.store.isFlagged(String(this.at))));
    previous.disabled = this.at === 0;
    previous.textContent = this.reviewing ? this.text("Back") : this.text("Previous");
    const last = this.at === this.total - 1;
    next.textContent = this.text(this.reviewing ? "Submit" : last ? "ToReview" : "Next");
  }

  renderReview(answered) {
    const sentence = this.review.querySelector("[data-review-answered]");
    sentence.textContent = this.text("Answered", { n: answered, total: this.total });
    sentence.hidden = false;
    const places = this.items.map((item) => item.dataset.item);
    this.listOf("[data-review-open]", places.filter((item) => !this.store.isAnswered(item)));
    this.listOf("[data-review-flagged]", places.filter((item) => this.store.isFlagged(item)));
  }

  listOf(selector, places) {
    const part = this.review.querySelector(selector);
    part.hidden = !places.length;
    part.querySelector("ul").replaceChildren(...places.map((item) => {
      const row = document.createElement("li");
      const jump = this.jumps[Number(item)].cloneNode(true);
      jump.removeAttribute("aria-current");
      row.append(jump);
      return row;
    }));
  }

  /** While it is being submitted nothing can be changed. */
  lock(locked) {
    this.locked = locked;
    for (const item of this.items) item.disabled = locked;
    for (const button of [this.bar.next, this.bar.previous, this.bar.flag]) button.disabled = locked;
    this.bar.next.toggleAttribute("aria-busy", locked);
    if (locked) this.bar.next.setAttribute("aria-busy", "true");
    else this.render();
  }
}
