/**
 * The web server: the public API first, then the site. One process; several may share a database.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { apiPace, mountApi } from './src/api/index.ts';
import { everyMsOf, startClock } from './src/clock.ts';
import { house } from './src/house.ts';
import { refuseForeign } from './src/lib/server/foreign.ts';
import { sweepShelves } from './src/lib/server/form-shelf.ts';
import { log } from './src/lib/server/log.ts';
import { everyAnswer, unheard } from './src/lib/server/protection.ts';
import { MOST_WITH_FILES } from './src/lib/server/sent-form.ts';

type Handler = (req: IncomingMessage, res: ServerResponse) => void;

// The adapter works out the origin for its CSRF check from this header; we are the only ones to set it.
process.env['PROTOCOL_HEADER'] = 'x-gongsuan-protocol';
process.env['BODY_SIZE_LIMIT'] ??= String(MOST_WITH_FILES);

const BUILD = new URL('./build/handler.js', import.meta.url).href;
const { handler } = (await import(BUILD)) as { handler: Handler };

const port = Number(process.env['PORT'] ?? 3000);
const host = process.env['HOST'] ?? '127.0.0.1';
const protocol = (process.env['ORIGIN'] ?? '').startsWith('https:') ? 'https' : 'http';

const https = protocol === 'https';
const always = Object.entries(everyAnswer(https));
const api = mountApi(house(), { https, ...apiPace(process.env) });
const server = createServer((req, res) => {
  if (api(req, res)) return;
  // The framework's own headers take the place of these; static files and errors keep them.
  for (const [name, value] of always) res.setHeader(name, value);
  if (refuseForeign(req, res, process.env['ORIGIN'] ?? `${protocol}://${req.headers.host ?? ''}`))
    return;
  req.headers['x-gongsuan-protocol'] = protocol;
  handler(req, res);
});

// An address or a cookie longer than 16 kB never becomes a request: its words are sent by hand.
server.on('clientError', (error, socket) => {
  if (!socket.writable) return;
  const long = 'code' in error && error.code === 'HPE_HEADER_OVERFLOW';
  socket.end(unheard(long ? 431 : 400, https));
});

// Longer than a proxy in front keeps its side, so that no request meets a closing connection.
server.keepAliveTimeout = 65_000;

server.listen(port, host, () => {
  const address = server.address();
  const listening = typeof address === 'object' && address ? address.port : port;
  process.stdout.write(`${JSON.stringify({ listening })}\n`);
});

if (protocol === 'https' && !process.env['ADDRESS_HEADER'])
  log.warn('ADDRESS_HEADER is not set: everybody behind the proxy counts as one network');

void sweepShelves(new Date());

const everyMs = everyMsOf(process.env['GONGSUAN_CLOCK']);
const clock =
  everyMs === null
    ? null
    : startClock(house().grounds, { everyMs, report: (line) => log.info(line) });

// On the way out: no new requests, every ballot under way is answered, then the connections close.
let leaving = false;
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    if (leaving) return;
    leaving = true;
    // Whoever is being answered now keeps the line open afterwards: it is closed as soon as it is idle.
    const idle = setInterval(() => server.closeIdleConnections(), 50);
    server.close(() => {
      clearInterval(idle);
      void leave();
    });
    server.closeIdleConnections();
    setTimeout(() => process.exit(0), 10_000).unref();
  });
}

async function leave(): Promise<void> {
  await clock?.stop();
  await house().booth.collector.close();
  await house().db.destroy();
  process.exit(0);
}
