/** The files of a cycle's open data, each at a stable address. */
import { Readable } from 'node:stream';
import {
  LICENCE,
  proposalsCsv,
  proposalsJson,
  readOpenProposals,
  readResult,
  resultCsv,
  resultJson,
  writeAreaFile,
  type AreaFile,
} from '@gongsuan/acts/admit';
import { error } from '@sveltejs/kit';
import { tenantOf } from '#lib/server/place.ts';
import { orError } from '#lib/server/refusals.ts';
import { house } from '../../../../../house.ts';
import type { RequestHandler } from './$types';

const TYPES = {
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  pb: 'text/plain; charset=utf-8',
} as const;

const AREA_FILES: Readonly<Record<string, AreaFile>> = {
  'ballots.csv': 'ballots.csv',
  'rules.json': 'rules.json',
  pb: 'election.pb',
};

export const GET: RequestHandler = async (event) => {
  const tenant = tenantOf(event);
  const { cycle, file } = event.params;
  const name = /^([a-z0-9][a-z0-9-]{0,40})\.(ballots\.csv|rules\.json|pb)$/.exec(file);
  if (file === 'result.json' || file === 'result.csv') {
    const { shown } = orError(event, await readResult(house().db, tenant.id, cycle, null));
    if (!shown) error(404);
    if (file === 'result.csv') return answer(file, resultCsv(shown.document), 'csv');
    return answer(file, resultJson(shown), 'json');
  }
  if (file === 'proposals.json' || file === 'proposals.csv') {
    const open = orError(event, await readOpenProposals(house().db, tenant.id, cycle));
    const named = `${tenant.id}-${cycle}-${file}`;
    if (file === 'proposals.csv') return answer(named, proposalsCsv(open), 'csv');
    return answer(named, proposalsJson(open), 'json');
  }
  const kind = AREA_FILES[name?.[2] ?? ''];
  if (!name?.[1] || !kind) error(404);
  const text = orError(event, await writeAreaFile(house().db, tenant, cycle, name[1], kind));
  return answer(`${tenant.id}-${cycle}-${file}`, text, typeOf(kind));
};

function typeOf(kind: AreaFile): keyof typeof TYPES {
  return kind === 'ballots.csv' ? 'csv' : kind === 'rules.json' ? 'json' : 'pb';
}

function answer(
  name: string,
  text: string | AsyncIterable<string>,
  type: keyof typeof TYPES,
): Response {
  const body = typeof text === 'string' ? text : bytesOf(text);
  return new Response(body, {
    headers: {
      'content-type': TYPES[type],
      'content-disposition': `attachment; filename="${name}"`,
      link: `<${LICENCE}>; rel="license"`,
      'cache-control': 'public, max-age=60',
    },
  });
}

/** In pieces, so that a million ballots need no memory. */
function bytesOf(pieces: AsyncIterable<string>): ReadableStream {
  return Readable.toWeb(Readable.from(pieces, { objectMode: false })) as ReadableStream;
}
