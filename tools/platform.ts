// npm start, on the pinned Node: database, demonstration, registry stand-in, web server.
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { dataDirectory, serverSentence, type Server } from '@gongsuan/store/server';
import { build, isBuilt } from './build.ts';
import {
  lastLines,
  runChild,
  startChild,
  waitForPage,
  type Child,
  type Environment,
} from './children.ts';
import { loadDemonstration } from './demonstration.ts';
import { readyDatabase, secretOf, type Ready } from './database.ts';
import { complain, project, say } from './install.js';
import { registryPlace, startRegistry, type RegistryPlace } from './registry.ts';
import { Stopped } from './stopped.ts';

const env = process.env;
const given = env.DATABASE_URL !== undefined && env.DATABASE_URL !== '';
/** The demonstration is for the database that we made; into a given one only on request. */
const demo = env.GONGSUAN_DEMO === 'yes' || (!given && env.GONGSUAN_DEMO !== 'no');
const ownRegistry = demo && (env.REGISTRY_URL === undefined || env.REGISTRY_URL === '');
const host = env.HOST ?? '127.0.0.1';

const children: Child[] = [];
const aborter = new AbortController();
let database: Ready | null = null;
let ending: Promise<void> | undefined;

/** Stops everything that was started, the database last, and ends the process. */
function end(code: number): Promise<void> {
  return (ending ??= (async () => {
    aborter.abort();
    await Promise.all(children.map((child) => child.stop()));
    await starting.catch(() => undefined);
    await database?.server?.stop();
    process.exit(code);
  })());
}

for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const)
  process.on(signal, () => void end(0));
process.on('disconnect', () => void end(0)); // npm start itself was killed

let starting: Promise<unknown> = Promise.resolve();
async function main(): Promise<void> {
  const port = await webPort();
  if (!isBuilt()) say('建置網站。', 'Building the site.');
  const building = build(aborter.signal);
  starting = readyDatabase(env).then((ready) => (database = ready));
  const prepared = starting.then(async () => {
    if (demo && ending === undefined) await loadDemonstration(asOwner(), !given, aborter.signal);
  });
  starting = prepared;
  prepared.catch(() => aborter.abort());
  const [built] = await Promise.all([building, prepared]);
  if (ending !== undefined) return;
  if (built.failed !== null) {
    console.error(built.failed.trimEnd().split('\n').slice(-30).join('\n'));
    throw new Stopped({ zh: '網站建置失敗（見上）。', en: 'Building the site failed (above).' });
  }
  const registry = ownRegistry ? await registryPlace(env) : null;
  const address = `http://${host === '0.0.0.0' || host === '127.0.0.1' ? 'localhost' : host}:${port}/`;
  const web = startWeb(port, registry, address);
  if (registry !== null) void raiseRegistry(registry);
  const local = `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${port}/`;
  if (!(await waitForPage(local, web, 60))) {
    if (ending !== undefined) return;
    console.error(lastLines(web.log));
    throw new Stopped({
      zh: `網站沒有啟動（紀錄：${web.log}）。`,
      en: `The web server did not start (log: ${web.log}).`,
    });
  }
  database?.server?.announce(address);
  say(`已啟動：${address}`, `Running at ${address}`);
  await printAccounts();
  tellLetters();
  warn();
  say(
    `紀錄：${dataDirectory(env)}/*.log。按 Ctrl-C 停止。`,
    `Logs: ${dataDirectory(env)}/*.log. Press Ctrl-C to stop.`,
  );
  if (database?.server) keepDatabase(database.server);
  watch(web);
}

/** Without a mail server letters are files; whoever signs in by a link has to find them. */
function tellLetters(): void {
  if (env.SMTP_URL) return;
  const folder = join(dataDirectory(env), 'mail');
  say(
    `沒有設定 SMTP_URL，信件不寄出；登入連結等信件存放於 ${folder}。`,
    `SMTP_URL is not set: letters, such as sign-in links, are kept as files in ${folder}.`,
  );
}

/** What an operator should know of the settings before others find out. */
function warn(): void {
  if (demo && !/^(127\.|localhost$|::1$)/.test(host)) {
    complain(
      `示範帳號的密碼是公開的，而網站開放給其他電腦連線（HOST=${host}）。正式使用請設定 GONGSUAN_DEMO=no。`,
      `The passwords of the demonstration accounts are public, and other machines can reach the site (HOST=${host}). Set GONGSUAN_DEMO=no unless it is meant for trying out.`,
    );
  }
  if (env.ORIGIN?.startsWith('https:') === true && !env.ADDRESS_HEADER) {
    complain(
      'ORIGIN 是 https，但沒有設定 ADDRESS_HEADER：經由代理伺服器的所有人會被當成同一個網路，共用登入與表單的次數限制。',
      'ORIGIN is https and ADDRESS_HEADER is not set: everybody behind the proxy counts as one network and shares its limits for signing in and sending forms.',
    );
  }
}

