// What every page has: suggestions as one types, the words and claims of a report lighting each other up, and news without a reload.

import { parsed, swap } from "./swap.js";

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
    const links = [...document.querySelectorAll("main .notes a.to-claim, main .row a.to-claim")].filter((one) => one.offsetParent);
    const row = document.activeElement?.closest("main .notes li, main .row");
    const at = links.findIndex((one) => row && one.closest(".notes li, .row") === row);
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
  if (input.dataset.index !== undefined) words(input);
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

function folded(text) {
  return [...text.toLowerCase()].map((one) => globalThis.dragomanIndex.fold[one] ?? one).join("");
}

/* The words of reports that a published site shows: every place with all that was typed, below the line one types in. */
const MOST = 60;
function words(input) {
  const place = document.getElementById("found");
  let held = null; // the words come with a script after this one
  const look = () => {
    held ??= globalThis.dragomanWords.map(([report, claim, text]) => ({ report, claim, text, key: folded(text) }));
    const asked = input.value.trim();
    const keys = folded(asked).split(/\s+/).filter(Boolean);
    location.replace(`#${new URLSearchParams(asked ? { q: asked } : {})}`);
    const found = keys.length ? held.filter((one) => keys.every((key) => one.key.includes(key))) : [];
    const list = document.createElement("ol");
    list.className = "rows";
    list.append(...found.slice(0, MOST).map((one) => hit(one, keys)));
    const note = document.createElement("p");
    note.className = "empty";
    note.append(!keys.length ? "" : !found.length ? place.dataset.none : found.length > MOST ? place.dataset.more : "");
    place.replaceChildren(list, note);
  };
  let timer = 0;
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(look, 150);
  });
  const before = new URLSearchParams(location.hash.slice(1)).get("q");
  if (before) {
    input.value = before;
    document.addEventListener("DOMContentLoaded", look);
  }
}

function hit({ report, claim, text, key }, keys) {
  const [title, language, day] = globalThis.dragomanIndex.reports[report];
  const link = document.createElement("a");
  link.className = "evidence";
  link.lang = language;
  link.href = `reports/${report}.html${claim ? `#c-${claim}` : ""}`;
  const [letters, plain] = [[...text], [...key]];
  const at = [...key.slice(0, key.indexOf(keys[0]))].length;
  const start = plain.length === letters.length && letters.length > 160 ? Math.max(0, at - 50) : 0;
  const shown = letters.slice(start, start + 160).join("");
  const parts = plain.length === letters.length ? marked(shown, plain.slice(start, start + 160).join(""), keys) : [shown];
  link.append(start ? "…" : "", ...parts, start + 160 < letters.length ? "…" : "");
  const source = document.createElement("span");
  source.className = "source";
  const name = document.createElement("span");
  name.lang = language;
  name.append(title);
  source.append(name, day ? ` · ${day}` : "");
  const line = document.createElement("p");
  line.className = "words";
  line.append(link, " ", source);
  const item = document.createElement("li");
  item.append(line);
  return item;
}

/** Text with what was typed in <b>; `key` is the text folded, letter by letter. */
function marked(text, key, keys) {
  const [letters, plain] = [[...text], [...key]];
  const lit = new Array(letters.length).fill(false);
  for (const one of keys.map((word) => [...word])) {
    for (let at = 0; at + one.length <= plain.length; at += 1) {
      if (one.every((letter, n) => plain[at + n] === letter)) lit.fill(true, at, at + one.length);
    }
  }
  const parts = [];
  letters.forEach((letter, n) => {
    if (!n || lit[n] !== lit[n - 1]) parts.push(lit[n] ? document.createElement("b") : document.createElement("span"));
    parts.at(-1).append(letter);
  });
  return parts;
}

/** The index: {fold: {traditional: simplified}, items: [[folded names, text, href, note, language]]}. */
function fromIndex() {
  return async (words) => {
    const index = globalThis.dragomanIndex;
    if (!index) return [];
    const key = folded(words);
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
