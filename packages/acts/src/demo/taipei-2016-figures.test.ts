import { describe, expect, it } from 'vitest';
import { PRINTED_TOTALS, TAIPEI_2016 } from './taipei-2016-figures.ts';

describe('臺北市 105 年度的紀錄', () => {
  it.each(Object.entries(PRINTED_TOTALS))(
    'the rows of %s add up to the printed total',
    (key, totals) => {
      const table = TAIPEI_2016.find((one) => one.key === key);
      const sums = totals.map((_, column) =>
        table?.rows.reduce((sum, row) => sum + (row.values[column] ?? 0), 0),
      );
      expect(sums).toEqual(totals);
    },
  );

  it('names the twelve districts in the official order', () => {
    const assemblies = TAIPEI_2016.find(({ key }) => key === 'assemblies');
    expect(assemblies?.rows.map(({ of }) => of).join()).toBe(
      '松山,信義,大安,中山,中正,大同,萬華,文山,南港,內湖,士林,北投',
    );
    expect(assemblies?.rows.map(({ values }) => values[4])).toEqual([
      12, 12, 16, 12, 10, 8, 10, 14, 8, 16, 16, 14,
    ]);
  });
});
