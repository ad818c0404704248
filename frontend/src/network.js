// Who stands how to whom: a network laid out by forces, still once it is drawn. An edge is a row of the table.
import { forceCenter, forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from "d3-force";
import { element, frame, pictures, room } from "./picture.js";

const STEPS = 260;

pictures("network", (figure, rows) => {
  if (rows.length < 3) return null; // a table says it better
  const width = room(figure);
  const nodes = new Map();
  const node = (cell) => {
    const link = cell.querySelector(".name");
    const key = link.getAttribute("href") || link.textContent;
    if (!nodes.has(key)) nodes.set(key, { key, name: link.textContent, href: link.href, lang: link.lang, degree: 0, main: false });
    const found = nodes.get(key);
    found.degree += 1;
    return found;
  };
  const links = rows.map((row) => ({ source: node(row.cells[0]), target: node(row.cells[2]), words: row.cells[1].textContent.trim().replace(/：$/, ""), row }));
  const all = [...nodes.values()];
  all.reduce((one, other) => (other.degree > one.degree ? other : one)).main = true;
  const height = Math.round(Math.min(620, 150 + all.length * 22, width * 1.2));
  const svg = frame(figure, width, height);
  forceSimulation(all)
    .force("link", forceLink(links).distance(width < 560 ? 75 : 150))
    .force("charge", forceManyBody().strength(-420))
    .force("centre", forceCenter(width / 2, height / 2))
    .force("x", forceX(width / 2).strength(width < 560 ? 0.08 : 0.02))
    .force("y", forceY(height / 2).strength(0.16))
    .force("apart", forceCollide(26))
    .stop()
    .tick(STEPS);
  const crowded = all.length > 14;
  const reach = (axis) => [Math.min(...all.map((one) => one[axis])), Math.max(...all.map((one) => one[axis]))];
  const [[left, right], [top, bottom]] = [reach("x"), reach("y")];
  for (const one of all) {
    // Many need all the room there is.
    one.x = crowded ? 70 + ((one.x - left) / (right - left || 1)) * (width - 140) : Math.max(60, Math.min(width - 60, one.x));
    one.y = crowded ? 24 + ((one.y - top) / (bottom - top || 1)) * (height - 40) : Math.max(16, Math.min(height - 16, one.y));
  }
  for (const one of links) {
    const claim = one.row.querySelector("a.to-claim");
    const words = [...one.row.cells].slice(0, 3).map((cell) => cell.textContent.trim()).join(" · ");
    const line = element("line", { class: "edge", x1: one.source.x, y1: one.source.y, x2: one.target.x, y2: one.target.y, stroke: "var(--relation)", "stroke-opacity": 0.55, "stroke-width": 1.6, "stroke-dasharray": one.row.dataset.denied === undefined ? "none" : "3 4" });
    const text = element("text", { class: "edge-words", x: (one.source.x + one.target.x) / 2, y: (one.source.y + one.target.y) / 2 - 3, "text-anchor": "middle" });
    text.textContent = crowded ? "" : one.words; // the table has them
    svg.append(element("a", { href: claim ? claim.href : "#", "aria-label": words }, element("title", {}, words), line, text));
  }
  const placed = [];
  const free = (box) => !placed.some((other) => box[0] < other[1] && other[0] < box[1] && Math.abs(box[2] - other[2]) < 12);
  for (const one of all.sort((a, b) => b.degree - a.degree)) {
    const dot = element("circle", { cx: one.x, cy: one.y, r: one.main ? 7 : 4.5, fill: one.main ? "var(--accent)" : "var(--ink)" });
    const text = element("text", { class: "node-words", x: one.x, y: one.y - 10, "text-anchor": "middle", lang: one.lang });
    const half = [...one.name].reduce((sum, letter) => sum + (letter > "\u2e80" ? 5.8 : 3.1), 4);
    const box = [one.x - half, one.x + half, one.y];
    if (free(box)) {
      text.textContent = one.name;
      placed.push(box);
    }
    svg.append(one.href ? element("a", { href: one.href, "aria-label": one.name }, element("title", {}, one.name), dot, text) : element("g", {}, dot, text));
  }
  return svg;
});
