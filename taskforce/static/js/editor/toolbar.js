// The bar above the text: one stop for Tab, arrows inside, each button says its name and whether it is on.

import { lift, setBlockType, toggleMark, wrapIn } from "prosemirror-commands";
import { liftListItem, wrapInList } from "prosemirror-schema-list";
import { addColumnAfter, addRowAfter, deleteColumn, deleteRow, deleteTable, isInTable } from "prosemirror-tables";
import { askLink, askNote, askSource } from "./asking.js";
import { made } from "./made.js";
import { schema } from "./schema.js";

const { nodes, marks } = schema;

const within = (state, type) => {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) if ($from.node(depth).type === type) return true;
  return false;
};
const hasMark = (state, type) => {
  const { from, $from, to, empty } = state.selection;
  return empty ? Boolean(type.isInSet(state.storedMarks ?? $from.marks())) : state.doc.rangeHasMark(from, to, type);
};
const inOut = (type, into, out) => (state, dispatch) => (within(state, type) ? out : into)(state, dispatch);

function table(state, dispatch) {
  if (isInTable(state)) return false;
  const row = (type) => nodes.table_row.create(null, [type.create(), type.create()]);
  dispatch?.(state.tr.replaceSelectionWith(nodes.table.create(null, [row(nodes.table_header), row(nodes.table_cell), row(nodes.table_cell)])).scrollIntoView());
  return true;
}

const KINDS = [
  ["Text", () => setBlockType(nodes.paragraph)],
  ["Heading", () => setBlockType(nodes.heading, { level: 2 })],
  ["Subheading", () => setBlockType(nodes.heading, { level: 3 })],
];
const kindOf = ({ selection: { $from } }) => ($from.parent.type !== nodes.heading ? 0 : $from.parent.attrs.level <= 2 ? 1 : 2);

const tools = (url) => [
  { name: "Bold", face: "B", key: "Control+B", does: toggleMark(marks.strong), on: (state) => hasMark(state, marks.strong) },
  { name: "Italic", face: "I", key: "Control+I", does: toggleMark(marks.em), on: (state) => hasMark(state, marks.em) },
  { name: "List", face: "•", does: inOut(nodes.bullet_list, wrapInList(nodes.bullet_list), liftListItem(nodes.list_item)), on: (state) => within(state, nodes.bullet_list) },
  { name: "Numbered list", face: "1.", does: inOut(nodes.ordered_list, wrapInList(nodes.ordered_list), liftListItem(nodes.list_item)), on: (state) => within(state, nodes.ordered_list) },
  { name: "Quotation", face: "“", does: inOut(nodes.blockquote, wrapIn(nodes.blockquote), lift), on: (state) => within(state, nodes.blockquote) },
  { name: "Link", key: "Control+K", does: (state, dispatch, view) => (dispatch && askLink(view), true) },
  { name: "Note", does: (state, dispatch, view) => (dispatch && askNote(view), true) },
  { name: "Source", does: (state, dispatch, view) => (dispatch && askSource(view, url), true) },
  { name: "Table", does: table },
  { name: "Row below", does: addRowAfter, table: true },
  { name: "Column beside", does: addColumnAfter, table: true },
  { name: "Drop row", does: deleteRow, table: true },
  { name: "Drop column", does: deleteColumn, table: true },
  { name: "Drop table", does: deleteTable, table: true },
];

// The bar for a view that comes later: `show(view)` after each change. `more` stands at its end.
export function toolbar(label, url, more) {
  const bar = made("div", { class: "tools", role: "toolbar", "aria-label": label });
  let view = null;
  const kind = made("select", { "aria-label": "Kind of paragraph", onchange: () => (KINDS[kind.selectedIndex][1]()(view.state, view.dispatch, view), view.focus()) }, ...KINDS.map(([name]) => made("option", {}, name)));
  const buttons = tools(url).map((tool) => ({
    ...tool,
    button: made("button", { type: "button", title: tool.key ? `${tool.name} (${tool.key})` : tool.name, "aria-label": tool.name, "aria-keyshortcuts": tool.key ?? null, class: tool.face ? "sign" : null, "data-face": tool.face ?? null, onmousedown: (event) => event.preventDefault(), onclick: () => (tool.does(view.state, view.dispatch, view), tool.name !== "Link" && view.focus()) }, tool.face ? "" : tool.name),
  }));
  bar.append(kind, ...buttons.map(({ button }) => button), more);
  const stops = () => [...bar.children].filter((stop) => !stop.hidden);
  const settle = (to) => [...bar.children].forEach((stop) => (stop.tabIndex = stop === to ? 0 : -1));
  settle(kind);
  bar.addEventListener("focusin", (event) => settle(event.target));
  bar.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const all = stops();
    all[(all.indexOf(document.activeElement) + step + all.length) % all.length].focus();
  });
  return {
    bar,
    show(now) {
      view = now;
      kind.selectedIndex = kindOf(view.state);
      for (const { button, on, table: only } of buttons) {
        if (on) button.setAttribute("aria-pressed", on(view.state));
        if (only) button.hidden = !isInTable(view.state);
      }
      if (!stops().some((stop) => stop.tabIndex === 0)) settle(kind);
    },
  };
}
