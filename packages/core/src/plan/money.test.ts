import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ntd } from './presets/parts.ts';
import { resolvedMoney } from './money.ts';

const dayuan = { money: ntd(3_000_000) };
const bonus = { moneyBonus: { voters: 4000, money: ntd(5_000_000) } };

describe('經費 money', () => {
  it('stays at 3,000,000 with 3,994 voters, 6 short of the 4,000 that raise it (T10, T11)', () => {
    expect(resolvedMoney(dayuan, bonus, 3994)).toEqual({
      money: 3_000_000,
      raised: false,
      short: 6,
    });
  });

  it('rises to 5,000,000 with exactly 4,000 voters', () => {
    expect(resolvedMoney(dayuan, bonus, 4000)).toEqual({
      money: 5_000_000,
      raised: true,
      short: 0,
    });
    expect(resolvedMoney(dayuan, bonus, 3999)).toMatchObject({ raised: false, short: 1 });
  });

  it('does not move where no bonus was announced', () => {
    expect(resolvedMoney(dayuan, { moneyBonus: null }, 1_000_000)).toEqual({
      money: 3_000_000,
      raised: false,
      short: null,
    });
  });

  it('never falls as more people vote', () => {
    fc.assert(
      fc.property(fc.nat(10_000), fc.nat(10_000), (few, more) => {
        const less = resolvedMoney(dayuan, bonus, few).money ?? 0;
        expect(resolvedMoney(dayuan, bonus, few + more).money ?? 0).toBeGreaterThanOrEqual(less);
      }),
    );
  });
});
