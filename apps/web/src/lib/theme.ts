/** Light, dark, or as the machine says: kept in a cookie, set by a small form. */
export const THEMES = ['light', 'dark', 'auto'] as const;
export type Theme = (typeof THEMES)[number];

export const THEME_COOKIE = 'gs_theme';

/** What a cookie or a form says; anything else is `auto`. */
export function themeOf(text: unknown): Theme {
  return THEMES.find((theme) => theme === text) ?? 'auto';
}
