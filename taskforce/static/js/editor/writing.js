// From what is edited to Markdown. A block that nobody touched keeps its bytes; one that was touched is written anew.

import { defaultMarkdownSerializer as plain, MarkdownSerializer } from "prosemirror-markdown";
import { blocks, parse } from "./reading.js";
import { schema } from "./schema.js";

const asWritten = new WeakMap(); // the source of a block as it came
const EMPHASIS = new Set(["em", "strong"]);
let isCareful = false; // letters beside emphasis are written as entities, where signs would not be read as emphasis

const at = (state) => state.atBlockStart || state.out === "" || state.out.endsWith("\n") || state.out.endsWith(`\n${state.delim}`);

function escaped(words, isStart) {
  let text = words
    .replace(/[\\`*[\]]/g, "\\$&")
    .replace(/_/g, (sign, place) => (/\w/.test(words[place - 1] ?? "") && /\w/.test(words[place + 1] ?? "") ? sign : "\\_"))
    .replace(/<(?=[a-z/!?])/gi, "\\<")
    .replace(/&(?=#?\w+;)/g, "\\&")
    .replace(/\^$/, "\\^");
  if (isStart) {
    text = text
      .trimStart()
      .replace(/^(#{1,6}|[-+])(?=\s|$)/, "\\$&")
      .replace(/^(>|~~~|=+\s*$|-(?=[-|:])|:(?=-)|\|(?=\s*:?-))/, "\\$&")
      .replace(/^(\d{1,9})([.)])(?=\s|$)/, "$1\\$2");
  }
  return text;
}

// `_` beside a letter of the next piece would be read otherwise than at the end of this one.
function text(state, node, parent, index) {
  const words = escaped(node.text, at(state));
  state.text(isCareful ? careful(words, node, parent, index) : words, false);
}

// `**weight.**After`: a sign just within the emphasis needs a sign just outside of it.
function careful(words, node, parent, index) {
  const needs = (other, edge) => other && other.marks.some((mark) => EMPHASIS.has(mark.type.name) && !mark.isInSet(node.marks)) && /^[^\p{L}\p{N}\s]$/u.test(other.text?.at(edge) ?? "]");
  const entity = (letter) => `&#${letter.codePointAt(0)};`;
  if (needs(index && parent.child(index - 1), -1)) words = words.replace(/^[\p{L}\p{N}]/u, entity);
  if (needs(parent.maybeChild(index + 1), 0)) words = words.replace(/[\p{L}\p{N}]$/u, entity);
  return words;
}

const address = (href) => (/[\s()<>]/.test(href) ? `<${href.replace(/[<>\s]/g, encodeURIComponent)}>` : href);
const list = (node, attrs) => node.type.create({ ...node.attrs, ...attrs }, node.content);
const isTight = (node) => node.attrs.tight && node.content.content.every((item) => item.content.content.slice(1).every((child) => child.type.name.endsWith("_list")));

const serializer = new MarkdownSerializer(
  {
    ...plain.nodes,
    text,
    heading(state, node) {
      state.write(`${"#".repeat(node.attrs.level)} `);
      const start = state.out.length;
      state.renderInline(node, false);
      state.out = state.out.slice(0, start) + state.out.slice(start).replace(/(^|\s)(#+\s*)$/, "$1\\$2");
      state.closeBlock(node);
    },
    bullet_list(state, node) {
      state.renderList(list(node, { tight: isTight(node) }), "  ", () => "- ");
    },
    ordered_list(state, node) {
      const first = node.attrs.order;
      const width = String(first + node.childCount - 1).length + 2;
      state.renderList(list(node, { tight: isTight(node) }), " ".repeat(width), (number) => `${first + number}. `);
    },
    hard_break(state, node, parent, index) {
      if (parent.type === schema.nodes.paragraph) plain.nodes.hard_break(state, node, parent, index);
      else state.write(" ");
    },
    table(state, node) {
      const lines = { left: ":---", right: "---:", center: ":---:" };
      node.forEach((row, _, place) => {
        if (place) state.ensureNewLine();
        state.write("|");
        row.forEach((cell) => {
          state.out += " ";
          const start = state.out.length;
          state.renderInline(cell, false);
          state.out = `${state.out.slice(0, start)}${state.out.slice(start).replaceAll("|", "\\|")} |`;
        });
        if (place) return;
        state.ensureNewLine();
        state.write(`|${row.content.content.map((cell) => ` ${lines[cell.attrs.align] ?? "---"} |`).join("")}`);
      });
      state.closeBlock(node);
    },
    citation(state, node) {
      const { key, locator } = node.attrs;
      state.write(locator ? `[@${key}, ${locator}]` : `[@${key}]`);
    },
    note(state, node) {
      state.write(`^[${node.attrs.words}]`);
    },
  },
  {
    ...plain.marks,
    link: {
      open: plain.marks.link.open,
      close(state, mark) {
        const isBare = state.inAutolink;
        state.inAutolink = undefined;
        if (isBare) return ">";
        return mark.attrs.title ? `](${address(mark.attrs.href)} "${mark.attrs.title.replace(/["\\]/g, "\\$&")}")` : `](${address(mark.attrs.href)})`;
      },
      mixable: true,
    },
  },
);

const isRead = (words, node) => {
  const again = parse(words);
  return again.childCount === 1 && again.child(0).eq(node);
};

// One block as Markdown. Where plain signs would be read as something else, the careful way is tried.
export function written(node) {
  const put = () => serializer.serialize(schema.topNodeType.create(null, node)).trimEnd();
  isCareful = false;
  const words = put();
  if (isRead(words, node)) return words;
  isCareful = true;
  const other = put();
  isCareful = false;
  return isRead(other, node) ? other : words;
}

// Two lists of a kind beside each other would be read as one: the second gets the other sign.
function apart(words, before) {
  const sign = /^([-*+]|\d+([.)]))(?=\s|$)/;
  const [mine, last] = [sign.exec(words), sign.exec(before ?? "")];
  if (!mine || !last || Boolean(mine[2]) !== Boolean(last[2]) || (mine[2] ?? mine[1]) !== (last[2] ?? last[1])) return words;
  return mine[2] ? words.replace(/^(\d+)[.)]/gm, `$1${mine[2] === "." ? ")" : "."}`) : words.replace(/^[-*+](?=\s|$)/gm, mine[1] === "-" ? "*" : "-");
}

export function fromMarkdown(markdown) {
  const nodes = [];
  for (const source of blocks(markdown)) {
    const found = parse(source).content;
    if (found.length === 1 && !/^\s/.test(source)) asWritten.set(found[0], source);
    nodes.push(...found);
  }
  return schema.topNodeType.createAndFill(null, nodes);
}

export function toMarkdown(doc) {
  const done = [];
  doc.forEach((node) => {
    if (!asWritten.has(node)) asWritten.set(node, written(node));
    const words = apart(asWritten.get(node), done.at(-1));
    if (words) done.push(words);
  });
  return done.join("\n\n");
}
