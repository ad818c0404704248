// Offices before and after: who lost each on the left, who took it on the right, the office between them.
import { element, fitting, frame, pictures, room } from "./picture.js";

const LINE = 18;
const SPACE = 16;
const EM = { han: 12.5, letter: 6.8 };

pictures("seats", (figure, rows) => {
  const width = room(figure);
  const seats = rows.map((row) => ({ row, post: words(row.cells[0]), sides: [names(row.cells[1]), names(row.cells[2])] }));
  const height = seats.reduce((sum, seat) => sum + rowsOf(seat) * LINE + SPACE, 0) + 8;
  const svg = frame(figure, width, height);
  const edges = [width * 0.3, width * 0.7];
  let top = 8;
  for (const seat of seats) {
    const middle = top + (rowsOf(seat) * LINE) / 2;
    const claim = seat.row.querySelector("a.to-claim");
    const group = element("a", { href: claim ? claim.href : "#offices", "aria-label": `${seat.post}: ${seat.sides.map((side) => side.join(", ") || "–").join(" → ")}` });
    const post = element("text", { x: width / 2, y: middle + 4, "text-anchor": "middle", "font-weight": 600 }, fitting(seat.post, edges[1] - edges[0] - 44, EM));
    const lang = seat.row.cells[0].querySelector("[lang]")?.lang;
    if (lang) post.setAttribute("lang", lang);
    group.append(element("title", {}, group.getAttribute("aria-label")), post);
    seat.sides.forEach((side, after) => {
      const edge = edges[after];
      const held = side.length > 0;
      const first = middle - ((Math.max(side.length, 1) - 1) * LINE) / 2;
      (held ? side : ["–"]).forEach((name, place) => {
        const y = first + place * LINE;
        const dot = { cx: edge, cy: y, r: 4, stroke: "var(--occupancy)", "stroke-width": 1.5, fill: after && held ? "var(--occupancy)" : "none" };
        const text = { x: after ? edge + 12 : edge - 12, y: y + 4, "text-anchor": after ? "start" : "end" };
        group.append(element("circle", dot), element("text", text, fitting(name, (after ? width - edge : edge) - 16, EM)));
      });
    });
    svg.append(group);
    top += rowsOf(seat) * LINE + SPACE;
  }
  return svg;
});

function rowsOf(seat) {
  return Math.max(1, ...seat.sides.map((side) => side.length));
}

function words(cell) {
  return cell.textContent.trim().replace(/\s+/g, " ");
}

function names(cell) {
  return [...cell.querySelectorAll("a.name")].map(words).filter((name, place, all) => name && all.indexOf(name) === place);
}