/** The wanted port, or for want of a wish the first free one from 3000 on. */
async function webPort(): Promise<number> {
  const wish = env.PORT;
  if (wish !== undefined && wish !== '') {
    const port = Number(wish);
    if (Number.isInteger(port) && port > 0 && port < 65_536 && (await canListen(port))) return port;
    throw new Stopped({
      zh: `無法使用連接埠 ${wish}：已被占用或不是有效的號碼。請以 PORT 指定另一個。`,
      en: `Port ${wish} cannot be used: it is taken or not a valid number. Set PORT to another.`,
    });
  }
  for (let port = 3000; port < 3100; port += 1) if (await canListen(port)) return port;
  throw new Stopped({
    zh: '3000 至 3099 的連接埠都被占用，請設定 PORT。',
    en: 'Ports 3000 to 3099 are all taken; set PORT.',
  });
}

function canListen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

const logFile = (name: string) => {
  mkdirSync(dataDirectory(env), { recursive: true });
  return join(dataDirectory(env), `${name}.log`);
};

/** What every program of ours gets; the owner's URL goes to the loader only, never to the web. */
const common = (): Environment => ({
  ...env,
  GONGSUAN_DATA: dataDirectory(env),
  GONGSUAN_SECRET: secretOf(env),
  NODE_ENV: env.NODE_ENV ?? 'production',
});

const asOwner = (): Environment => ({
  ...common(),
  DATABASE_URL: database?.ownerUrl,
  DATABASE_URL_WEB: database?.webUrl,
  DATABASE_URL_AUDIT: database?.auditUrl,
});

function startWeb(port: number, registry: RegistryPlace | null, origin: string): Child {
  const web = startChild(
    'web',
    'apps/web/server.ts',
    {
      ...common(),
      DATABASE_URL: undefined,
      DATABASE_URL_WEB: database?.webUrl,
      DATABASE_URL_AUDIT: undefined,
      // Photos are made smaller in several threads; with an arena for each, glibc keeps twice as much.
      MALLOC_ARENA_MAX: env.MALLOC_ARENA_MAX ?? '2',
      PORT: String(port),
      HOST: host,
      ORIGIN: env.ORIGIN ?? origin.replace(/\/$/, ''),
      ...(registry === null
        ? {}
        : { REGISTRY_URL: registry.url, REGISTRY_SECRET: registry.secret }),
      ...(demo ? { GONGSUAN_DEMO: 'yes' } : {}),
    },
    logFile('web'),
  );
  children.push(web);
  return web;
}

/** A stand-in that ends sooner than this after its start will not do better the next time. */
const SOON_MS = 10_000;

/**
 * The stand-in for the household registry, in a process of its own that knows nothing of ours. When
 * it is killed it is started again, at the same address.
 */
async function raiseRegistry(place: RegistryPlace): Promise<void> {
  for (;;) {
    const began = performance.now();
    const registry = await startRegistry(place, asOwner(), logFile('registry'), aborter.signal);
    if (registry === null) return;
    children.push(registry);
    await registry.ended;
    if (ending !== undefined) return;
    console.error(lastLines(registry.log));
    if (performance.now() - began < SOON_MS) break;
    complain(
      '戶政替代服務曾經中斷，重新啟動中。',
      'The registry stand-in had ended and is started again.',
    );
  }
  complain(
    '戶政替代服務無法啟動，人別驗證無法使用。請看紀錄，再重新執行 npm start。',
    'The registry stand-in does not start; identity checks are not available. See its log, then run npm start again.',
  );
}

/** The loader prints its own fictional accounts, with what is needed to sign in. */
async function printAccounts(): Promise<void> {
  if (!demo) return;
  const accounts = await runChild(
    process.execPath,
    [join(project, 'apps/cli/src/main.ts'), 'demo', 'accounts'],
    {
      env: asOwner(),
      abort: aborter.signal,
    },
  );
  if (ending === undefined) console.log(`${accounts.text.trimEnd()}\n`);
}

/** PostgreSQL killed from outside comes back on the same port; the web's pool reconnects by itself. */
function keepDatabase(server: Server): void {
  let complained = false;
  const look = async () => {
    const revived = await server.revive();
    if (ending !== undefined) return;
    if (revived.ok && revived.value)
      complain('資料庫曾經中斷，已重新啟動。', 'The database had ended and was started again.');
    if (!revived.ok && !complained) {
      const sentence = serverSentence(revived.refusal);
      complain(sentence.zh, sentence.en);
    }
    complained = !revived.ok;
  };
  const timer = setInterval(() => void look(), 1_000);
  timer.unref();
}

/** The platform ends with its web server: whoever supervises it sees the exit code. */
function watch(web: Child): void {
  void web.ended.then(async (code) => {
    await new Promise((resolve) => setTimeout(resolve, 300)); // a stop signal may reach the child first
    if (ending !== undefined) return;
    console.error(lastLines(web.log));
    complain(`網站已結束（代碼 ${code}）。`, `The web server has ended (code ${code}).`);
    await end(1);
  });
}

try {
  await main();
} catch (error) {
  if (!(error instanceof Stopped)) {
    console.error(error);
    complain(
      '啟動失敗：程式發生未預期的錯誤（見上）。',
      'The start failed: an unexpected error (above).',
    );
  } else if (ending === undefined) complain(error.sentence.zh, error.sentence.en);
  await end(1);
}
