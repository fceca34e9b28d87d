// A copy of the roster on this machine, for opening the desk again while the network is away. It is wiped at
// sign-out and after its day (see shell.js); what waits to be sent lies elsewhere and is not.

const NAME = "quan-triet-ban";
const MARK = "quan-triet:ban-ngay";

function whenDone(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function open() {
  const request = indexedDB.open(NAME, 1);
  request.onupgradeneeded = () => request.result.createObjectStore("rosters", { keyPath: "id" });
  return whenDone(request);
}

async function inStore(mode, act) {
  const database = await open();
  try {
    return await whenDone(act(database.transaction("rosters", mode).objectStore("rosters")));
  } finally {
    database.close();
  }
}

/** Keep what the desk shows; a machine that keeps nothing goes on without. */
export async function keepCopy(point, day, data) {
  try {
    localStorage.setItem(MARK, day);
    await inStore("readwrite", (store) => store.put({ id: `${point}:${data.session}`, point, day, data }));
  } catch { /* a private window, or no room */ }
}

/** The day's copy for the point: of the session named, else of the one on at that moment, else any; or null. */
export async function findCopy(point, session, day, at) {
  try {
    const copies = (await inStore("readonly", (store) => store.getAll())).filter((copy) => copy.point === point && copy.day === day);
    const isOn = ({ data }) => data.sessions.some((one) => one.id === data.session && one.starts - 3_600_000 <= at && at < one.ends);
    const named = copies.find((copy) => copy.data.session === session);
    return (named ?? (session ? null : copies.find(isOn) ?? copies[0]))?.data ?? null;
  } catch {
    return null;
  }
}
