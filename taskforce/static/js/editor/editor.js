// Writing as in Word over the same Markdown: the field stays the one thing that is sent, and always holds what is shown.

import { history } from "prosemirror-history";
import { gapCursor } from "prosemirror-gapcursor";
import { EditorState, NodeSelection, Plugin } from "prosemirror-state";
import { isInTable, tableEditing } from "prosemirror-tables";
import { EditorView } from "prosemirror-view";
import { Slice } from "prosemirror-model";
import { reopen } from "./asking.js";
import { keys, signs } from "./keys.js";
import { fresh, made } from "./made.js";
import { schema } from "./schema.js";
import { toolbar } from "./toolbar.js";
import { cleaned } from "./word.js";
import { fromMarkdown, toMarkdown } from "./writing.js";

const KEPT = "taskforce-plain";
const remember = (isPlain) => { try { localStorage.setItem(KEPT, isPlain ? "1" : ""); } catch { /* a browser that keeps nothing */ } };
const remembered = () => { try { return localStorage.getItem(KEPT) === "1"; } catch { return false; } };

// In a cell only words and what stands in a line may be put.
function lineOf(slice) {
  const found = [];
  slice.content.descendants((node) => {
    if (node.isTextblock && found.length) found.push(schema.text(" "));
    if (node.isInline && node.type !== schema.nodes.hard_break) found.push(node);
    return !node.isInline;
  });
  return found;
}

export function edit(field) {
  const label = field.form.querySelector(`label[for="${field.id}"]`);
  label.id ||= fresh("label");
  const url = field.dataset.editor;
  const hint = made("p", { class: "vh", id: fresh("hint") }, "Control and B is bold, I italic, K a link. In a list Tab goes one step in. Escape and then Tab leaves the text.");
  const toPlain = made("button", { type: "button", class: "aside", onclick: () => show(true) }, "Plain text");
  const back = made("button", { type: "button", class: "btn plain to-rich", onclick: () => show(false) }, "Write with the toolbar");
  const tools = toolbar("Tools", url, toPlain);
  const place = made("div", { class: "editor" }, tools.bar, hint);
  let isOurs = false;

  const plugins = [
    signs,
    ...keys(url).map((one) => (one instanceof Plugin ? one : new Plugin(one))),
    history(),
    gapCursor(),
    tableEditing(),
  ];
  const begin = () => EditorState.create({ doc: fromMarkdown(field.value), plugins });
  const view = new EditorView(place, {
    state: begin(),
    attributes: () => ({
      role: "textbox",
      "aria-multiline": "true",
      "aria-labelledby": label.id,
      "aria-describedby": [field.getAttribute("aria-describedby"), hint.id].filter(Boolean).join(" "),
      ...(field.getAttribute("aria-invalid") && { "aria-invalid": "true" }),
      class: "written",
      dir: "auto",
    }),
    transformPastedHTML: cleaned,
    handlePaste(_, event, slice) {
      if (!isInTable(view.state) || slice.content.firstChild?.type === schema.nodes.table) return false;
      const line = lineOf(slice);
      view.dispatch(view.state.tr.replaceSelection(new Slice(schema.nodes.paragraph.create(null, line).content, 0, 0)).scrollIntoView());
      return true;
    },
    handleClickOn(_, pos, node, at, event, isDirect) {
      if (!isDirect || !node.isAtom || !node.isInline) return false;
      view.dispatch(view.state.tr.setSelection(NodeSelection.create(view.state.doc, at)));
      return reopen(view, url);
    },
    dispatchTransaction(change) {
      view.updateState(view.state.apply(change));
      if (change.docChanged) put();
      tools.show(view);
    },
  });

  function put() {
    const words = toMarkdown(view.state.doc);
    if (words === field.value) return;
    isOurs = true;
    field.value = words;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    isOurs = false;
  }
  function take() {
    if (!isOurs && field.value !== toMarkdown(view.state.doc)) view.updateState(begin());
    tools.show(view);
  }
  function show(isPlain, focus = true) {
    remember(isPlain);
    if (!isPlain) take();
    place.hidden = isPlain;
    back.hidden = !isPlain;
    field.classList.toggle("behind", !isPlain);
    field.tabIndex = isPlain ? 0 : -1;
    field.ariaHidden = isPlain ? null : "true";
    if (focus) (isPlain ? field : view).focus();
  }

  // Whoever is led to the field by its label or by a fault comes to what is shown.
  for (const way of [label, ...document.querySelectorAll(`a[href="#${field.id}"]`)]) {
    way.addEventListener("click", (event) => place.hidden || (event.preventDefault(), view.focus()));
  }
  field.addEventListener("input", () => place.hidden || take());
  field.form.addEventListener("reset", () => setTimeout(take));
  field.before(place);
  field.after(back);
  tools.show(view);
  show(remembered(), false);
  if (document.activeElement === field && !place.hidden) view.focus();
}
