/** What people type, made safe to keep: no characters that hide, reorder or break text. */

// Characters without a shape of their own that a text can be faked or broken with.
const INVISIBLE =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\uffff\u{e0000}-\u{e0fff}]/gu;
// The joiner holds emoji together; elsewhere it only hides.
const LONE_JOINER = /(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f])\u200d/gu;
const STACKED_MARKS = /(\p{M}{3})\p{M}+/gu;

/**
 * Removes control, direction and zero-width characters and heaps of combining marks, makes line ends
 * `\n`, and takes blank space off the ends of lines and of the text. Doing it twice changes nothing.
 */
export function cleanText(typed: string): string {
  return typed
    .toWellFormed()
    .normalize('NFC')
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replace(/[\t\u2800]/g, ' ')
    .replace(INVISIBLE, '')
    .replace(LONE_JOINER, '')
    .replace(STACKED_MARKS, '$1')
    .replace(/[^\S\n]+$/gmu, '')
    .replace(/\n{3,}/g, '\n\n')
    .normalize('NFC')
    .trim();
}

/** The same on one line. */
export function cleanLine(typed: string): string {
  return cleanText(typed).replace(/\s+/gu, ' ').trim();
}

/** Whether a text says something: at least one letter or digit. */
export function saysSomething(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

/** How long a text is, in characters as a reader counts them (code points). */
export function lengthOf(text: string): number {
  return [...text].length;
}
