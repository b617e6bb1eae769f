/**
 * The villages of an area as shapes for a map, from village-shapes.tsv (written by
 * tools/write-village-shapes.ts). The file is read when the first map is asked for; a town is
 * unfolded when it is shown.
 */
import { z } from 'zod';

const town = z.object({
  /** The frame that the shapes are drawn in. */
  width: z.number(),
  height: z.number(),
  /** Degrees of its west and north edge, and units per degree, for placing a point. */
  west: z.number(),
  north: z.number(),
  perLng: z.number(),
  perLat: z.number(),
  villages: z.array(
    z.object({
      name: z.string(),
      nameEn: z.string(),
      /** An SVG path in the frame. */
      path: z.string(),
    }),
  ),
});

export type TownMap = z.infer<typeof town>;

let lines: Promise<ReadonlyMap<string, string>> | undefined;
const unfolded = new Map<string, TownMap>();

/** The map of a town by its code; `undefined` for a code that the atlas lacks. */
export async function townMap(code: string | null): Promise<TownMap | undefined> {
  if (code === null) return undefined;
  const known = unfolded.get(code);
  if (known) return known;
  lines ??= readLines();
  const line = (await lines).get(code);
  if (line === undefined) return undefined;
  const map = town.parse(JSON.parse(line));
  unfolded.set(code, map);
  return map;
}

/** Where a point lies on a town's map; `undefined` outside it. */
export function spotOn(
  map: TownMap,
  point: { readonly lat: number; readonly lng: number },
): Spot | undefined {
  const x = Math.round((point.lng - map.west) * map.perLng);
  const y = Math.round((map.north - point.lat) * map.perLat);
  return x >= 0 && y >= 0 && x <= map.width && y <= map.height ? { x, y } : undefined;
}

/** The village in which a point lies; `undefined` outside all of them. */
export function villageAt(
  map: TownMap,
  point: { readonly lat: number; readonly lng: number },
): string | undefined {
  const spot = spotOn(map, point);
  return spot && map.villages.find(({ path }) => isWithin(ringsOf(path), spot))?.name;
}

/** Where a village's name is written: the middle of the largest part of it. */
export function middleOf(path: string): Spot {
  const box = (ring: readonly Spot[]) => {
    const [xs, ys] = [ring.map(({ x }) => x), ring.map(({ y }) => y)];
    const [left, right] = [Math.min(...xs), Math.max(...xs)];
    const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
    const middle = { x: Math.round((left + right) / 2), y: Math.round((top + bottom) / 2) };
    return { size: (right - left) * (bottom - top), middle };
  };
  const largest = ringsOf(path)
    .map(box)
    .toSorted((a, b) => b.size - a.size)[0];
  return largest?.middle ?? { x: 0, y: 0 };
}

interface Spot {
  readonly x: number;
  readonly y: number;
}

/** The outlines of a path of our file: M begins one, l goes on from the point before, z ends it. */
function ringsOf(path: string): readonly (readonly Spot[])[] {
  return path
    .split('M')
    .filter((part) => part !== '')
    .map((part) => {
      const numbers = (part.match(/-?\d+/g) ?? []).map(Number);
      const ring: Spot[] = [];
      for (let at = 0; at + 1 < numbers.length; at += 2) {
        const { x, y } = ring.at(-1) ?? { x: 0, y: 0 };
        ring.push({ x: x + (numbers[at] ?? 0), y: y + (numbers[at + 1] ?? 0) });
      }
      return ring;
    });
}

/** Within by the even-odd rule: a line to the right crosses the outlines an odd number of times. */
function isWithin(rings: readonly (readonly Spot[])[], { x, y }: Spot): boolean {
  const crossings = rings.flatMap((ring) =>
    ring.filter((a, at) => {
      const b = ring.at(at - 1) ?? a;
      return a.y > y !== b.y > y && x < a.x + ((b.x - a.x) * (y - a.y)) / (b.y - a.y);
    }),
  );
  return crossings.length % 2 === 1;
}

async function readLines(): Promise<ReadonlyMap<string, string>> {
  const { default: text } = await import('./village-shapes.tsv?raw');
  return new Map(
    text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => {
        const tab = line.indexOf('\t');
        return [line.slice(0, tab), line.slice(tab + 1)] as const;
      }),
  );
}
