import { serveFile } from '#lib/gather/serve-file.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) => serveFile(event);
