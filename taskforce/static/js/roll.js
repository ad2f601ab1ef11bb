// A roll call by keyboard: the letter of a position takes it and goes to the next row, arrows go to another row to
// correct it. Without this script the same positions are pressed by mouse, finger, or Tab and the arrows.

const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const list = document.querySelector(".roll-call");
const rows = list ? all("[data-row]", list) : [];

function focus(row) {
  if (!row) return;
  const radios = all("input[type=radio]", row);
  (radios.find((one) => one.checked) ?? radios[0]).focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest" });
}

const beside = (row, by) => rows[rows.indexOf(row) + by];

function onward(row) {
  const next = beside(row, 1);
  if (next) focus(next);
  else document.querySelector(".sheet-form .acts button")?.focus();
}

function pressed(event) {
  const row = event.target.closest("[data-row]");
  if (!row || event.ctrlKey || event.metaKey || event.altKey) return;
  const writes = event.target.matches(".why input");
  const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  const radio = writes ? null : row.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
  if (by) focus(beside(row, by) ?? row);
  else if (writes && event.key === "Enter") onward(row);
  else if (radio) {
    radio.checked = true;
    radio.dispatchEvent(new Event("change", { bubbles: true })); // what is typed is kept in this tab
    if (radio.value === "block") row.querySelector(".why input").focus(); // it needs a reason
    else onward(row);
  } else if (!writes && event.key === "Backspace") all("input[type=radio]", row).forEach((one) => { one.checked = false; });
  else return;
  event.preventDefault();
  event.stopPropagation(); // letters are also keys of the whole site
}

if (rows.length) {
  list.addEventListener("keydown", pressed);
  all("[data-keys]").forEach((line) => { line.hidden = false; });
  if (location.hash === "" && !document.querySelector("[data-focus]")) focus(rows.find((row) => !row.querySelector(":checked")) ?? rows[0]);
}
