import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { bigrams } from './bigrams.ts';
import { dice, likeness, mostSimilar } from './similar.ts';

const han = fc
  .array(fc.constantFrom(...'臺北市士林區公園步道改善照明無障礙親子兒童遊戲場路口安全綠美化'), {
    maxLength: 20,
  })
  .map((characters) => characters.join(''));

describe('the grams of a text', () => {
  it('are the pairs of neighbouring Chinese characters', () => {
    expect(bigrams('公園步道')).toEqual(['公園', '園步', '步道'].sort());
  });

  it('keep a character that stands alone, and words of other scripts whole', () => {
    expect(bigrams('YouBike 2.0 站、橋')).toEqual(['0', '2', 'youbike', '橋', '站'].sort());
  });

  it('do not reach over punctuation', () => {
    expect(bigrams('公園，步道')).toEqual(['公園', '步道'].sort());
  });

  it('read 台 as 臺, full width as half width, and capitals as small letters', () => {
    expect(bigrams('台北ＬＥＤ路燈')).toEqual(bigrams('臺北led路燈'));
  });

  it('keep characters beyond the first plane whole', () => {
    expect(bigrams('𡘙坑')).toEqual(['𡘙坑']);
  });

  it('of a part are among the grams of the whole', () => {
    fc.assert(
      fc.property(han, han, (a, b) => {
        fc.pre([...a].length !== 1);
        const whole = new Set(bigrams(a + b));
        expect(bigrams(a).every((gram) => whole.has(gram))).toBe(true);
      }),
    );
  });

  it('are a set, the same whatever the text is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const grams = bigrams(text);
        expect(new Set(grams).size).toBe(grams.length);
        expect(bigrams(grams.join(' '))).toEqual(grams);
      }),
    );
  });
});

describe('how alike two proposals are', () => {
  it('is 1 for the same title, 0 for titles without a common pair', () => {
    expect(dice(bigrams('天母公園照明改善'), bigrams('天母公園照明改善'))).toBe(1);
    expect(dice(bigrams('天母公園'), bigrams('社子島堤防'))).toBe(0);
  });

  it('counts shared pairs twice over all pairs', () => {
    // 公園 園照 照明 | 公園 園步 步道: one of three and three
    expect(dice(bigrams('公園照明'), bigrams('公園步道'))).toBeCloseTo(1 / 3);
  });

  it('stays between 0 and 1 and does not depend on who is compared to whom', () => {
    fc.assert(
      fc.property(han, han, (a, b) => {
        const score = dice(bigrams(a), bigrams(b));
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
        expect(dice(bigrams(b), bigrams(a))).toBe(score);
      }),
    );
  });

  it('rises when the earlier text speaks of the same thing under another title', () => {
    const asked = bigrams('公園照明改善');
    const other = { title: bigrams('點亮天母'), found: 5 };
    const nothing = { title: bigrams('點亮天母'), found: 0 };
    expect(likeness(asked, other)).toBeGreaterThan(likeness(asked, nothing));
  });

  it('lists the most similar first and leaves out what has nothing in common', () => {
    const one = (title: string) => ({
      title,
      grams: { title: bigrams(title), found: 0 },
    });
    const found = mostSimilar(
      bigrams('天母公園步道改善'),
      [one('社子島堤防彩繪'), one('天母公園步道鋪面改善'), one('天母公園步道改善')],
      5,
    );
    expect(found.map((it) => it.title)).toEqual(['天母公園步道改善', '天母公園步道鋪面改善']);
  });
});
