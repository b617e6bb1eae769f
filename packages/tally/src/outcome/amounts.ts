/** Numbers as they stand in a sentence. */
export type Language = 'zh-Hant-TW' | 'en';

export interface Currency {
  readonly currency?: string | undefined;
  readonly decimals: number;
}

/** 12345 as "12,345". */
export function grouped(whole: number | bigint): string {
  return String(whole).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** An amount in whole units as people write it: "1,200,000 元", "NT$1,200,000", "12.50 EUR". */
export function money(amount: number, currency: Currency, language: Language): string {
  return withUnit(decimal(amount, currency.decimals), currency, language);
}

/** A decimal with the unit of the currency. */
export function withUnit(
  text: string,
  { currency = 'TWD' }: Pick<Currency, 'currency'>,
  language: Language,
): string {
  if (currency !== 'TWD') return `${text} ${currency}`;
  return language === 'en' ? `NT$${text}` : `${text} 元`;
}

/** An amount whose last `decimals` digits stand behind the point. */
export function decimal(amount: number, decimals: number): string {
  const digits = String(amount).padStart(decimals + 1, '0');
  const whole = grouped(Number(digits.slice(0, digits.length - decimals)));
  const rest = digits.slice(digits.length - decimals);
  return /[1-9]/.test(rest) ? `${whole}.${rest}` : whole;
}

/** Hundredths of a percent as a percentage: 9431 as "94.31 %". */
export function percent(basisPoints: number): string {
  return `${decimal(basisPoints, 2)} %`;
}
