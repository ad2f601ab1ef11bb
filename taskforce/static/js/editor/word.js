// What Word and its like put on the clipboard, brought down to headings, lists, links, notes, tables and emphasis.

const parsed = (html) => new DOMParser().parseFromString(html, "text/html");
const all = (selector, root) => [...root.querySelectorAll(selector)];
const style = (element) => element.getAttribute("style") ?? "";
const says = (pattern) => (element) => pattern.test(style(element));
const BLOCKS = "p, div, ul, ol, li, table, h1, h2, h3, h4, h5, h6, blockquote, pre";
const LISTED = /mso-list:\s*l(\d+)\s+level(\d+)/i;
const NUMBERED = /^\(?(\d+|[a-z]|[ivxlc]+)[.)]$/i;

// Notes stand at the end of what Word gives; each goes to where it is called.
function bringNotes(page) {
  for (const called of all("a", page).filter(says(/mso-(foot|end)note-id/i))) {
    const id = /mso-(?:foot|end)note-id:\s*([\w-]+)/i.exec(style(called))[1];
    const body = page.getElementById(id);
    if (!body || body.contains(called)) continue;
    const copy = body.cloneNode(true);
    all("a", copy).filter(says(/mso-(foot|end)note-id/i)).forEach((back) => back.remove());
    const words = markdownOf(copy);
    const mark = page.createElement("span");
    if (words) mark.setAttribute("data-note", words);
    called.replaceWith(mark);
  }
  for (const list of all("div, span", page).filter(says(/mso-element:\s*(foot|end)note/i))) list.remove();
}

// The words of a note with its links; signs of Markdown in it are only signs.
function markdownOf(root) {
  const inside = (node) => {
    if (node.nodeType === 3) return node.data.replace(/[\\`*_[\]<]/g, "\\$&");
    const words = [...node.childNodes].map(inside).join("");
    const link = node.localName === "a" && /^(https?:|mailto:)[^\s()<>]+$/i.exec(node.getAttribute("href") ?? "");
    if (link && words.trim()) return `[${words.trim()}](${link[0]})`;
    return /^(i|em)$/.test(node.localName) && words.trim() ? words.replace(words.trim(), () => `*${words.trim()}*`) : words;
  };
  return inside(root).trim().split(/\s+/).join(" ");
}

// Paragraphs that only look like a list become one.
function bringLists(page) {
  let open = []; // lists that are open, by depth
  for (const line of all("p, h1, h2, h3, h4, h5, h6", page)) {
    const found = LISTED.exec(style(line)) ?? (/MsoListParagraph/i.test(line.className) ? ["", "0", "1"] : null);
    const follows = open.length && (line.previousElementSibling === open[0]);
    if (!found || /^h/.test(line.localName)) continue;
    const sign = all("span", line).find(says(/mso-list:\s*ignore/i));
    const name = NUMBERED.test(sign?.textContent.trim() ?? "") ? "ol" : "ul";
    sign?.remove();
    if (!follows) open = [];
    const depth = Math.min(Number(found[2]), open.length + 1);
    open.length = Math.min(open.length, depth);
    if (open.length === depth && open[depth - 1].localName !== name && depth > 1) open.length = depth - 1;
    const item = page.createElement("li");
    if (open.length === depth && open[depth - 1].localName === name) open[depth - 1].append(item);
    else {
      const list = page.createElement(name);
      if (depth === 1) line.before(list);
      else open[depth - 2].lastElementChild.append(list);
      open = [...open.slice(0, depth - 1), list];
      list.append(item);
    }
    const words = page.createElement("p");
    words.append(...line.childNodes);
    item.append(words);
    line.remove();
  }
}

function flattenCells(page) {
  for (const cell of all("td, th", page)) {
    for (const block of all(BLOCKS, cell)) {
      block.after(" ");
      block.replaceWith(...block.childNodes);
    }
    const more = Math.min(Number(cell.getAttribute("colspan") ?? 1), 50);
    for (let count = 1; count < more; count += 1) cell.after(page.createElement(cell.localName));
  }
  for (const row of all("table", page).map((one) => one.querySelector("tr")).filter(Boolean)) {
    for (const cell of all("td", row)) {
      const head = page.createElement("th");
      head.append(...cell.childNodes);
      cell.replaceWith(head);
    }
  }
}

export function cleaned(html) {
  if (html.includes("data-pm-slice")) return html; // our own
  const page = parsed(html.replace(/<!\[(?:if|endif)[^>]*>/gi, ""));
  const isWord = /mso-|class="?Mso|urn:schemas-microsoft-com/i.test(html);
  all("script, style, meta, link, title, xml, img, svg, picture, object, embed, iframe, math, del, template", page).forEach((one) => one.remove());
  all("span, div, a", page).filter((one) => /mso-comment|mso-element:\s*comment|mso-hide:\s*all|display:\s*none/i.test(style(one)) || /msocom/i.test(`${one.className} ${one.id}`)).forEach((one) => one.remove());
  const comments = page.createTreeWalker(page, 128);
  const seen = [];
  while (comments.nextNode()) seen.push(comments.currentNode);
  seen.forEach((comment) => comment.remove());
  if (isWord) {
    bringNotes(page);
    bringLists(page);
    for (const title of all("p.MsoTitle", page)) title.replaceWith(Object.assign(page.createElement("h1"), { textContent: title.textContent }));
  }
  flattenCells(page);
  for (const one of all("*", page.body)) {
    const weight = /font-weight:\s*(\w+)/i.exec(style(one))?.[1];
    const slant = /font-style:\s*(\w+)/i.exec(style(one))?.[1];
    const isSpan = one.localName === "span" && !one.dataset.note && !one.dataset.key;
    if (isSpan && /bold|[6-9]00/.test(weight)) wrap(page, one, "strong");
    if (isSpan && slant === "italic") wrap(page, one, "em");
    if (one.localName === "b" && weight === "normal") one.replaceWith(...one.childNodes);
    for (const { name } of [...one.attributes]) if (!["href", "start", "data-note", "data-key", "data-locator"].includes(name)) one.removeAttribute(name);
    if (/:/.test(one.localName) || ["font", "ins"].includes(one.localName)) one.replaceWith(...one.childNodes);
  }
  all("p, h1, h2, h3, h4, h5, h6", page).filter((one) => !one.textContent.trim() && !one.querySelector("[data-note], [data-key]")).forEach((one) => one.remove());
  return page.body.innerHTML;
}

function wrap(page, element, name) {
  const inner = page.createElement(name);
  inner.append(...element.childNodes);
  element.append(inner);
}
