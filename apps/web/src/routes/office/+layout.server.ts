/** Below /office everybody is signed in by two factors, except at the door itself. */
import { withoutLang } from '#lib/links.ts';
import { requireStaff } from '#lib/server/session.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async (event) => {
  const path = withoutLang(event.url.pathname);
  if (!/^\/office\/sign-(in|out)(\/|$)/.test(path)) await requireStaff(event);
};
