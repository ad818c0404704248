// Judging where one reads: keys, forms that need no new page, claims added on selected words. Without script the same forms go the long way.
import { current, parsed, stops, swap } from "./swap.js";

const here = () => location.pathname + location.search;
const waiting = [];
let busy = false;

/* Judgements go one after another; the page is made anew once none waits. */
async function send(action, data) {
  waiting.push([action, data]);
  if (busy) return;
  busy = true;
  let next = null;
  try {
    while (waiting.length) {
      const [to, body] = waiting.shift();
      if (!(await sent(to, body))) {
        waiting.length = 0;
        next = null;
        break;
      }
      next = body.get("next");
    }
  } finally {
    busy = false;
  }
  if (next) await anew(next);
}

/* Whether a judgement was made. Where the server asks for more, or says what is wrong, that is shown. */
async function sent(action, data) {
  let answer;
  try {
    answer = await fetch(action, { method: "POST", body: new URLSearchParams(data), redirect: "manual" });
  } catch (error) {
    say(String(error));
    return false;
  }
  if (answer.type === "opaqueredirect") {
    close();
    return true;
  }
  const page = parsed(await answer.text());
  const form = page.querySelector("main form.sign, main form[data-asks]") || page.querySelector("main .problem")?.closest("form");
  if (form) {
    show(form, page.querySelector("main h1"));
    return false;
  }
  const problem = page.querySelector(".standfirst")?.textContent || answer.statusText;
  await anew(here());
  say(problem);
  return false;
}

/* The page as it is now, in the place of the one that is shown; another page where a form leads there. */
async function anew(next) {
  const to = new URL(next, location.href);
  if (to.pathname !== location.pathname) return location.assign(to.href);
  const answer = await fetch(here());
  const page = parsed(await answer.text());
  if (!busy && answer.ok) swap(page);
  return undefined;
}

function say(words) {
  const place = document.querySelector(".notices");
  const line = document.createElement("p");
  line.className = "notice problem";
  line.textContent = words;
  place?.replaceChildren(line);
}

/* A dialog that holds one form or text. */
let dialog = null;
let opener = null;
function show(content, head) {
  close();
  opener = document.activeElement;
  const made = document.createElement("dialog");
  dialog = made;
  dialog.className = "sheet";
  if (head) {
    const title = document.createElement("h2");
    title.append(...document.importNode(head, true).childNodes);
    title.id = "sheet-title";
    dialog.append(title);
    dialog.setAttribute("aria-labelledby", title.id);
  }
  dialog.append(document.importNode(content, true));
  const next = dialog.querySelector("input[name=next]");
  if (next) next.value = here();
  const away = document.createElement("button");
  away.type = "button";
  away.className = "away";
  away.textContent = "×";
  away.setAttribute("aria-label", "Esc");
  away.addEventListener("click", close);
  dialog.append(away);
  dialog.addEventListener("close", () => gone(made));
  document.body.append(dialog);
  dialog.showModal();
  const first = dialog.querySelector("[autofocus], .fields input, .fields select, .fields textarea");
  first?.focus();
  if (first instanceof HTMLInputElement) first.select();
}
function gone(one) {
  one.remove();
  if (dialog !== one) return; // another one took its place
  dialog = null;
  if (opener?.isConnected) opener.focus({ preventScroll: true });
}
function close() {
  const one = dialog;
  dialog = null;
  one?.close();
  one?.remove();
  if (one && opener?.isConnected) opener.focus({ preventScroll: true });
}

function decide(claim, does) {
  const form = document.getElementById("judge");
  const data = new FormData(form);
  data.set("next", here());
  for (const one of document.querySelectorAll(`main [data-claim="${claim}"]`)) mark(one, does === "confirm" ? "checked" : "rejected");
  send(`/claims/${claim}/${does}`, data);
}

/* Show at once what the server is about to confirm. */
function mark(element, state) {
  for (const one of [element, ...element.querySelectorAll(".symbol")]) {
    one.classList.remove("machine", "checked", "rejected");
    one.classList.add(state);
  }
}

async function edit(claim, kind = "amend") {
  const answer = await fetch(`/claims/${claim}`);
  const page = parsed(await answer.text());
  const form = page.querySelector(`form.${kind}[action="/claims/${claim}/${kind}"]`);
  if (!form) return;
  const quote = kind === "translate" && form.closest(".telling").querySelector("blockquote");
  if (quote) form.prepend(quote);
  show(form, page.querySelector("main h1"));
}

