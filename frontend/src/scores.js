// How two actors stand over time: a dot an event by its score, and a smoothed line with its band that the server worked out (rows with
// data-smooth, data-low, data-high).
import { axisBottom, axisLeft } from "d3-axis";
import { scaleLinear, scaleTime } from "d3-scale";
import { select } from "d3-selection";
import { area, line } from "d3-shape";
import { element, frame, months, pictures, room } from "./picture.js";

const HEIGHT = 280;
const told = (value) => (value === undefined || value === "" ? null : Number(value));
const PAD = { left: 34, right: 12, top: 10, bottom: 24 };

pictures("scores", (figure, rows) => {
  const points = rows.map((row) => ({ row, day: new Date(row.dataset.date), score: told(row.dataset.score), smooth: told(row.dataset.smooth), low: told(row.dataset.low), high: told(row.dataset.high) })).filter((one) => !Number.isNaN(+one.day));
  if (points.length < 2) return null;
  points.sort((a, b) => a.day - b.day);
  const width = room(figure);
  const svg = frame(figure, width, HEIGHT);
  const first = points[0].day;
  const last = points.at(-1).day;
  const margin = Math.max(86400000, (last - first) * 0.02);
  const x = scaleTime([new Date(+first - margin), new Date(+last + margin)], [PAD.left, width - PAD.right]);
  const y = scaleLinear([-10, 10], [HEIGHT - PAD.bottom, PAD.top]);
  const put = (made, transform) => {
    const group = element("g", { class: "axis", transform });
    select(group).call(made);
    svg.append(group);
  };
  svg.append(element("line", { class: "zero", x1: PAD.left, x2: width - PAD.right, y1: y(0), y2: y(0) }));
  put(axisBottom(x).ticks(Math.max(3, width / 110)).tickSizeOuter(0).tickFormat(months(x)), `translate(0,${HEIGHT - PAD.bottom})`);
  put(axisLeft(y).tickValues([-10, -5, 0, 5, 10]), `translate(${PAD.left},0)`);
  const smoothed = points.filter((one) => one.smooth !== null);
  const banded = smoothed.filter((one) => one.low !== null && one.high !== null);
  if (banded.length > 1) svg.append(element("path", { class: "reach", d: area((one) => x(one.day), (one) => y(one.low), (one) => y(one.high))(banded) }));
  if (smoothed.length > 1) svg.append(element("path", { d: line((one) => x(one.day), (one) => y(one.smooth))(smoothed), fill: "none", stroke: "var(--accent)", "stroke-width": 2 }));
  for (const one of points.filter((each) => each.score !== null)) {
    const link = one.row.querySelector("a");
    const words = [...one.row.cells].map((cell) => cell.textContent.trim().replace(/\s+/g, " ")).join(" · ");
    const dot = element("circle", { cx: x(one.day), cy: y(one.score), r: 4.5, fill: one.score < 0 ? "var(--event)" : "var(--quotation)", "fill-opacity": 0.72, stroke: "var(--paper)" });
    svg.append(element("a", { href: link ? link.href : "#", "aria-label": words }, element("title", {}, words), dot));
  }
  return svg;
});
