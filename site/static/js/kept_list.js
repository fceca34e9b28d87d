// The list of what this device keeps.

import { check, newest, removed } from "./kept_care.js";
import { all, available, bytesOf, drop, sizeInWords } from "./kept_store.js";

const list = document.querySelector("[data-kept-list]");
const part = (name) => list.querySelector(`[data-kept-${name}]`);

function rowOf(manifest) {
  const row = part("row").content.firstElementChild.cloneNode(true);
  const inside = (name) => row.querySelector(`[data-kept-${name}]`);
  inside("link").textContent = manifest.title;
  inside("link").href = manifest.page;
  inside("resolution").textContent = manifest.resolution;
  inside("size").textContent = sizeInWords(bytesOf(manifest));
  inside("named").textContent = ` ${manifest.title}`;
  const now = newest()[manifest.key];
  inside("stale").hidden = !now || now.version === manifest.version;
  inside("drop").addEventListener("click", async () => {
    await drop(manifest.key);
    await show();
    part("says").textContent = list.dataset.textDropped.replace("{title}", manifest.title);
  });
  return row;
}

async function show() {
  const kept = available ? await all() : [];
  part("rows").replaceChildren(...kept.map(rowOf));
  part("rows").hidden = part("sum").hidden = !kept.length;
  part("none").hidden = kept.length > 0;
  part("total").textContent = sizeInWords(kept.reduce((sum, manifest) => sum + bytesOf(manifest), 0));
}

async function begin() {
  await show();
  if (!document.body.dataset.account || !navigator.onLine) return;
  await check(0).catch(() => {});
  const titles = removed();
  await show();
  if (titles.length) part("says").textContent = list.dataset.textRemoved.replace("{titles}", titles.join("; "));
}

begin();
