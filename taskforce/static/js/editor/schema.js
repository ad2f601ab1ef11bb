// What a text can hold: exactly the constructs of the Markdown that the server keeps, and nothing beyond.

import { Schema } from "prosemirror-model";
import { tableNodes } from "prosemirror-tables";

const LINK = /^(https?:|mailto:)/i;
const alignment = {
  align: { default: null, getFromDOM: (cell) => cell.dataset.align ?? null, setDOMAttr: (value, attrs) => value && (attrs["data-align"] = value) },
};
const { table, table_row, table_cell, table_header } = tableNodes({ tableGroup: "block", cellContent: "inline*", cellAttributes: alignment });

const loose = (node) => (node.attrs.tight ? {} : { "data-loose": "1" });
const heading = (level) => ({ tag: `h${level}`, attrs: { level } });

export const schema = new Schema({
  nodes: {
    doc: { content: "block+" },
    paragraph: { content: "inline*", group: "block", parseDOM: [{ tag: "p" }], toDOM: () => ["p", 0] },
    heading: {
      attrs: { level: { default: 2 } },
      content: "inline*",
      group: "block",
      defining: true,
      parseDOM: [1, 2, 3, 4, 5, 6].map(heading),
      toDOM: (node) => [`h${node.attrs.level}`, 0],
    },
    blockquote: { content: "block+", group: "block", defining: true, parseDOM: [{ tag: "blockquote" }], toDOM: () => ["blockquote", 0] },
    bullet_list: {
      attrs: { tight: { default: true } },
      content: "list_item+",
      group: "block",
      parseDOM: [{ tag: "ul", getAttrs: (list) => ({ tight: !list.dataset.loose }) }],
      toDOM: (node) => ["ul", loose(node), 0],
    },
    ordered_list: {
      attrs: { order: { default: 1 }, tight: { default: true } },
      content: "list_item+",
      group: "block",
      parseDOM: [{ tag: "ol", getAttrs: (list) => ({ order: Math.max(0, list.start), tight: !list.dataset.loose }) }],
      toDOM: (node) => ["ol", { ...loose(node), ...(node.attrs.order !== 1 && { start: node.attrs.order }) }, 0],
    },
    list_item: { content: "block+", defining: true, parseDOM: [{ tag: "li" }], toDOM: () => ["li", 0] },
    horizontal_rule: { group: "block", parseDOM: [{ tag: "hr" }], toDOM: () => ["hr"] },
    code_block: {
      attrs: { params: { default: "" } },
      content: "text*",
      marks: "",
      group: "block",
      code: true,
      defining: true,
      parseDOM: [{ tag: "pre", preserveWhitespace: "full", getAttrs: (code) => ({ params: code.dataset.params ?? "" }) }],
      toDOM: (node) => ["pre", { "data-params": node.attrs.params }, ["code", 0]],
    },
    table,
    table_row,
    table_cell,
    table_header,
    text: { group: "inline" },
    hard_break: { inline: true, group: "inline", selectable: false, parseDOM: [{ tag: "br" }], toDOM: () => ["br"] },
    citation: {
      attrs: { key: {}, locator: { default: "" } },
      inline: true,
      group: "inline",
      atom: true,
      parseDOM: [{ tag: "span[data-key]", getAttrs: (mark) => ({ key: mark.dataset.key, locator: mark.dataset.locator ?? "" }) }],
      toDOM: ({ attrs: { key, locator } }) => [
        "span",
        { class: "cited", "data-key": key, "data-locator": locator, title: `Source ${key}${locator ? `, ${locator}` : ""}. Enter changes it.` },
        locator ? `${key}, ${locator}` : key,
      ],
    },
    note: {
      attrs: { words: {} },
      inline: true,
      group: "inline",
      atom: true,
      parseDOM: [{ tag: "span[data-note]", getAttrs: (mark) => ({ words: mark.dataset.note }) }],
      toDOM: ({ attrs: { words } }) => {
        const said = `Note: ${words.replace(/\\([^\w\s])/g, "$1")}`;
        return ["span", { class: "noted", "data-note": words, title: said }, said];
      },
    },
  },
  marks: {
    link: {
      attrs: { href: {}, title: { default: null } },
      inclusive: false,
      parseDOM: [{ tag: "a[href]", getAttrs: (link) => LINK.test(link.getAttribute("href")) && { href: link.getAttribute("href"), title: link.dataset.title ?? null } }],
      toDOM: (mark) => ["a", { href: mark.attrs.href, title: mark.attrs.title ?? mark.attrs.href, "data-title": mark.attrs.title, rel: "noopener noreferrer" }, 0],
    },
    em: {
      parseDOM: [{ tag: "em" }, { tag: "i", getAttrs: (node) => node.style.fontStyle !== "normal" && null }, { style: "font-style=italic" }],
      toDOM: () => ["em", 0],
    },
    strong: {
      parseDOM: [{ tag: "strong" }, { tag: "b", getAttrs: (node) => node.style.fontWeight !== "normal" && null }, { style: "font-weight", getAttrs: (value) => /^(bold(er)?|[6-9]\d\d)$/.test(value) && null }],
      toDOM: () => ["strong", 0],
    },
    code: { code: true, parseDOM: [{ tag: "code" }], toDOM: () => ["code", 0] },
  },
});
