import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { cleanLine, cleanText, lengthOf, saysSomething } from './text.ts';

describe('typed text, made safe to keep', () => {
  it('loses characters that reorder the line', () => {
    expect(cleanText('公園\u202Egpj.exe')).toBe('公園gpj.exe');
  });

  it('loses zero-width characters, but keeps an emoji family together', () => {
    expect(cleanText('公\u200B園\uFEFF')).toBe('公園');
    expect(cleanText('公\u200D園')).toBe('公園');
    expect(cleanText('👨‍👩‍👧 公園')).toBe('👨‍👩‍👧 公園');
  });

  it('loses control characters, NUL among them', () => {
    expect(cleanText('a\u0000b\u0007c\u001b[31m')).toBe('abc[31m');
  });

  it('cuts heaps of combining marks', () => {
    expect(lengthOf(cleanText(`z${'\u0301'.repeat(200)}`))).toBeLessThan(6);
  });

  it('leaves HTML as the text that it is', () => {
    expect(cleanLine('<b>公園</b> & <script>')).toBe('<b>公園</b> & <script>');
  });

  it('keeps paragraphs, and no more than one empty line between them', () => {
    expect(cleanText('一\r\n\r\n\r\n\r\n二  \r三')).toBe('一\n\n二\n三');
  });

  it('cleaned twice is the same as cleaned once, and is well formed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const clean = cleanText(text);
        expect(cleanText(clean)).toBe(clean);
        expect(clean.isWellFormed()).toBe(true);
        expect(clean.includes('\u0000')).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  it('says something when a letter or a digit is in it', () => {
    expect(
      ['', '   ', '…！', '\u3164', '\u2800', '\u200b'].map((t) => saysSomething(cleanText(t))),
    ).toEqual(Array.from({ length: 6 }, () => false));
    expect(saysSomething('園')).toBe(true);
  });
});
