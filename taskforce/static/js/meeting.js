// Items of an agenda are dragged by mouse or finger; the hours beside them follow while they move. Without this
// script the buttons Up and Down do the same.

const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const EDGE = 72; // px from the top and bottom of the window in which it scrolls
let held = null;

const items = (list) => all(":scope > li[data-place]", list);

function keepTime(list) {
  const hour = new Intl.DateTimeFormat("en-GB", { timeZone: list.dataset.zone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  let moment = Date.parse(list.dataset.starts);
  for (const item of items(list)) {
    const time = item.querySelector("time");
    const zone = time.textContent.split(" ")[1]; // its letters, on a night in which the clocks change, wait for the server
    time.textContent = hour.format(moment) + (zone ? ` ${zone}` : "");
    moment += 60_000 * Number(item.dataset.minutes);
  }
}

function grip(item) {
  if (item.querySelector(".grip")) return;
  const handle = document.createElement("span");
  handle.className = "grip";
  handle.setAttribute("aria-hidden", "true"); // the keyboard has Up and Down
  handle.title = "Drag to another place";
  item.querySelector("time").after(handle);
}

function prepare() {
  for (const list of all("ol[data-starts]")) items(list).forEach(grip);
}

function move(event) {
  if (!held || event.pointerId !== held.pointer) return;
  event.preventDefault();
  const { item, list } = held;
  const others = items(list).filter((one) => one !== item);
  const before = others.find((one) => {
    const box = one.getBoundingClientRect();
    return event.clientY < box.top + box.height / 2;
  });
  const last = others[others.length - 1];
  if (before) before.before(item);
  else last?.after(item);
  if (event.clientY < EDGE) scrollBy(0, -16);
  else if (event.clientY > innerHeight - EDGE) scrollBy(0, 16);
  keepTime(list);
}

function put() {
  const { item, list, next } = held;
  if (next) next.before(item);
  else items(list).pop()?.after(item);
  keepTime(list);
}

async function drop(event) {
  if (!held || event.pointerId !== held.pointer) return;
  const { item, list, from } = held;
  if (event.type === "pointercancel") put();
  release();
  const place = items(list).indexOf(item) + 1;
  if (event.type === "pointercancel" || place === from) return;
  const form = document.getElementById("placing");
  form.action = item.dataset.place;
  form.elements.place.value = place;
  const answer = await fetch(form.action, { method: "POST", body: new FormData(form), credentials: "same-origin" }).catch(() => null);
  const page = answer?.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
  const fresh = ["agenda-region", "changes"].map((id) => [document.getElementById(id), page?.getElementById(id)]);
  if (fresh.some(([here, there]) => !here || !there)) return form.submit(); // the server says what is wrong
  for (const [here, there] of fresh) here.replaceWith(document.adoptNode(there));
  prepare();
}

function release() {
  held.item.classList.remove("dragged");
  held = null;
}

document.addEventListener("pointerdown", (event) => {
  const handle = event.target.closest?.(".grip");
  if (!handle || event.button > 0) return;
  event.preventDefault();
  const item = handle.closest("li");
  const list = item.parentElement;
  held = { item, list, from: items(list).indexOf(item) + 1, next: items(list)[items(list).indexOf(item) + 1], pointer: event.pointerId };
  item.classList.add("dragged");
});
document.addEventListener("pointermove", move, { passive: false });
document.addEventListener("pointerup", drop);
document.addEventListener("pointercancel", drop);
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !held) return;
  put();
  release();
});

// The time that is left of the running item, once a minute and when the page is seen again.
function countDown() {
  for (const timer of all("[data-until]")) {
    const left = Math.round((Date.parse(timer.dataset.until) - Date.now()) / 60_000);
    timer.textContent = left >= 0 ? `${left} min left` : `${-left} min over`;
    timer.classList.toggle("over", left < 0);
  }
}
setInterval(countDown, 20_000);
document.addEventListener("visibilitychange", countDown);
countDown();
prepare();
