// Events by place on the shapes of Natural Earth, drawn here; nothing is fetched.
import { geoCircle, geoMercator, geoNaturalEarth1, geoPath } from "d3-geo";
import { scaleSqrt } from "d3-scale";
import { feature, mesh } from "topojson-client";
import { element, frame, pictures, room } from "./picture.js";

// What world-atlas draws with a border of its own although it is in dispute, and borders that both sides do not accept: broken lines.
const OPEN = new Set(["Kosovo", "N. Cyprus", "Somaliland", "Siachen Glacier", "W. Sahara", "Taiwan", "Palestine"]);
const PAIRS = new Set(["156-356", "356-586", "643-804", "376-760"]);
const KM = 111.2; // in a degree

pictures("map", (figure, rows) => {
  const world = shapes(globalThis.dragomanWorld);
  if (!world) return null;
  const width = room(figure);
  const height = Math.round(width * (width < 560 ? 0.8 : 0.48));
  const svg = frame(figure, width, height);
  const points = rows.map((row) => ({ row, at: [Number(row.dataset.lon), Number(row.dataset.lat)], count: Number(row.dataset.count || 1) }));
  const projection = fitted(points.map((one) => one.at), width, height);
  const path = geoPath(projection.clipExtent([[0, 0], [width, height]]));
  const clip = element("clipPath", { id: `${figure.id}-clip` }, element("rect", { width, height }));
  const lands = element("g", { "clip-path": `url(#${figure.id}-clip)` });
  lands.append(element("path", { class: "land", d: path(feature(world, world.objects.land)) || "" }));
  const border = (keep) => path(mesh(world, world.objects.countries, (a, b) => a !== b && keep(a, b))) || "";
  const contested = (a, b) => OPEN.has(a.properties.name) || OPEN.has(b.properties.name) || PAIRS.has([a.id, b.id].sort().join("-"));
  lands.append(
    element("path", { class: "border", d: border((a, b) => !contested(a, b)) }),
    element("path", { class: "disputed", d: border(contested) }),
  );
  for (const row of document.querySelectorAll("[data-disputed]")) {
    const at = [Number(row.dataset.lon), Number(row.dataset.lat)];
    const ring = path(geoCircle().center(at).radius(Number(row.dataset.km) / KM)());
    const name = row.querySelector(".name");
    if (!ring || !name) continue;
    const words = [...row.children].map((cell) => cell.textContent.trim().replace(/\s+/g, " ")).join(" · ");
    lands.append(element("a", { href: `#${row.id}`, "aria-label": words }, element("title", {}, words), element("path", { class: "disputed-area", d: ring })));
  }
  lands.append(...names(world, path, width, height));
  const size = scaleSqrt([0, Math.max(...points.map((one) => one.count))], [0, Math.min(22, width / 28)]);
  const labels = [];
  for (const one of points.sort((a, b) => b.count - a.count)) {
    const [x, y] = projection(one.at);
    const name = one.row.querySelector(".name");
    const words = [...one.row.cells].map((cell) => cell.textContent.trim().replace(/\s+/g, " ")).join(" · ");
    const dot = element("circle", { cx: x, cy: y, r: Math.max(4, size(one.count)), fill: "var(--accent)", "fill-opacity": 0.55, stroke: "var(--paper)" });
    const anchor = element("a", { href: name.href, "aria-label": words }, element("title", {}, words), dot);
    if (!labels.some(([left, top]) => Math.abs(left - x) < 90 && Math.abs(top - y) < 14)) {
      labels.push([x, y]);
      const flipped = x > width - 120;
      const text = element("text", { x: x + (flipped ? -1 : 1) * (Math.max(4, size(one.count)) + 4), y: y + 4, "text-anchor": flipped ? "end" : "start", lang: name.lang });
      text.textContent = name.textContent;
      anchor.append(text);
    }
    lands.append(anchor);
  }
  svg.append(element("defs", {}, clip), lands);
  return svg;
});

/** The topology, its lines taken apart into points once. */
function shapes(world) {
  if (world && !world.arcs) world.arcs = world.flat.map((line) => Array.from({ length: line.length / 2 }, (_, n) => [line[2 * n], line[2 * n + 1]]));
  return world;
}

/** The names of countries with room for them, in the reader's language, which the browser knows by their number (UN M49). */
function names(world, path, width, height) {
  const regions = new Intl.DisplayNames([document.documentElement.lang], { type: "region" });
  return feature(world, world.objects.countries).features.flatMap((one) => {
    const [x, y] = path.centroid(one);
    const box = path.bounds(one);
    if (OPEN.has(one.properties.name) || !one.id || path.area(one) < 900 || !(x > 20 && x < width - 20 && y > 12 && y < height - 8)) return [];
    let name = one.properties.name;
    try {
      const region = new Intl.Locale(`und-${one.id}`).region;
      if (/^[A-Z]{2}$/.test(region)) name = regions.of(region) || name;
    } catch {
      // a number that this browser does not know: the atlas's own name stays
    }
    if (name.length * 6 > box[1][0] - box[0][0] + 40) return [];
    const text = element("text", { class: "land-name", x, y, "text-anchor": "middle" });
    text.textContent = name;
    return [text];
  });
}

function fitted(points, width, height) {
  const longitudes = points.map(([lon]) => lon);
  const latitudes = points.map(([, lat]) => lat);
  const span = [Math.max(...longitudes) - Math.min(...longitudes), Math.max(...latitudes) - Math.min(...latitudes)];
  if (span[0] > 150) return geoNaturalEarth1().fitExtent([[10, 10], [width - 10, height - 10]], { type: "MultiPoint", coordinates: [[-176, 0], [176, 0], [0, -56], [0, 82]] });
  const grow = [Math.max(22, span[0] * 0.3), Math.max(11, span[1] * 0.3)];
  const box = {
    type: "MultiPoint",
    coordinates: [
      [Math.min(...longitudes) - grow[0], Math.max(-75, Math.min(...latitudes) - grow[1])],
      [Math.max(...longitudes) + grow[0], Math.min(80, Math.max(...latitudes) + grow[1])],
    ],
  };
  return geoMercator().fitExtent([[0, 0], [width, height]], box);
}
