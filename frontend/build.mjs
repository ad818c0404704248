// Builds each island into one classic script: a page opened from a folder may not load modules.
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { quantize } from "topojson-client";
import { build } from "vite";
import world from "world-atlas/countries-50m.json" with { type: "json" };

const out = fileURLToPath(new URL("../src/dragoman/web/static/", import.meta.url));
for (const name of ["main", "judge", "timeline", "map", "network", "offices", "scores", "seats"]) {
  await build({
    configFile: false,
    logLevel: "warn",
    build: {
      outDir: out,
      emptyOutDir: false,
      target: "es2022",
      lib: { entry: fileURLToPath(new URL(`src/${name}.js`, import.meta.url)), formats: ["iife"], name: `dragoman_${name}`, fileName: () => `${name}.js` },
    },
  });
}
// The shapes of Natural Earth, as a script as well, for the same reason, on a grid of a fiftieth of a degree: finer than a pixel; each line
// is one list of numbers, which is a quarter less than pairs.
const { transform, ...shapes } = world;
const placed = world.arcs.map((arc) => {
  const at = [0, 0];
  return arc.map((step) => step.map((move, axis) => (at[axis] += move) * transform.scale[axis] + transform.translate[axis]));
});
const { arcs, ...rest } = quantize({ ...shapes, arcs: placed }, 2e4);
writeFileSync(`${out}world.js`, `globalThis.dragomanWorld=${JSON.stringify({ ...rest, flat: arcs.map((arc) => arc.flat()) })};\n`);
