import type { Reroute } from '@sveltejs/kit/hooks';
import { withoutLang } from '#lib/links.ts';

/** English pages have the same addresses under /en. */
export const reroute: Reroute = ({ url }) => withoutLang(url.pathname);
