// Events over time: a dot an event, by its conflict–cooperation score; each dot opens its claim.
import { extent } from "d3-array";
import { axisBottom, axisLeft } from "d3-axis";
import { scaleLinear, scaleTime } from "d3-scale";
import { select } from "d3-selection";
import { element, frame, months, pictures, room } from "./picture.js";

const HEIGHT = 230;
const PAD = { left: 34, right: 12, top: 10, bottom: 24 };

pictures("timeline", (figure, rows) => {
  const points = rows
    .map((row) => ({ row, day: day(row.dataset.date), score: Number(row.dataset.score), tellings: Number(row.dataset.tellings || 1) }))
    .filter((one) => one.day && Number.isFinite(one.score));
  if (points.length < 2) return null;
  const width = room(figure);
  const svg = frame(figure, width, HEIGHT);
  const [first, last] = extent(points, (one) => one.day);
  const margin = Math.max(86400000, (last - first) * 0.02);
  const x = scaleTime([new Date(+first - margin), new Date(+last + margin)], [PAD.left, width - PAD.right]);
  const y = scaleLinear([-10, 10], [HEIGHT - PAD.bottom, PAD.top]);
  svg.append(
    element("line", { class: "zero", x1: PAD.left, x2: width - PAD.right, y1: y(0), y2: y(0) }),
    axis(axisBottom(x).ticks(Math.max(3, width / 110)).tickSizeOuter(0).tickFormat(months(x)), `translate(0,${HEIGHT - PAD.bottom})`),
    axis(axisLeft(y).tickValues([-10, -5, 0, 5, 10]), `translate(${PAD.left},0)`),
  );
  // The weightier first, so that none hides another; those of one day and score stand beside each other.
  const seen = new Map();
  for (const one of points.sort((a, b) => b.tellings - a.tellings)) {
    const link = one.row.querySelector("a");
    const radius = 3.5 + Math.min(4, Math.sqrt(one.tellings));
    const key = `${Math.round(x(one.day) / 7)},${one.score}`;
    const beside = seen.get(key) || 0;
    seen.set(key, beside + 1);
    const dot = element("circle", {
      cx: x(one.day), cy: y(one.score) + (beside % 2 ? -1 : 1) * Math.ceil(beside / 2) * 7, r: radius,
      fill: one.score < 0 ? "var(--event)" : "var(--quotation)", "fill-opacity": 0.72, stroke: "var(--paper)",
    });
    const words = [...one.row.cells].map((cell) => cell.textContent.trim()).filter(Boolean).join(" · ");
    const anchor = element("a", { href: link.href, "aria-label": words }, element("title", {}, words), dot);
    svg.append(anchor);
  }
  return svg;
});

function axis(made, transform) {
  const group = element("g", { class: "axis", transform });
  select(group).call(made);
  return group;
}

function day(edtf) {
  const point = (edtf || "").split("/").find(Boolean);
  if (!point || point === "..") return null;
  const [year, month = 7, date = 15] = point.split("-").map(Number);
  return new Date(year, month - 1, date);
}
