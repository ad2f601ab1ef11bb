// Nothing here is needed to read, comment or vote. It keeps typed text, lists keys, follows an export,
// and stands in for what an older browser cannot do.

const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const box = (name) => `taskforce:${name}`;

// The host's accent where the style sheet cannot read an attribute as a colour.
const host = document.body.dataset.accent ?? "";
if (/^#[0-9a-f]{6}$/i.test(host) && !CSS.supports("color", "attr(data-accent type(<color>))")) {
  document.body.style.setProperty("--host", host);
  document.body.classList.add("hosted");
}

// What is being typed stays in this tab until it is saved, and leaves it at sign-out.
// data-owner on the body is the person: text of one is never shown to another.
const owner = document.body.dataset.owner ?? "";
const written = (form) =>
  Object.fromEntries(
    all("textarea, input:not([type=hidden], [type=password], [type=file], [type=radio], [type=checkbox])", form)
      .filter((field) => field.name)
      .map((field) => [field.name, field.value]),
  );

function forgetAll() {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith("taskforce:")) sessionStorage.removeItem(key);
}

function restore(form, name) {
  const kept = JSON.parse(sessionStorage.getItem(box(name)) ?? "null");
  if (!kept || kept.owner !== owner || kept.page !== location.pathname) return;
  let back = false;
  for (const [field, words] of Object.entries(kept.words)) {
    const control = form.elements[field];
    if (control && control.value === (kept.begun[field] ?? "") && control.value !== words) {
      control.value = words;
      back = true;
    }
  }
  if (!back) return;
  const bar = document.createElement("div");
  bar.className = "note-bar wait";
  bar.setAttribute("role", "status");
  bar.innerHTML = "<p>What you had typed here and not saved is back. <button type=button class='btn plain'>Drop it</button></p>";
  bar.querySelector("button").addEventListener("click", () => {
    sessionStorage.removeItem(box(name));
    form.reset();
    bar.remove();
  });
  form.before(bar);
}

function guard(form) {
  const name = form.dataset.guard;
  const begun = written(form);
  restore(form, name);
  form.addEventListener("input", () => {
    sessionStorage.setItem(box(name), JSON.stringify({ owner, page: location.pathname, begun, words: written(form) }));
  });
  form.addEventListener("submit", () => sessionStorage.setItem(box("sent"), name));
}

// Saved means: the next page came without something to put right and without the same form's faults.
const sent = sessionStorage.getItem(box("sent"));
if (sent && document.body.dataset.owner && !document.querySelector("[aria-invalid=true], #to-put-right") && !document.body.dataset.refused) {
  sessionStorage.removeItem(box(sent));
}
sessionStorage.removeItem(box("sent"));
all("form[data-guard]").forEach(guard);

// Writing as in Word: its script comes only where a text is written. Without it the field takes Markdown.
const texts = all("textarea[data-editor]");
if (texts.length) import("./editor/editor.js").then(({ edit }) => texts.forEach(edit));

// Who leaves a text with words that are not saved is asked first. What keeps them elsewhere sets data-kept on the form.
let isSending = false;
for (const { form } of texts) form.addEventListener("submit", () => (isSending = true));
addEventListener("beforeunload", (event) => {
  const came = document.querySelector("[data-brought], #to-put-right"); // what the form came back with is not saved either
  const isOpen = ({ form, value, defaultValue }) => (came || value !== defaultValue) && form.dataset.kept === undefined;
  if (!isSending && texts.some(isOpen)) event.preventDefault();
});
all("form[data-sign-out]").forEach((form) => form.addEventListener("submit", forgetAll));

// A form that came back with faults says so first.
document.querySelector("[data-focus]")?.focus();

// A note that the address points at is opened where notes are a sheet from below; in the margin it stands open.
if (matchMedia("(width < 60em)").matches) document.querySelector(":target")?.closest("[popover]")?.showPopover?.();

// Keys: "?" lists them, g and a letter goes to a place.
const places = all(".places a");
const letters = new Map();
for (const place of places) {
  const letter = [...place.textContent.trim().toLowerCase()].find((sign) => /[a-z]/.test(sign) && !letters.has(sign));
  if (letter) letters.set(letter, place);
}

function keyList() {
  let list = document.getElementById("keys");
  if (!list) {
    list = document.createElement("dialog");
    list.id = "keys";
    list.className = "keys-list";
    list.setAttribute("aria-label", "Keys");
    const rows = [...letters].map(([letter, place]) => [`g ${letter}`, `To ${place.firstChild.textContent.trim()}`]);
    rows.push(["?", "These keys"], ["Esc", "Close what floats"]);
    const facts = document.createElement("dl");
    facts.className = "facts";
    for (const [keys, words] of rows) {
      const row = document.createElement("div");
      row.append(Object.assign(document.createElement("dt"), { textContent: keys }), Object.assign(document.createElement("dd"), { textContent: words }));
      facts.append(row);
    }
    const close = Object.assign(document.createElement("button"), { className: "btn", textContent: "Close", type: "button" });
    close.addEventListener("click", () => list.close());
    list.append(Object.assign(document.createElement("h2"), { textContent: "Keys" }), facts, close);
    document.body.append(list);
  }
  list.showModal();
}

let went = 0;
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select, [contenteditable], dialog")) return;
  if (event.key === "?") {
    event.preventDefault();
    keyList();
  } else if (event.key === "g") {
    went = event.timeStamp;
  } else if (event.timeStamp - went < 1500 && letters.has(event.key)) {
    went = 0;
    letters.get(event.key).click();
  }
});

// An export that is running: ask every two seconds, put the answer in place, stop when it no longer asks to be followed.
// Without this script the page refreshes itself (a meta element inside noscript).
async function follow(region) {
  const answer = await fetch(region.dataset.follow, { headers: { Accept: "text/html" }, credentials: "same-origin" }).catch(() => null);
  if (answer?.status === 200 && !answer.redirected) {
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById(region.id);
    if (fresh) {
      region.replaceWith(document.adoptNode(fresh));
      if (!fresh.dataset.follow) return;
      region = fresh;
    }
  } else if (answer && answer.status < 500) return;
  setTimeout(follow, 2000, region);
}
all("[data-follow][id]").forEach((region) => setTimeout(follow, 2000, region));

// Menus where the browser knows no popover.
if (!("popover" in HTMLElement.prototype)) {
  for (const button of all("[popovertarget]")) {
    const target = document.getElementById(button.getAttribute("popovertarget"));
    target.hidden = true;
    button.addEventListener("click", () => (target.hidden = !target.hidden));
  }
}

// A version counts as read when it stood open before somebody for a few seconds; without this script by its button.
const READ_AFTER = 4000;
for (const form of all("form[data-read]")) {
  let seen = 0;
  const tick = setInterval(async () => {
    seen += document.visibilityState === "visible" ? 500 : 0;
    if (seen < READ_AFTER) return;
    clearInterval(tick);
    const body = new FormData(form);
    body.set("quietly", "yes");
    const answer = await fetch(form.action, { method: "POST", body, credentials: "same-origin" }).catch(() => null);
    if (answer?.status === 204) form.remove();
  }, 500);
}
