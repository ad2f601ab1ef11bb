// While somebody writes: keeps the words on the server every few seconds, and says who else has the text open.
// Without this script the words are kept when they are sent and cannot be saved.

const AFTER_TYPING = 3000;
const STILL_HERE = 20000;

const region = document.querySelector("[data-keeping]");
const form = region?.closest("form");

if (form) {
  const show = (name, words) => {
    const place = region.querySelector(`[data-${name}]`);
    if (place.textContent === words && place.hidden === !words) return;
    place.textContent = words;
    if (name !== "kept") place.hidden = !words;
  };
  const joined = (names) => (names.length > 1 ? `${names.slice(0, -1).join(", ")} and ${names.at(-1)} have` : `${names[0]} has`);
  let stopped = false;
  let dirty = false;
  let timer = 0;

  const answered = (said) => {
    show("others", said.others?.length ? `${joined(said.others)} this open for writing too. What you both save is put together.` : "");
    if (said.number > Number(region.dataset.number)) {
      show("newer", `Version ${said.number} came while you were writing. Go on: what you save is put together with it.`);
    }
  };

  const post = async (address, body) => {
    const answer = await fetch(address, { method: "POST", body, credentials: "same-origin", headers: { Accept: "application/json" } }).catch(() => null);
    if (!answer || answer.redirected) return null;
    return { status: answer.status, said: await answer.json().catch(() => ({})) };
  };

  const token = () => {
    const body = new FormData();
    body.set("csrf_token", form.elements.csrf_token.value);
    return body;
  };

  // What is typed and nothing else: a file that is chosen stays where it is until the form is sent.
  const typed = () => new URLSearchParams([...new FormData(form)].filter(([, words]) => typeof words === "string"));

  async function keep() {
    timer = 0;
    if (stopped || !dirty) return;
    dirty = false;
    const answer = await post(region.dataset.keeping, typed());
    if (stopped) return;
    if (answer?.status === 200) {
      form.elements.copy.value = answer.said.copy;
      show("trouble", "");
      show("kept", answer.said.kept);
      if (!dirty) form.dataset.kept = ""; // nobody is asked on leaving: the words are on the server
      answered(answer.said);
    } else if (answer && answer.status < 500 && answer.status !== 429) {
      stopped = answer.status !== 422;
      show("kept", "");
      show("trouble", answer.said.sentence ?? "These words are in this tab alone. Sign in again in another tab before you save.");
    } else {
      dirty = true;
      show("kept", "Not kept yet: the program cannot be reached. Your words are in this tab.");
    }
    if (dirty && !timer) timer = setTimeout(keep, STILL_HERE);
  }

  async function here() {
    if (stopped) return;
    const answer = await post(region.dataset.here, token());
    if (answer?.status === 200) answered(answer.said);
    setTimeout(here, STILL_HERE);
  }

  form.addEventListener("input", () => {
    dirty = true;
    delete form.dataset.kept;
    if (!timer && !stopped) timer = setTimeout(keep, AFTER_TYPING);
  });
  form.addEventListener("submit", () => {
    stopped = true;
    clearTimeout(timer);
  });
  addEventListener("pagehide", () => {
    const body = token();
    body.set("gone", "yes");
    navigator.sendBeacon(region.dataset.here, body);
  });
  // A page that comes back from the browser's memory may be older than what was kept since.
  addEventListener("pageshow", (event) => event.persisted && location.reload());
  here();
}
