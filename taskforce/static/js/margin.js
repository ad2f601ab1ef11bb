// Words chosen in a text can be commented on: a button stands beside them, and is the next stop of the Tab key.
// It opens the form of their paragraph, which works without this script too, and writes the words into it.

const record = document.querySelector(".desk .text");
const bar = document.createElement("button");
bar.type = "button";
bar.className = "btn go on-words";
bar.textContent = "Comment on these words";
bar.hidden = true;

const placeOf = (node) => (node.nodeType === Node.TEXT_NODE ? node.parentElement : node)?.closest?.(".record .block > .words, .lead [data-place]") ?? null;
const keyOf = (place) => place.dataset.place ?? place.parentElement.id.replace(/^block-/, "");
const formOf = (place) => document.getElementById(`say-${keyOf(place).replace(":", "-")}-words`)?.form;

// The words of a piece of the page as the program counts them: no marks of notes, one blank where space is.
function plain(range) {
  const piece = range.cloneContents();
  for (const aside of piece.querySelectorAll("sup[id], [data-aside]")) aside.remove();
  return piece.textContent.replace(/\s+/g, " ");
}

// The part of what is chosen that lies in its first paragraph, widened to whole words.
function chosen() {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const place = [...record.querySelectorAll(".record .block > .words, .lead [data-place]")].find((one) => range.intersectsNode(one) && placeOf(one));
  if (!place || !formOf(place)) return null;
  const all = document.createRange();
  all.selectNodeContents(place);
  const inside = all.cloneRange();
  if (range.compareBoundaryPoints(Range.START_TO_START, all) > 0) inside.setStart(range.startContainer, range.startOffset);
  if (range.compareBoundaryPoints(Range.END_TO_END, all) < 0) inside.setEnd(range.endContainer, range.endOffset);
  const ahead = all.cloneRange();
  ahead.setEnd(inside.startContainer, inside.startOffset);
  const whole = plain(all).trim();
  const before = plain(ahead).trimStart();
  const picked = plain(inside);
  let start = before.trimEnd().length;
  if (start && /\s$|^\s/.test(before.slice(-1) + picked.slice(0, 1)) && (before.endsWith(" ") || picked.startsWith(" "))) start += 1;
  let end = start + picked.trim().length;
  const letter = /[\p{L}\p{N}_]/u;
  while (start > 0 && letter.test(whole[start - 1]) && letter.test(whole[start])) start -= 1;
  while (end < whole.length && letter.test(whole[end - 1]) && letter.test(whole[end])) end += 1;
  const words = whole.slice(start, end);
  return letter.test(words) ? { place, range: inside, words, start: [...whole.slice(0, start)].length } : null;
}

function offer() {
  const found = chosen();
  bar.hidden = !found;
  if (!found) return;
  if (bar.previousElementSibling !== found.place && bar.parentElement !== found.place.parentElement) found.place.after(bar);
  const box = found.range.getBoundingClientRect();
  const home = (bar.offsetParent ?? document.body).getBoundingClientRect();
  bar.style.insetBlockStart = `${box.bottom - home.top + 8}px`;
  bar.style.insetInlineStart = `${Math.max(0, Math.min(box.left - home.left, home.width - bar.offsetWidth))}px`;
}

function open() {
  const found = chosen();
  if (!found) return;
  const form = formOf(found.place);
  form.elements.words.value = found.words;
  form.elements.start.value = found.start;
  const sheet = form.closest("[popover]");
  if (sheet && matchMedia("(width < 60em)").matches) sheet.showPopover?.();
  form.closest("details").open = true;
  bar.hidden = true;
  form.elements.body.focus();
}

if (record) {
  bar.addEventListener("pointerdown", (event) => event.preventDefault()); // what is chosen stays chosen
  bar.addEventListener("click", open);
  document.addEventListener("selectionchange", () => requestAnimationFrame(offer));
  // words typed by hand begin wherever they stand
  record.parentElement.addEventListener("input", (event) => {
    if (event.target.name === "words") event.target.form.elements.start.value = "";
  });
  // a mark leads to its comment
  record.addEventListener("click", (event) => {
    const name = event.target.closest?.(".said")?.dataset.of?.split(" ")[0];
    if (!name || !getSelection().isCollapsed) return;
    const note = document.getElementById(name.replace(/^on-/, "comment-"));
    const sheet = note?.closest("[popover]");
    if (sheet && matchMedia("(width < 60em)").matches) sheet.showPopover?.();
    note?.scrollIntoView({ block: "nearest" });
    note?.animate?.([{ background: "var(--accent-t)" }, {}], 1200);
  });
}
