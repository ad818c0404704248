// Puts a freshly made page's main part in the place of the old one, and the reader back to where they were.

export function parsed(text) {
  return new DOMParser().parseFromString(text, "text/html");
}

/** The claim that is pointed at: focused, or the one the page is about. */
export function current() {
  return document.activeElement?.closest("main [data-claim]") || null;
}

export function stops() {
  return [...document.querySelectorAll("main .notes li[data-claim] a.to-claim, main .row[data-claim] a.to-claim")].filter((one) => one.offsetParent);
}

export function swap(fresh) {
  const main = document.querySelector("main");
  const next = fresh.querySelector("main");
  if (!next) return;
  const claim = current()?.dataset.claim;
  const place = stops().findIndex((one) => one.closest("[data-claim]").dataset.claim === claim);
  const open = [...main.querySelectorAll("details[open][id]")].map((one) => one.id);
  const top = scrollY;
  main.replaceWith(document.adoptNode(next));
  for (const id of open) document.getElementById(id)?.setAttribute("open", "");
  document.dispatchEvent(new CustomEvent("dragoman:page"));
  scrollTo({ top, behavior: "instant" });
  if (place < 0) return;
  const links = stops();
  const same = links.find((one) => one.closest("[data-claim]").dataset.claim === claim && !one.closest("#left-out"));
  (same || links[Math.min(place, links.length - 1)])?.focus({ preventScroll: true });
}