/* Words of a report: where they start and end, in code points of its text. */
function selected() {
  const chosen = getSelection();
  if (!chosen || chosen.isCollapsed || !chosen.rangeCount) return null;
  const range = chosen.getRangeAt(0);
  const [start, end] = [offset(range.startContainer, range.startOffset), offset(range.endContainer, range.endOffset)];
  return start === null || end === null || end <= start ? null : { start, end, range };
}
function offset(node, place) {
  const element = node instanceof Element ? node : node.parentElement;
  const block = element?.closest("[data-island=report] [data-start]");
  if (!block) return null;
  const before = document.createRange();
  before.selectNodeContents(block);
  before.setEnd(node, place);
  const part = before.cloneContents();
  for (const one of part.querySelectorAll(".ref")) one.remove();
  for (const one of part.querySelectorAll(".unseen")) one.replaceWith(".");
  return Number(block.dataset.start) + [...part.textContent].length;
}
let toolbar = null;
function offer() {
  toolbar?.remove();
  toolbar = null;
  const words = selected();
  const holder = document.getElementById("adding");
  if (!words || !holder) return;
  toolbar = document.importNode(holder.content, true).firstElementChild;
  toolbar.classList.add("floating");
  document.body.append(toolbar);
  const box = words.range.getBoundingClientRect();
  toolbar.style.setProperty("top", `${scrollY + box.bottom + 6}px`);
  toolbar.style.setProperty("left", `${Math.max(8, Math.min(scrollX + box.left, innerWidth - toolbar.offsetWidth - 8))}px`);
  toolbar.addEventListener("mousedown", (event) => event.preventDefault());
  toolbar.addEventListener("click", (event) => {
    const kind = event.target.closest("button")?.value;
    if (kind) add(toolbar.dataset.add, words, kind);
  });
}
async function add(address, words, kind) {
  const answer = await fetch(`${address}?${new URLSearchParams({ kind, start: words.start, end: words.end })}`);
  const page = parsed(await answer.text());
  const form = page.querySelector("form.amend");
  if (!form) return;
  const quote = page.querySelector("main blockquote");
  if (quote) form.prepend(quote);
  toolbar?.remove();
  show(form, page.querySelector("main h1"));
}

/* Names as one types in a slot that holds actors: the last of several. */
async function names(input) {
  const typed = input.value.split(";").pop().trim();
  let list = input.parentElement.querySelector(".names-found");
  if (!typed) return list?.remove();
  const answer = await fetch(`/api/search?q=${encodeURIComponent(typed)}`);
  const found = answer.ok ? (await answer.json()).items.filter((one) => one.href.startsWith("/actors/")).slice(0, 6) : [];
  if (document.activeElement !== input || input.value.split(";").pop().trim() !== typed) return undefined;
  list = input.parentElement.querySelector(".names-found");
  if (!list) {
    list = document.createElement("span");
    list.className = "names-found";
    input.after(list);
  }
  list.replaceChildren(
    ...found.map((one) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "plainly";
      if (one.language) button.lang = one.language;
      button.textContent = one.text;
      button.addEventListener("click", () => {
        const before = input.value.split(";").slice(0, -1).map((part) => part.trim());
        input.value = [...before, one.text].join("; ");
        const chosen = input.form.elements.chosen;
        if (chosen) chosen.value = decodeURIComponent(new URL(one.href, location.href).pathname.slice("/actors/".length));
        list.remove();
        input.focus();
      });
      return button;
    }),
  );
  return undefined;
}

function keysOff() {
  return localStorage.getItem("dragoman.keys") === "off";
}
function help() {
  show(document.getElementById("keys").content, null);
  const box = document.getElementById("keys-off");
  box.checked = keysOff();
  box.addEventListener("change", () => localStorage.setItem("dragoman.keys", box.checked ? "off" : "on"));
}

const deeds = {
  j: () => step(1),
  k: () => step(-1),
  c: () => judged("confirm"),
  r: () => judged("reject"),
  e: () => edited(),
  t: () => edited("translate"),
  a: () => toolbar?.querySelector("button")?.focus(),
  u: () => document.querySelector("main [data-does=undo]")?.click(),
  "?": help,
};
function target() {
  return current()?.dataset.claim || document.querySelector("main [data-judged]")?.dataset.judged;
}
function judged(does) {
  const claim = target();
  if (claim) decide(claim, does);
}
function edited(kind) {
  const claim = target();
  if (claim) edit(claim, kind);
}
function step(by) {
  const links = stops();
  const at = links.findIndex((one) => one.closest("[data-claim]") === current());
  const next = links[Math.max(0, Math.min(links.length - 1, at + by))];
  next?.focus({ preventScroll: true });
  next?.scrollIntoView({ block: "center", behavior: "instant" });
}

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input, textarea, select, dialog");
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  const deed = deeds[event.key];
  if (!deed || (keysOff() && event.key !== "?")) return;
  event.preventDefault();
  deed();
});

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("form[data-judge], #judge")) return;
  event.preventDefault();
  const button = event.submitter;
  const data = new FormData(form, button);
  if (form.id === "judge" && !data.get("next")) data.set("next", here());
  send(button?.getAttribute("formaction") || form.getAttribute("action"), data);
});

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[data-does=edit], a[data-does=translate]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  edit(link.closest("[data-claim]").dataset.claim, link.dataset.does === "translate" ? "translate" : "amend");
});

let timer = 0;
document.addEventListener("input", (event) => {
  if (!event.target.matches?.("[data-actors]")) return;
  if (event.target.form?.elements.chosen) event.target.form.elements.chosen.value = "";
  clearTimeout(timer);
  timer = setTimeout(() => names(event.target), 150);
});
document.addEventListener("selectionchange", () => {
  clearTimeout(offer.timer);
  offer.timer = setTimeout(() => {
    if (!toolbar?.contains(document.activeElement) && !dialog) offer();
  }, 200);
});

// Back from a form that went the long way: on with the claim it was about.
if (location.hash.startsWith("#n-")) document.getElementById(location.hash.slice(1))?.querySelector("a.to-claim")?.focus({ preventScroll: true });
