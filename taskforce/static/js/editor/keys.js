// Keys, what signs at the beginning of a line become, and citations as they are typed.

import { baseKeymap, chainCommands, exitCode, toggleMark } from "prosemirror-commands";
import { redo, undo } from "prosemirror-history";
import { InputRule, inputRules, textblockTypeInputRule, undoInputRule, wrappingInputRule } from "prosemirror-inputrules";
import { keymap } from "prosemirror-keymap";
import { liftListItem, sinkListItem, splitListItem } from "prosemirror-schema-list";
import { addRowAfter, goToNextCell, isInTable } from "prosemirror-tables";
import { askLink, reopen } from "./asking.js";
import { CITATION } from "./reading.js";
import { schema } from "./schema.js";

const { list_item, hard_break, heading, bullet_list, ordered_list, blockquote, citation } = schema.nodes;
const item = list_item;

const broken = (state, dispatch) => {
  if (isInTable(state)) return true;
  dispatch?.(state.tr.replaceSelectionWith(hard_break.create()).scrollIntoView());
  return true;
};
const nextRow = (state, dispatch, view) => {
  if (!isInTable(state)) return false;
  if (!dispatch) return true;
  if (!goToNextCell(1)(state, dispatch)) addRowAfter(state, dispatch) && goToNextCell(1)(view.state, dispatch);
  return true;
};

export function keys(url) {
  let leaves = false; // after Escape, Tab goes on to the next field
  const unless = (command) => (state, dispatch, view) => !leaves && command(state, dispatch, view);
  return [
    keymap({
      Escape: () => ((leaves = true), false),
      Tab: unless(chainCommands(goToNextCell(1), sinkListItem(item))),
      "Shift-Tab": unless(chainCommands(goToNextCell(-1), liftListItem(item))),
      "Mod-b": toggleMark(schema.marks.strong),
      "Mod-i": toggleMark(schema.marks.em),
      "Mod-k": (state, dispatch, view) => (askLink(view), true),
      "Mod-z": undo,
      "Mod-y": redo,
      "Shift-Mod-z": redo,
      Backspace: undoInputRule,
      Enter: chainCommands((state, dispatch, view) => reopen(view, url), nextRow, splitListItem(item)),
      "Shift-Enter": chainCommands(exitCode, broken),
    }),
    keymap(baseKeymap),
    { props: { handleKeyDown: (_, event) => ((leaves = leaves && event.key === "Tab"), false), handleDOMEvents: { blur: () => ((leaves = false), false) } } },
  ];
}

const typed = new RegExp(`${CITATION.source}$`);
export const signs = inputRules({
  rules: [
    textblockTypeInputRule(/^(#{1,6})\s$/, heading, (found) => ({ level: found[1].length })),
    wrappingInputRule(/^\s*([-+*])\s$/, bullet_list),
    wrappingInputRule(/^(\d{1,9})\.\s$/, ordered_list, (found) => ({ order: Number(found[1]) }), (found, node) => node.childCount + node.attrs.order === Number(found[1])),
    wrappingInputRule(/^\s*>\s$/, blockquote),
    new InputRule(typed, (state, found, start, end) => state.tr.replaceWith(start, end, citation.create({ key: found[1], locator: (found[2] ?? "").trim() }))),
  ],
});
