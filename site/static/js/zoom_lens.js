// How a picture lies under the glass: how large, and moved by how much. Knows fingers, the mouse and the wheel.
const TWICE = 300; // milliseconds between two taps that belong together
const NEAR = 30; // pixels between them

export class Lens {
  static MOST = 8;

  constructor(stage, picture, changed) {
    Object.assign(this, { stage, picture, changed, scale: 1, x: 0, y: 0, ratio: 1 });
    this.fingers = new Map();
    this.tapped = { at: 0, x: 0, y: 0 };
    stage.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
    stage.addEventListener("pointerdown", (event) => this.down(event));
    stage.addEventListener("pointermove", (event) => this.drag(event));
    for (const over of ["pointerup", "pointercancel"]) stage.addEventListener(over, (event) => this.up(event));
    addEventListener("resize", () => this.lay());
  }

  // The picture's own proportions; it is drawn as large as the stage holds.
  shape(shownWidth, shownHeight, width, height) {
    this.ratio = (Number(width) || shownWidth) / (Number(height) || shownHeight);
  }

  reset() {
    Object.assign(this, { scale: 1, x: 0, y: 0 });
    this.lay();
  }

  // Enlarges by a factor; the point (from the stage's middle) stays where it is.
  by(factor, x = 0, y = 0) {
    const before = this.scale;
    this.scale = Math.min(Math.max(before * factor, 1), Lens.MOST);
    const change = this.scale / before;
    this.x = x - (x - this.x) * change;
    this.y = y - (y - this.y) * change;
    this.lay();
  }

  move(x, y) {
    this.x += x;
    this.y += y;
    this.lay();
  }

  // No further than the picture's own edges.
  lay() {
    const { clientWidth: width, clientHeight: height } = this.stage;
    const drawn = Math.min(width, height * this.ratio);
    const across = Math.max(0, (drawn * this.scale - width) / 2);
    const along = Math.max(0, ((drawn / this.ratio) * this.scale - height) / 2);
    this.x = Math.min(Math.max(this.x, -across), across);
    this.y = Math.min(Math.max(this.y, -along), along);
    this.picture.style.transform = `translate(${this.x}px, ${this.y}px) scale(${this.scale})`;
    this.changed(this.scale);
  }

  place(event) {
    const box = this.stage.getBoundingClientRect();
    return { x: event.clientX - box.left - box.width / 2, y: event.clientY - box.top - box.height / 2 };
  }

  wheel(event) {
    event.preventDefault();
    const { x, y } = this.place(event);
    this.by(Math.exp(-event.deltaY * (event.deltaMode ? 0.05 : 0.002)), x, y);
  }

  down(event) {
    this.stage.setPointerCapture(event.pointerId);
    this.fingers.set(event.pointerId, this.place(event));
    if (this.fingers.size === 1) this.tap(event);
  }

  tap(event) {
    const { x, y } = this.place(event);
    const again = event.timeStamp - this.tapped.at < TWICE && Math.hypot(x - this.tapped.x, y - this.tapped.y) < NEAR;
    this.tapped = { at: again ? 0 : event.timeStamp, x, y };
    if (!again) return;
    if (this.scale > 1) this.reset();
    else this.by(2.5, x, y);
  }

  drag(event) {
    const before = this.fingers.get(event.pointerId);
    if (!before) return;
    const now = this.place(event);
    const other = [...this.fingers].find(([id]) => id !== event.pointerId)?.[1];
    this.fingers.set(event.pointerId, now);
    this.picture.classList.add("zoom__picture--held");
    if (!other) return this.move(now.x - before.x, now.y - before.y);
    this.tapped.at = 0;
    const apart = (point) => Math.max(Math.hypot(point.x - other.x, point.y - other.y), 1);
    this.by(apart(now) / apart(before), (now.x + other.x) / 2, (now.y + other.y) / 2);
    return this.move((now.x - before.x) / 2, (now.y - before.y) / 2);
  }

  up(event) {
    this.fingers.delete(event.pointerId);
    if (!this.fingers.size) this.picture.classList.remove("zoom__picture--held");
  }
}
