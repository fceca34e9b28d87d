// Passages of an essay: what is selected, where it stands (in characters, as the server counts them), and how it is
// shown once it was commented.

const LINE = "[data-start]";

function characters(text) { return [...text]; }

/** The text of a line without the numbers of comments. */
function textNodes(line) {
  const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT, {
    acceptNode: (node) => node.parentElement.closest("[data-ref]") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  });
  const nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  return nodes;
}

/** How many characters of the line stand before the point (node, offset). */
function before(line, node, offset) {
  const point = document.createRange();
  point.setStart(line, 0);
  point.setEnd(node, offset);
  let count = 0;
  for (const text of textNodes(line)) {
    if (point.comparePoint(text, text.length) <= 0) { count += characters(text.data).length; continue; }
    if (text === node) count += characters(text.data.slice(0, offset)).length;
    break;
  }
  return count;
}

function lineOf(node) {
  return (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement)?.closest(LINE);
}

/** `{part, start, end, quote}` of a whole line. */
export function wholeLine(line) {
  const start = Number(line.dataset.start);
  const text = textNodes(line).map((node) => node.data).join("");
  return { part: line.closest("[data-passages]").dataset.passages, start, end: start + characters(text).length, quote: text };
}

/** The same of a sheet. */
export function wholeSheet(figure, label) {
  const start = Number(figure.dataset.sheet);
  return { part: "pages", start, end: start + 1, quote: label.replace("{n}", start + 1) };
}

/** The same of what is selected within one part; null when nothing is. A selection over several parts ends with the first. */
export function selected() {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const parts = [...document.querySelectorAll("[data-passages]")].filter((part) => range.intersectsNode(part));
  if (!parts.length) return null;
  const lines = [...parts[0].querySelectorAll(LINE)].filter((line) => range.intersectsNode(line));
  if (!lines.length) return null;
  const [first, last] = [lines[0], lines[lines.length - 1]];
  const startsHere = lineOf(range.startContainer) === first;
  const endsHere = lineOf(range.endContainer) === last;
  const start = Number(first.dataset.start) + (startsHere ? before(first, range.startContainer, range.startOffset) : 0);
  const end = endsHere ? Number(last.dataset.start) + before(last, range.endContainer, range.endOffset) : wholeLine(last).end;
  const quote = selection.toString().trim();
  return quote && end > start ? { part: parts[0].dataset.passages, start, end, quote } : null;
}

/** Mark the commented passages of every line, each followed by its number. */
export function showMarks(comments) {
  for (const line of document.querySelectorAll(`[data-passages] ${LINE}`)) showLine(line, comments);
  for (const figure of document.querySelectorAll("[data-sheet]")) {
    const caption = figure.querySelector("figcaption");
    caption.querySelectorAll(".passages__ref").forEach((ref) => ref.remove());
    comments.forEach((comment, index) => {
      if (comment.part === "pages" && comment.start === Number(figure.dataset.sheet)) caption.append(reference(index + 1));
    });
  }
}

function showLine(line, comments) {
  const { part, start, end, quote } = wholeLine(line);
  const text = characters(quote);
  const here = comments.map((comment, index) => ({ ...comment, number: index + 1 }))
    .filter((comment) => comment.part === part && comment.start < end && start < comment.end);
  const inside = here.flatMap((comment) => [comment.start, comment.end]).filter((place) => place > start && place < end);
  const cuts = [...new Set([start, end, ...inside])].sort((a, b) => a - b);
  const pieces = cuts.slice(0, -1).flatMap((from, index) => {
    const piece = text.slice(from - start, cuts[index + 1] - start).join("");
    const on = here.filter((comment) => comment.start <= from && from < comment.end);
    return on.length ? [marked(piece), ...on.filter((c) => c.end <= cuts[index + 1] || cuts[index + 1] === end).map((c) => reference(c.number))] : [piece];
  });
  line.replaceChildren(...pieces);
}

function marked(text) {
  const mark = document.createElement("mark");
  mark.textContent = text;
  return mark;
}

function reference(number) {
  const link = document.createElement("a");
  link.className = "passages__ref";
  link.href = `#gop-y-${number}`;
  link.dataset.ref = "";
  link.textContent = number;
  return link;
}

/** The first words, when it is long. */
export function shortened(text, most = 160) {
  const all = characters(text);
  return all.length > most ? `${all.slice(0, most).join("").replace(/\s+\S*$/, "")}…` : text;
}

/** What stands at a place of a part, for the list of comments. */
export function quoteOf({ part, start, end }, sheetLabel) {
  if (part === "pages") return sheetLabel.replace("{n}", start + 1);
  const lines = [...document.querySelectorAll(`[data-passages="${part}"] ${LINE}`)].map(wholeLine);
  const taken = lines.filter((line) => line.start < end && start < line.end)
    .map((line) => characters(line.quote).slice(Math.max(0, start - line.start), end - line.start).join(""));
  return taken.join(" … ");
}
