import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { colours, contrast, fluid, tokensCss, uses } from './tokens.ts';

const read = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');

/** Takes away what a minifier takes away; a real one does a little better. */
const squeeze = (css: string): string =>
  css
    .replaceAll(/\/\*.*?\*\//gs, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?([{}:;,>]) ?/g, '$1')
    .replaceAll(';}', '}');

describe('contrast', () => {
  it('is 21 between black and white, 1 between equals, and does not mind the order', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#ffffff', '#000000')).toBeCloseTo(21, 5);
    expect(contrast('#c22d17', '#c22d17')).toBe(1);
  });

  it('agrees with the published value for #767676 on white, the lightest grey for text', () => {
    expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
  });

  const cases = uses.flatMap(({ front, back, atLeast }) =>
    (['light', 'dark'] as const).map((theme) => ({ front, back, atLeast, theme })),
  );
  it.each(cases)(
    '$front on $back reaches $atLeast in the $theme theme',
    ({ front, back, atLeast, theme }) => {
      const at = theme === 'light' ? 0 : 1;
      expect(contrast(colours[front][at], colours[back][at])).toBeGreaterThanOrEqual(atLeast);
    },
  );

  it('is asked of every colour except the thin rules, which are decoration', () => {
    const asked = new Set<string>(uses.flatMap(({ front, back }) => [front, back]));
    expect(Object.keys(colours).filter((name) => !asked.has(name))).toEqual(['rule']);
  });
});

describe('fluid sizes', () => {
  it('reach their two ends at windows of 320 and 1280 px', () => {
    expect(fluid([16, 16])).toBe('1rem');
    expect(fluid([33, 60])).toBe('clamp(2.0625rem, 1.5rem + 2.8125vw, 3.75rem)');
  });
});

describe('style sheets', () => {
  it('tokens.css says what tokens.ts says (else: node packages/look/tools/write-tokens.ts)', () => {
    const [written, wanted] = [read('tokens.css'), tokensCss()].map(squeeze);
    expect(written).toBe(wanted);
  });

  it('base styles and tokens stay within 14 kB', () => {
    const bytes = Buffer.byteLength(squeeze(read('tokens.css') + read('look.css')));
    expect(bytes).toBeLessThanOrEqual(14_000);
  });

  it('name no colour of their own outside the print styles', () => {
    const [screen] = read('look.css').split('@media print');
    expect(screen?.match(/#[0-9a-f]{3,8}\b|rgb\(|hsl\(/gi) ?? []).toEqual([]);
  });
});
