// Offices over time: a bar an office; an end that nobody tells fades out.
import { axisBottom } from "d3-axis";
import { scaleTime } from "d3-scale";
import { select } from "d3-selection";
import { element, fitting, frame, months, pictures, room } from "./picture.js";

const ROW = 30;
const DAY = 86400000;
const EM = { han: 11.5, letter: 6.2 };

pictures("offices", (figure, rows) => {
  const bars = rows.map((row) => ({ row, from: day(row.dataset.start), to: day(row.dataset.end) })).filter((one) => one.from || one.to);
  if (!bars.length) return null;
  const width = room(figure);
  const height = bars.length * ROW + 30;
  const svg = frame(figure, width, height);
  const times = bars.flatMap((one) => [one.from, one.to]).filter(Boolean);
  const first = Math.min(...times);
  const last = Math.max(...times, first + 120 * DAY);
  const margin = Math.max(20 * DAY, (last - first) * 0.06);
  const x = scaleTime([new Date(first - margin), new Date(last + margin)], [4, width - 4]);
  const axis = element("g", { class: "axis", transform: `translate(0,${bars.length * ROW + 4})` });
  select(axis).call(axisBottom(x).ticks(Math.max(3, width / 110)).tickSizeOuter(0).tickFormat(months(x)));
  svg.append(axis);
  bars.forEach((one, place) => {
    const top = place * ROW;
    const left = x(one.from ?? first - margin);
    const right = Math.max(left + 4, x(one.to ?? last + margin));
    const words = [...one.row.cells].map((cell) => cell.textContent.trim().replace(/\s+/g, " ")).join(" · ");
    const bar = element("rect", { x: left, y: top + 16, width: right - left, height: 7, rx: 2, fill: "var(--occupancy)", "fill-opacity": one.from && one.to ? 0.9 : 0.45 });
    const text = element("text", { x: Math.min(left, width - 220), y: top + 11 });
    text.textContent = fitting(one.row.cells[0].textContent.trim().replace(/\s+/g, " "), width - Math.min(left, width - 220), EM);
    text.setAttribute("lang", one.row.cells[0].querySelector("[lang]")?.lang || "");
    const link = one.row.querySelector("a.to-claim");
    svg.append(element("a", { href: link ? link.href : "#", "aria-label": words }, element("title", {}, words), bar, text));
  });
  return svg;
});

function day(text) {
  if (!text) return null;
  const [year, month = 1, date = 1] = text.split("-").map(Number);
  return +new Date(year, month - 1, date);
}
