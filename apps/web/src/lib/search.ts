/** How place names are compared: 台 is 臺, capitals and accents do not matter, nor marks between. */
export function foldPlace(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll('台', '臺')
    .replaceAll(/[\p{Mark}\p{Punctuation}\s]/gu, '');
}
