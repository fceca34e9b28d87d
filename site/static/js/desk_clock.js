// The server's time on a desk's machine. It never runs backwards: neither when somebody sets the machine's
// clock nor when the machine slept, and a restart without a line goes on with the offset last measured.

const OFFSET = "quan-triet:ban-gio";

export class DeskClock {
  constructor() {
    this.last = 0;
    let kept = 0;
    try { kept = Number(localStorage.getItem(OFFSET)) || 0; } catch { /* nothing is kept */ }
    this.set(Date.now() + kept);
  }

  /** @param {number} serverNow ms  @param {number} [asked] performance.now() when the server was asked */
  set(serverNow, asked = performance.now()) {
    // The answer's time was read about half way between asking and hearing.
    const now = serverNow + (performance.now() - asked) / 2;
    this.steady = now - performance.now();
    this.wall = now - Date.now();
    if (this.last > now + 2000) this.last = 0;
    try { localStorage.setItem(OFFSET, String(Math.round(this.wall))); } catch { /* nothing is kept */ }
  }

  now() {
    const steady = performance.now() + this.steady;
    const wall = Date.now() + this.wall;
    // The steady clock may stand still while the machine sleeps; a wall clock set forward by hand jumps further.
    this.last = Math.max(this.last + 1, Math.round(steady), wall - steady < 12 * 3600 * 1000 ? Math.round(wall) : 0);
    return this.last;
  }
}

/** `7:28`, in Vietnam's time whatever the machine's. */
export function clockTime(ms) {
  const shown = { hour: "numeric", minute: "2-digit", hour12: false, timeZone: "Asia/Ho_Chi_Minh" };
  return new Date(ms).toLocaleTimeString("vi", shown).replace(/^0(?=\d:)/, "");
}

/** The day in Vietnam, `2026-11-25`. */
export function dayOf(ms) {
  return new Date(ms).toLocaleDateString("sv", { timeZone: "Asia/Ho_Chi_Minh" });
}
