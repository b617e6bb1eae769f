import type { Lang } from './lang.ts';

/** 1234567 -> `1,234,567`. */
export function writeCount(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}

/** 5655480 -> `5,655,480 元` / `NT$5,655,480`. */
export function writeMoney(amount: number, lang: Lang): string {
  return lang === 'en' ? `NT$${writeCount(amount)}` : `${writeCount(amount)} 元`;
}

/** A share of two whole numbers in per cent, rounded half up to `decimals`, without a float. `—` of nothing. */
export function writeShare(part: number, whole: number, decimals = 1): string {
  if (whole === 0) return '—';
  const scale = 10n ** BigInt(decimals);
  const scaled = (BigInt(part) * 200n * scale + BigInt(whole)) / (2n * BigInt(whole));
  const digits = String(scaled % scale).padStart(decimals, '0');
  return decimals === 0 ? `${scaled}%` : `${scaled / scale}.${digits}%`;
}
