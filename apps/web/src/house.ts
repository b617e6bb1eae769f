/**
 * The composition root: what the process is made of, built once from the environment. The server
 * and SvelteKit's bundle are two module graphs in one process, so the one instance is kept on
 * globalThis.
 */
import { join } from 'node:path';
import type { Grounds } from '@gongsuan/acts/clock';
import { fileKeyring, httpRegistry, noRegistry } from '@gongsuan/acts/ports';
import { openShelf, type Booth } from '@gongsuan/acts/vote';
import { mailFrom, type Mail } from '@gongsuan/acts/mail';
import { openDb, type Db } from '@gongsuan/store';
import { openPool } from '@gongsuan/store/connect';
import { dataDirectory } from '@gongsuan/store/server';
import { openCollector } from '@gongsuan/store/vote';
import { log } from './lib/server/log.ts';

export interface House {
  readonly db: Db;
  /** The server's secret, for sealing cookies. At least 32 characters, from GONGSUAN_SECRET. */
  readonly secret: string;
  /** Where letters leave: SMTP_URL, or the folder `mail` of the data directory. */
  readonly mail: Mail;
  /** The address under which people reach the site, for links in mail. */
  readonly origin: string;
  /** Whether the demonstration is on, and its accounts may sign in. */
  readonly demo: boolean;
  /** Whether letters stay on this machine, where a visitor of the demonstration finds them. */
  readonly lettersKept: boolean;
  /** 投票所: what the acts of voting need. */
  readonly booth: Booth;
  /** What the clock goes over. */
  readonly grounds: Grounds;
}

const KEY = Symbol.for('gongsuan.house');

export function house(): House {
  const shared = globalThis as { [KEY]?: House };
  return (shared[KEY] ??= build(process.env));
}

function build(env: NodeJS.ProcessEnv): House {
  const url = env['DATABASE_URL_WEB'] ?? env['DATABASE_URL'];
  if (!url) throw new Error('DATABASE_URL is not set: start the platform with `npm start`');
  const secret = env['GONGSUAN_SECRET'] ?? '';
  if (secret.length < 32) throw new Error('GONGSUAN_SECRET must have at least 32 characters');
  const role = env['DATABASE_URL_WEB'] ? {} : { role: 'gongsuan_web' };
  const db = openDb(openPool(url, { max: 8, applicationName: 'gongsuan-web', ...role }));
  const keyring = fileKeyring(env['GONGSUAN_KEYS'] ?? join(dataDirectory(env), 'keys'));
  return {
    db,
    secret,
    mail: mailFrom(env, dataDirectory(env), (problem) => log.error(problem)),
    origin: env['ORIGIN'] ?? `http://localhost:${env['PORT'] ?? '3000'}`,
    demo: env['GONGSUAN_DEMO'] === 'yes',
    lettersKept: env['GONGSUAN_DEMO'] === 'yes' && !env['SMTP_URL'],
    booth: {
      db,
      secret,
      keyring,
      registry: registryOf(env),
      collector: openCollector(url, role),
      shelf: openShelf(db),
    },
    grounds: { db, keyring, letters: join(dataDirectory(env), 'mail') },
  };
}

/** The household registry, where the environment names one. */
function registryOf(env: NodeJS.ProcessEnv) {
  const url = env['REGISTRY_URL'];
  if (!url) return noRegistry;
  return httpRegistry({ url, secret: env['REGISTRY_SECRET'] ?? '' });
}
