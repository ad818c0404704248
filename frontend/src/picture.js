// What all pictures share: each is drawn above the table that holds its data, and can be saved as SVG and CSV.

const SVG = "http://www.w3.org/2000/svg";
const STYLED = ["fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-opacity", "font-size", "font-family", "font-weight", "text-anchor", "opacity"];

/** Calls draw(figure, rows) for each picture of a kind, once; rows are the table's rows with their data-* attributes. */
export function pictures(kind, draw) {
  const run = () => {
    for (const figure of document.querySelectorAll(`figure[data-picture="${kind}"]:not([data-drawn])`)) {
      figure.dataset.drawn = "";
      const rows = [...figure.querySelectorAll("tbody tr")];
      const svg = rows.length ? draw(figure, rows) : null;
      if (!svg) continue;
      const behind = figure.querySelector(".behind");
      behind.before(svg);
      behind.open = false;
      figure.querySelector("figcaption").append(tools(figure, svg));
    }
  };
  document.addEventListener("dragoman:page", run);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", run);
  else run();
}

export function element(name, attributes = {}, ...children) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

export function frame(figure, width, height) {
  const svg = element("svg", { viewBox: `0 0 ${width} ${height}`, role: "group", "aria-label": figure.dataset.title });
  return svg;
}

/** The width a picture has room for: narrow screens get a narrower drawing, not a smaller one. */
export function room(figure) {
  return Math.max(320, Math.min(1100, Math.round(figure.clientWidth || 720)));
}

/** As much of a text as a width has room for; `em`: the widths of a Han character and of a letter, in pixels. */
export function fitting(text, width, em) {
  let left = width;
  let kept = "";
  for (const letter of text) {
    left -= letter > "\u2e80" ? em.han : em.letter;
    if (left < 8) return `${kept.trimEnd()}…`;
    kept += letter;
  }
  return kept;
}

export function colour(kind) {
  return `var(--${kind})`;
}

function tools(figure, svg) {
  const bar = document.createElement("span");
  bar.className = "tools";
  bar.append(
    button(figure.dataset.saveSvg, () => save(figure, "svg", "image/svg+xml", drawing(svg))),
    button(figure.dataset.saveCsv, () => save(figure, "csv", "text/csv;charset=utf-8", "\ufeff" + csv(figure.querySelector("table")))),
  );
  return bar;
}

function button(words, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = words;
  made.addEventListener("click", act);
  return made;
}

/** The drawing with the styles it has on the page written into it, so that it looks the same elsewhere. */
function drawing(svg) {
  const copy = svg.cloneNode(true);
  const from = [svg, ...svg.querySelectorAll("*")];
  [copy, ...copy.querySelectorAll("*")].forEach((one, place) => {
    const style = getComputedStyle(from[place]);
    for (const name of STYLED) one.setAttribute(name, style.getPropertyValue(name));
  });
  copy.setAttribute("xmlns", SVG);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(copy)}\n`;
}

function csv(table) {
  const cell = (text) => {
    // A spreadsheet must not take a cell for a formula.
    const plain = /^[=+\-@]/.test(text) && Number.isNaN(Number(text)) ? `'${text}` : text;
    return /[",\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
  };
  const lines = [...table.rows].map((row) => [...row.cells].map((one) => cell(one.textContent.trim().replace(/\s+/g, " "))).join(","));
  return lines.join("\r\n") + "\r\n";
}

function save(figure, ending, type, text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = `${figure.id}.${ending}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

/** Writes the ticks of a time scale as the reader of the page writes dates. */
export function months(scale) {
  const [first, last] = scale.domain();
  const years = last - first > 8 * 366 * 86400000;
  const format = new Intl.DateTimeFormat(document.documentElement.lang, years ? { year: "numeric" } : { year: "2-digit", month: "short" });
  const days = new Intl.DateTimeFormat(document.documentElement.lang, { month: "short", day: "numeric" });
  return (value) => (last - first < 60 * 86400000 ? days : format).format(value);
}
