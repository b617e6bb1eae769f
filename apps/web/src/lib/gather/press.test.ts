import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { press } from './press.ts';

const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#7a8' } });

describe('照片與檔案', () => {
  it('is known by its first bytes, whatever it is called', async () => {
    expect(await press.look(await plain(8, 8).png().toBuffer())).toBe('image/png');
    expect(await press.look(Buffer.from('%PDF-1.7\n'))).toBe('application/pdf');
    expect(await press.look(Buffer.from('\u007fELF\u0002\u0001\u0001'.padEnd(64, '\0')))).not.toBe(
      'image/jpeg',
    );
    expect(await press.look(Buffer.from('<svg onload="alert(1)"></svg>'))).toBeNull();
  });

  it('comes out upright, small, and without what it tells of its taker', async () => {
    const taken = await plain(3000, 2000)
      .withExif({ IFD0: { Artist: 'somebody' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const pressed = await press.photo(taken);
    expect(pressed).toMatchObject({ width: 1067, height: 1600 });
    const { exif, orientation, format } = await sharp(pressed?.body).metadata();
    expect({ exif, orientation, format }).toEqual({
      exif: undefined,
      orientation: undefined,
      format: 'webp',
    });
  });

  it('takes a photo of a hundred million pixels from a phone, and no bomb of so many', async () => {
    const phone = await plain(10_000, 9_000).jpeg({ quality: 20 }).toBuffer();
    expect(await press.photo(phone)).not.toBeNull();
    const bomb = await plain(10_000, 9_000).png().toBuffer();
    expect(await press.photo(bomb)).toBeNull();
    const slow = await plain(10_000, 9_000).jpeg({ quality: 20, progressive: true }).toBuffer();
    expect(await press.photo(slow)).toBeNull();
  });

  it('says that it cannot be read when half of it is missing', async () => {
    const whole = await plain(800, 600).jpeg().toBuffer();
    expect(await press.photo(whole.subarray(0, whole.length / 2))).toBeNull();
    expect(await press.photo(Buffer.from('not a photo'))).toBeNull();
  });
});
