/** What files are, by their first bytes; photos anew without what they tell of their taker. */
import type { FilePress, Pressed } from '@gongsuan/acts/gather';
import { fileTypeFromBuffer } from 'file-type';
import sharp from 'sharp';

const LONGEST = 1600;
const SMALL = 480;
/** A picture of more pixels than any camera takes is an attack on memory. */
const MOST_PIXELS = 120_000_000;
/** Formats that have to be unpacked whole before they can be made smaller: 3 bytes a pixel. */
const MOST_PIXELS_WHOLE = 25_000_000;

sharp.cache(false);
sharp.concurrency(1);

let turn: Promise<unknown> = Promise.resolve();

/** One photo after the other: a hundred million pixels at a time are enough for the memory. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const mine = turn.then(work);
  turn = mine.catch(() => undefined);
  return mine;
}

export const press: FilePress = {
  look: async (bytes) => (await fileTypeFromBuffer(bytes))?.mime ?? null,
  photo: async (bytes) => {
    try {
      return await inTurn(() => pressed(bytes));
    } catch {
      // Damaged, or larger than any photo: the citizen hears which file it is.
      return null;
    }
  },
};

async function pressed(bytes: Uint8Array): Promise<Pressed> {
  const { width, height, format, isProgressive } = await sharp(bytes).metadata();
  const whole = format !== 'jpeg' || isProgressive === true;
  const pixels = width * height;
  if (whole && pixels > MOST_PIXELS_WHOLE) throw new RangeError(`${pixels} pixels`);
  // Without keepMetadata nothing of EXIF, GPS or comments is written.
  const upright = sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' }).rotate();
  const fit = (side: number) =>
    upright.clone().resize(side, side, { fit: 'inside', withoutEnlargement: true });
  const { data, info } = await fit(LONGEST)
    .webp({ quality: 80 })
    .toBuffer({ resolveWithObject: true });
  const small = await fit(SMALL).webp({ quality: 70 }).toBuffer();
  return { body: data, small, width: info.width, height: info.height };
}
