// From Markdown to what is edited: the same dialect as taskforce/core/prose.py, with citations and notes.

import MarkdownIt from "markdown-it";
import { MarkdownParser } from "prosemirror-markdown";
import { schema } from "./schema.js";

export const CITATION = /\[@([^\s,[\]]+)(?:,([^[\]]*))?\]/;
const HERE = new RegExp(CITATION, "y");
const spaced = (words) => words.trim().split(/\s+/).join(" ");

const reader = MarkdownIt("commonmark", { html: false, maxNesting: 20 }).enable("table").disable(["image", "reference", "code"]);

reader.inline.ruler.before("link", "citation", (state, silent) => {
  HERE.lastIndex = state.pos;
  const found = HERE.exec(state.src);
  if (!found || state.pos + found[0].length > state.posMax) return false;
  if (!silent) state.push("citation", "", 0).meta = { key: found[1], locator: spaced(found[2] ?? "") };
  state.pos += found[0].length;
  return true;
});

// Where each bracket that opens is closed; what stands after a backslash is only a sign.
let known = { src: "", ends: new Map() };
function pairs(src) {
  if (known.src === src) return known.ends;
  const [ends, opened] = [new Map(), []];
  for (const sign of src.matchAll(/\\.|[[\]]/gs)) {
    if (sign[0] === "[") opened.push(sign.index);
    else if (sign[0] === "]" && opened.length) ends.set(opened.pop(), sign.index);
  }
  known = { src, ends };
  return ends;
}

// A note stands where it is called, in `^[…]`: so it goes with its words, whoever moves them.
reader.inline.ruler.before("link", "note", (state, silent) => {
  if (state.src.slice(state.pos, state.pos + 2) !== "^[") return false;
  const end = pairs(state.src).get(state.pos + 1) ?? state.posMax;
  const words = end < state.posMax ? spaced(state.src.slice(state.pos + 2, end)) : "";
  if (!words) return false;
  if (!silent) state.push("note", "", 0).meta = { words };
  state.pos = end + 1;
  return true;
});

const isTight = (tokens, at) => tokens.slice(at + 1).find((token) => token.type !== "list_item_open")?.hidden ?? false;
const align = (token) => ({ align: /text-align:(\w+)/.exec(token.attrGet("style") ?? "")?.[1] ?? null });

const parser = new MarkdownParser(schema, reader, {
  blockquote: { block: "blockquote" },
  paragraph: { block: "paragraph" },
  heading: { block: "heading", getAttrs: (token) => ({ level: Number(token.tag.slice(1)) }) },
  bullet_list: { block: "bullet_list", getAttrs: (_, tokens, at) => ({ tight: isTight(tokens, at) }) },
  ordered_list: {
    block: "ordered_list",
    getAttrs: (token, tokens, at) => ({ order: Number(token.attrGet("start") ?? 1), tight: isTight(tokens, at) }),
  },
  list_item: { block: "list_item" },
  hr: { node: "horizontal_rule" },
  fence: { block: "code_block", getAttrs: (token) => ({ params: token.info || "" }), noCloseToken: true },
  table: { block: "table" },
  thead: { ignore: true },
  tbody: { ignore: true },
  tr: { block: "table_row" },
  th: { block: "table_header", getAttrs: align },
  td: { block: "table_cell", getAttrs: align },
  hardbreak: { node: "hard_break" },
  citation: { node: "citation", getAttrs: (token) => token.meta },
  note: { node: "note", getAttrs: (token) => token.meta },
  em: { mark: "em" },
  strong: { mark: "strong" },
  link: { mark: "link", getAttrs: (token) => ({ href: token.attrGet("href"), title: token.attrGet("title") || null }) },
  code_inline: { mark: "code", noCloseToken: true },
});

export const parse = (markdown) => parser.parse(markdown).content;

// Whether `^[words]` is one note, to its last bracket.
export function isNote(words) {
  const [paragraph] = reader.parseInline(`^[${words}]`, {});
  return paragraph?.children.length === 1 && paragraph.children[0].type === "note";
}

// The top blocks of a text, each as it is written: what taskforce/texts/rules/blocks.py finds.
export function blocks(markdown) {
  const lines = markdown.split("\n");
  return reader
    .parse(markdown, {})
    .filter((token) => token.level === 0 && token.nesting >= 0 && token.map)
    .map((token) => lines.slice(...token.map).join("\n").trimEnd().replace(/^(?:[^\S\n]*\n)+/, ""))
    .filter(Boolean);
}
