/** Answers with a photo or a document. */
import { openFile } from '@gongsuan/acts/gather';
import type { RequestEvent } from '@sveltejs/kit';
import { tenantOf } from '#lib/server/place.ts';
import { orError } from '#lib/server/refusals.ts';
import { house } from '../../house.ts';
import { fileHeaders } from './file-headers.ts';

/** Whether it may be seen is asked each time, also by a cache that only wants to know if it is the same. */
export async function serveFile(event: RequestEvent): Promise<Response> {
  const { params, locals, url, request } = event;
  const small = url.searchParams.has('small');
  const tenant = tenantOf(event).id;
  const opened = await openFile(house().db, tenant, locals.actor, params['file'] ?? '', small);
  const file = orError(event, opened);
  const headers = fileHeaders(file, small);
  if (request.headers.get('if-none-match') === headers['etag'])
    return new Response(null, { status: 304, headers });
  return new Response(new Uint8Array(file.bytes), { headers });
}
