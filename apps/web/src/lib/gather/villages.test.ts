import { describe, expect, it } from 'vitest';
import { middleOf, townMap, villageAt } from './villages.ts';

describe('村里圖 the map of villages', () => {
  it('knows in which village a point lies, and when it lies in none', async () => {
    const daan = await townMap('63000030');
    if (!daan) throw new Error('the atlas has 大安區');
    expect(villageAt(daan, { lat: 25.03, lng: 121.5357 })).toBe('龍門里');
    expect(villageAt(daan, { lat: 25.04, lng: 121.548 })).toBe('仁愛里');
    expect(villageAt(daan, { lat: 25.118, lng: 121.53 })).toBeUndefined();
  });

  it('writes a name into the largest part of a village', () => {
    expect(middleOf('M0 0l2 0 0 2zM10 10l20 0 0 10-20 0z')).toEqual({ x: 20, y: 15 });
  });
});
