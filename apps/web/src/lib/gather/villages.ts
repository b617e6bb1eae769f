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
): { readonly x: number; readonly y: number } | undefined {
  const x = Math.round((point.lng - map.west) * map.perLng);
  const y = Math.round((map.north - point.lat) * map.perLat);
  return x >= 0 && y >= 0 && x <= map.width && y <= map.height ? { x, y } : undefined;
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
