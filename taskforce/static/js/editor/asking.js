// What is asked for in a small window: the address of a link, the words of a note, a source and the place in it.

import { NodeSelection } from "prosemirror-state";
import { fresh, made } from "./made.js";
import { isNote } from "./reading.js";
import { schema } from "./schema.js";

const ADDRESS = /^(https?:\/\/|mailto:|#)[^\s]+$/i;

// Opens a window of these fields; `done` takes what was typed and answers with what is wrong, or nothing.
function ask(view, title, fields, done, extra = []) {
  const id = fresh("ask");
  const fault = made("p", { class: "err", role: "alert" });
  const window_ = made("dialog", { class: "asking", "aria-labelledby": id });
  const sheet = made("form", { method: "dialog", class: "sheet-form" });
  const close = () => (window_.close(), window_.remove(), view.focus());
  sheet.append(
    made("h2", { id }, title),
    ...fields,
    fault,
    made("div", { class: "acts" }, made("button", { class: "btn go" }, "Put it in"), ...extra.map(([words, act]) => made("button", { type: "button", class: "btn", onclick: () => (close(), act()) }, words)), made("button", { type: "button", class: "btn plain", onclick: close }, "Not now")),
  );
  sheet.addEventListener("submit", (event) => {
    event.preventDefault();
    const wrong = done(Object.fromEntries(new FormData(sheet)));
    if (wrong) fault.textContent = wrong;
    else close();
  });
  window_.addEventListener("cancel", (event) => (event.preventDefault(), close()));
  window_.append(sheet);
  document.body.append(window_);
  window_.showModal();
}

function field(name, label, value, { rows, help } = {}) {
  const id = fresh("ask");
  const control = rows ? made("textarea", { id, name, rows }) : made("input", { id, name, autocomplete: "off", ...(help && { "aria-describedby": `${id}-help` }) });
  control.value = value;
  return made("div", { class: "field" }, made("label", { for: id }, label), ...(help ? [made("p", { class: "help", id: `${id}-help` }, help)] : []), control);
}

const put = (view, node) => view.dispatch(view.state.tr.replaceSelectionWith(node, false).scrollIntoView());
const chosen = (view, type) => (view.state.selection instanceof NodeSelection && view.state.selection.node.type === type ? view.state.selection.node.attrs : null);

export function askLink(view) {
  const { link } = schema.marks;
  const { $from, empty } = view.state.selection;
  const old = $from.marks().find((mark) => mark.type === link) ?? view.state.doc.nodeAt($from.pos)?.marks.find((mark) => mark.type === link);
  let { from, to } = view.state.selection;
  if (empty && old) {
    const start = $from.start();
    const hit = [];
    $from.parent.forEach((node, offset) => old.isInSet(node.marks) && hit.push([start + offset, start + offset + node.nodeSize]));
    const run = hit.find(([a, b]) => a <= $from.pos && $from.pos <= b);
    if (run) [from, to] = run;
  }
  const fields = [field("href", "Address", old?.attrs.href ?? "", { help: "It begins with https://, or mailto: for an address of mail." })];
  if (from === to) fields.unshift(field("words", "Words", ""));
  const off = () => view.dispatch(view.state.tr.removeMark(from, to, link));
  ask(view, "Link", fields, ({ href, words = "" }) => {
    const whole = /^[\w-]+(\.[\w-]+)+(\/\S*)?$/.test(href.trim()) ? `https://${href.trim()}` : href.trim();
    if (!ADDRESS.test(whole)) return "An address begins with https:// or mailto: and holds no space.";
    const mark = link.create({ href: whole });
    const { tr } = view.state;
    if (from === to) tr.replaceSelectionWith(schema.text(words.trim() || whole, [mark]), false);
    else tr.removeMark(from, to, link).addMark(from, to, mark);
    view.dispatch(tr.removeStoredMark(link).scrollIntoView());
    return "";
  }, old ? [["Take the link off", off]] : []);
}

export function askNote(view) {
  const old = chosen(view, schema.nodes.note);
  ask(view, "Note", [field("words", "Words of the note", old?.words ?? "", { rows: 4 })], ({ words }) => {
    const line = words.trim().split(/\s+/).join(" ");
    if (!line) return "Please write the note.";
    put(view, schema.nodes.note.create({ words: isNote(line) ? line : line.replace(/[\\[\]]/g, "\\$&") }));
    return "";
  });
}

const lists = new Map(); // what the register holds, once for each page

function register(url) {
  if (!lists.has(url)) lists.set(url, fetch(url, { headers: { Accept: "application/json" } }).then((answer) => (answer.ok ? answer.json() : Promise.reject())));
  lists.get(url).catch(() => lists.delete(url));
  return lists.get(url);
}

export async function askSource(view, url) {
  const old = chosen(view, schema.nodes.citation);
  const found = await register(url).catch(() => null);
  if (!found) return ask(view, "Source", [made("p", {}, "The register cannot be reached now. Please try again in a moment.")], () => "");
  const options = found.sources.map(({ key, note }) =>
    made("label", { class: "opt" }, made("input", { type: "radio", name: "key", value: key, ...(old?.key === key && { checked: true }) }), made("span", {}, made("b", {}, key), " ", made("small", {}, note))),
  );
  const search = field("find", "Find", "", { help: options.length ? "A name, a word of the title, or the key." : "The register is empty: put the source into it first." });
  search.querySelector("input").addEventListener("input", ({ target }) => {
    const words = target.value.toLowerCase().split(/\s+/);
    for (const option of options) option.hidden = !words.every((word) => option.textContent.toLowerCase().includes(word));
  });
  return ask(view, "Source", [search, made("fieldset", { class: "field found" }, made("legend", {}, "Sources of the register"), ...options), field("locator", "Where in it", old?.locator ?? "", { help: "A page, a paragraph, a section. May stay empty." })], ({ key, locator }) => {
    if (!key) return "Please choose a source.";
    put(view, schema.nodes.citation.create({ key, locator: locator.replace(/[[\]]/g, "").trim().split(/\s+/).join(" ") }));
    return "";
  });
}

// Enter or a touch on a note or a source opens it again.
export function reopen(view, url) {
  if (chosen(view, schema.nodes.note)) return askNote(view), true;
  if (chosen(view, schema.nodes.citation)) return askSource(view, url), true;
  return false;
}
