/** Answers with a photo or a document. */
import { openFile } from '@gongsuan/acts/gather';
import type { RequestEvent } from '@sveltejs/kit';
import { tenantOf } from '#lib/server/place.ts';
import { orError } from '#lib/server/refusals.ts';
import { house } from '../../house.ts';

const YEAR_S = 365 * 24 * 3600;

/**
 * The bytes never change under an id, so what everybody may see is kept for a year; the rest is kept
 * nowhere. Documents open beside the page in a frame of their own rights.
 */
export async function serveFile(event: RequestEvent): Promise<Response> {
  const { params, locals, url, request } = event;
  const small = url.searchParams.has('small');
  const tenant = tenantOf(event).id;
  const opened = await openFile(house().db, tenant, locals.actor, params['file'] ?? '', small);
  const file = orError(event, opened);
  const etag = `"${file.sha256}${small ? '-small' : ''}"`;
  const headers = {
    etag,
    'content-type': file.mediaType,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'content-disposition': disposition(file.name, file.mediaType),
    'cache-control': file.everybody ? `public, max-age=${YEAR_S}, immutable` : 'private, no-store',
  };
  if (request.headers.get('if-none-match') === etag)
    return new Response(null, { status: 304, headers });
  return new Response(new Uint8Array(file.bytes), { headers });
}

/** The file's own name, with the ending of what it really is. */
function disposition(name: string, mediaType: string): string {
  const ending = mediaType === 'application/pdf' ? 'pdf' : 'webp';
  const stem = name.replace(/\.[^.]{1,5}$/, '') || 'file';
  const plain = stem.replace(/[^\w.-]+/g, '_');
  return `inline; filename="${plain}.${ending}"; filename*=UTF-8''${encodeURIComponent(`${stem}.${ending}`).replaceAll("'", '%27')}`;
}
