/** An amount of New Taiwan dollars. Always a whole number; there are no cents in a budget. */
export type Money = number & { readonly __money: unique symbol };

/** The largest amount the platform handles: ten trillion NT$, four times the central budget. */
export const MOST_MONEY = 10_000_000_000_000;

/** Takes a whole number of NT$ from 0 up to {@link MOST_MONEY}; `undefined` for anything else. */
export function money(amount: number): Money | undefined {
  return Number.isSafeInteger(amount) && amount >= 0 && amount <= MOST_MONEY
    ? (amount as Money)
    : undefined;
}

/** Reads what people type: `1,200,000`, `1200000元`, `NT$ 1,200,000`, full-width digits. */
export function parseMoney(text: string): Money | undefined {
  const plain = text
    .normalize('NFKC')
    .replace(/^\s*(NT\$|\$)?\s*/i, '')
    .replace(/\s*元?\s*$/, '');
  if (!/^(\d{1,3}(,\d{3})+|\d+)$/.test(plain)) return undefined;
  return money(Number(plain.replaceAll(',', '')));
}
