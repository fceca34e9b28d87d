// The server's time on this device, and the time that is left.

const URGENT_MS = 2 * 60 * 1000;

export class ServerClock {
  /** @param {number} serverNow ms, as the page was rendered */
  constructor(serverNow) { this.set(serverNow); }

  set(serverNow) { this.offset = serverNow - Date.now(); }

  now() { return Math.round(Date.now() + this.offset); }
}

/** Count down in `element`; `announce(minutes)` at two minutes and at one, `onOver()` at the end. */
export function countDown(element, clock, announce, onOver) {
  const expires = Number(element.dataset.expires);
  const time = element.querySelector("[data-clock-time]");
  let announced = Infinity;
  element.querySelector("[data-clock-static]").hidden = true;
  element.querySelector("[data-clock-left]").hidden = false;
  const tick = () => {
    const left = Math.max(0, expires - clock.now());
    const seconds = Math.ceil(left / 1000);
    time.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    element.classList.toggle("clock--urgent", left <= URGENT_MS);
    const minutes = Math.ceil(seconds / 60);
    if (left > 0 && left <= URGENT_MS && minutes < announced) {
      announced = minutes;
      announce(minutes);
    }
    if (left === 0) {
      clearInterval(timer);
      onOver();
    }
  };
  const timer = setInterval(tick, 1000);
  tick();
}
