// Draws the world once, so that nothing has to project or join shapes when a dossier is published or read.
// In: Natural Earth 1:50m through world-atlas. Out: world.json, one path a country by ISO 3166-1 alpha-2, in a plane of
// 1000 units across (Equal Earth); and points with their place in that plane, which a test compares with ours.
// Run: npm ci && npm run build
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { geoArea, geoCentroid, geoEqualEarth, geoPath } from "d3-geo";
import { feature } from "topojson-client";
import { presimplify, simplify } from "topojson-simplify";

const require = createRequire(import.meta.url);
const iso = require("i18n-iso-countries");
const atlas = JSON.parse(readFileSync(require.resolve("world-atlas/countries-50m.json")));

const WIDTH = 1000;
const SMALLEST = 0.012; // square degrees of a triangle that is left out: not to be seen at this width
const BY_NAME = { Kosovo: "XK" }; // shapes without a code in the atlas that have one in use
const LEFT_OUT = new Set(["AQ"]); // nobody is sited there, and it would take a third of the height

const projection = geoEqualEarth().rotate([-11, 0]).fitWidth(WIDTH, { type: "Sphere" });
const thinned = simplify(presimplify(atlas), SMALLEST);
const features = feature(thinned, thinned.objects.countries).features;

function path(geometry) {
  // whole tenths, relative to the point before: a third of the size of plain coordinates
  let d = "";
  let last = null;
  const context = {
    moveTo(x, y) { last = [Math.round(x * 10), Math.round(y * 10)]; d += `M${last[0]} ${last[1]}`; },
    lineTo(x, y) {
      const next = [Math.round(x * 10), Math.round(y * 10)];
      const step = [next[0] - last[0], next[1] - last[1]];
      if (step[0] || step[1]) { d += `l${step[0]} ${step[1]}`; }
      last = next;
    },
    closePath() { d += "z"; },
    arc() {},
  };
  geoPath(projection, context)(geometry);
  // one "l" for a run of steps; rings that shrank to a point are gone
  return d.replace(/(M-?\d+ -?\d+)z/g, "").replace(/(l[^a-zA-Z]+)(?:l[^a-zA-Z]+)+/g, (run) => "l" + run.slice(1).split("l").join(" "))
    .replaceAll(" -", "-");
}

function largest(geometry) {
  if (geometry.type !== "MultiPolygon") { return geometry; }
  const parts = geometry.coordinates.map((coordinates) => ({ type: "Polygon", coordinates }));
  return parts.reduce((best, one) => (geoArea(one) > geoArea(best) ? one : best));
}

const tenth = (value) => Math.round(value * 10) / 10;
const countries = {};
const others = [];
for (const one of features) {
  const code = one.id ? iso.numericToAlpha2(one.id) : BY_NAME[one.properties.name];
  if (LEFT_OUT.has(code)) { continue; }
  const d = path(one.geometry);
  if (!code) { if (d) { others.push(d); } continue; }
  const main = largest(one.geometry);
  const [[x0, y0], [x1, y1]] = geoPath(projection).bounds(main);
  const shape = { d, at: projection(geoCentroid(main)).map(tenth), box: [x0, y0, x1, y1].map(tenth) };
  if (countries[code]) { countries[code].d += d; } else { countries[code] = shape; }
}
const sorted = Object.fromEntries(Object.keys(countries).sort().map((code) => [code, countries[code]]));
const height = tenth(geoPath(projection).bounds({ type: "Sphere" })[1][1]);
const checks = [[0, 0], [139.69, 35.69], [-74, 40.7], [18.4, -33.9], [178, -38]].map(([lon, lat]) => ({
  lon, lat, at: projection([lon, lat]).map(tenth),
}));
const world = { width: WIDTH, height, scale: 10, countries: sorted, others, checks };
const target = new URL("../src/onrecord/publish/site/world.json", import.meta.url);
writeFileSync(target, JSON.stringify(world) + "\n");
console.log(`${Object.keys(sorted).length} countries, ${others.length} other shapes`);
