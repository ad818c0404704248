// What every page has: suggestions as one types, the words and claims of a report lighting each other up, and news without a reload.

import { current, parsed, stops, swap } from "./swap.js";

function begin() {
  report();
}

/* A claim and its words: whichever is pointed at or focused lights the other. */
function report() {
  const article = document.querySelector("[data-island=report]:not([data-on])");
  if (!article) return;
  article.dataset.on = "";
  const parts = new Map();
  for (const one of article.querySelectorAll("mark[data-claim], .notes li[data-claim]")) {
    if (!parts.has(one.dataset.claim)) parts.set(one.dataset.claim, []);
    parts.get(one.dataset.claim).push(one);
  }
  let lit = [];
  const light = (target) => {
    for (const one of lit) one.classList.remove("lit");
    const holder = target instanceof Element ? target.closest("[data-claim]") : null;
    lit = holder ? parts.get(holder.dataset.claim) || [] : [];
    for (const one of lit) one.classList.add("lit");
  };
  for (const kind of ["mouseover", "focusin"]) article.addEventListener(kind, (event) => light(event.target));
  for (const kind of ["mouseleave", "focusout"]) article.addEventListener(kind, () => light(null));
}

// j and k go from claim to claim, as in many readers. On a server the island for judging has these keys, with more.
if (!document.getElementById("judge")) {
  document.addEventListener("keydown", (event) => {
    const step = { j: 1, k: -1 }[event.key];
    if (!step || event.target.closest("input, textarea, select") || event.ctrlKey || event.metaKey || event.altKey) return;
    const links = stops();
    const at = links.findIndex((one) => one.closest("[data-claim]") === current());
    const next = links[Math.max(0, Math.min(links.length - 1, at + step))];
    next?.focus();
    next?.scrollIntoView({ block: "center" });
  });
}

/* Suggestions: from the server, or from the index that a published site carries. */
function suggest() {
  const input = document.querySelector("[data-suggest] input[type=search], input[data-index]");
  if (!input) return;
  const list = document.createElement("div");
  list.className = "suggestions";
  list.id = "suggestions";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  input.after(list);
  for (const [name, value] of [["role", "combobox"], ["aria-controls", "suggestions"], ["aria-expanded", "false"], ["aria-autocomplete", "list"]]) input.setAttribute(name, value);
  let asked = "";
  let timer = 0;
  const show = (found) => {
    list.replaceChildren(
      ...found.map((one, place) => {
        const link = document.createElement("a");
        link.href = one.href;
        link.id = `suggestion-${place}`;
        link.setAttribute("role", "option");
        link.tabIndex = -1;
        if (one.language) link.lang = one.language;
        link.append(one.text);
        if (one.note) {
          const note = document.createElement("small");
          note.append(` ${one.note}`);
          link.append(note);
        }
        return link;
      }),
    );
    list.hidden = !found.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
    input.removeAttribute("aria-activedescendant");
  };
  const find = input.dataset.index === undefined ? fromServer(input.closest("[data-suggest]").dataset.suggest) : fromIndex(input);
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      asked = input.value.trim();
      const words = asked;
      const found = words ? await find(words) : [];
      if (words === asked) show(found);
    }, 120);
  });
  input.addEventListener("keydown", (event) => {
    const links = [...list.children];
    if (event.key === "Escape") return show([]);
    if (event.key === "Enter") {
      const chosen = links.find((one) => one.getAttribute("aria-selected") === "true");
      if (chosen) {
        event.preventDefault();
        chosen.click();
      }
      return undefined;
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || !links.length) return undefined;
    event.preventDefault();
    const here = links.findIndex((one) => one.getAttribute("aria-selected") === "true");
    const next = links[(here + step + links.length) % links.length];
    for (const one of links) one.setAttribute("aria-selected", String(one === next));
    input.setAttribute("aria-activedescendant", next.id);
    return undefined;
  });
  document.addEventListener("click", (event) => {
    if (!list.contains(event.target) && event.target !== input) show([]);
  });
}

function fromServer(address) {
  return async (words) => {
    const answer = await fetch(`${address}?q=${encodeURIComponent(words)}`);
    return answer.ok ? (await answer.json()).items : [];
  };
}

/** The index: {fold: {traditional: simplified}, items: [[folded names, text, href, note, language]]}. */
function fromIndex() {
  return async (words) => {
    const index = globalThis.dragomanIndex;
    if (!index) return [];
    const key = [...words.toLowerCase()].map((one) => index.fold[one] ?? one).join("");
    const found = index.items.filter((one) => one[0].includes(key));
    return found.slice(0, 12).map(([, text, href, note, language]) => ({ text, href, note, language }));
  };
}

/* News: when the situation changes, the page is fetched again and its text put in place of the old. */
function watch() {
  const address = document.documentElement.dataset.news;
  if (!address || !globalThis.EventSource) return;
  new EventSource(address).addEventListener("changed", async () => {
    const busy = document.activeElement?.closest("main form, dialog, details[open] form");
    if (busy || document.querySelector("dialog[open]")) return;
    const answer = await fetch(location.href);
    if (!answer.ok) return;
    swap(parsed(await answer.text()));
  });
}

begin();
document.addEventListener("dragoman:page", begin);
suggest();
watch();
