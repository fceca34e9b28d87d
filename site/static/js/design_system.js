// Measures the contrast of every swatch as this browser shows it now.

function luminance([red, green, blue]) {
  const [r, g, b] = [red, green, blue].map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one, other) {
  const numbers = (colour) => colour.match(/[\d.]+/g).slice(0, 3).map(Number);
  const [light, dark] = [luminance(numbers(one)), luminance(numbers(other))].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function measure(list) {
  const least = Number(list.dataset.least || 4.5);
  for (const swatch of list.children) {
    const style = getComputedStyle(swatch);
    const ratio = contrast(style.color, style.backgroundColor);
    let note = swatch.querySelector("[data-ratio]");
    if (!note) {
      note = document.createElement("span");
      note.dataset.ratio = "";
      swatch.append(note);
    }
    const figure = ratio.toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1 });
    note.textContent = `${figure} · ${ratio >= least ? list.dataset.pass : list.dataset.fail}`;
    swatch.dataset.passes = String(ratio >= least);
  }
}

const measureAll = () => document.querySelectorAll("[data-swatches]").forEach(measure);
measureAll();
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", measureAll);
