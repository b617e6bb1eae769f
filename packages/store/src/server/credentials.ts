import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';

/** The logins of an embedded server. `admin` is the superuser, used for preparing roles only. */
export const accounts = {
  admin: 'postgres',
  owner: 'gongsuan_owner',
  web: 'gongsuan_web',
  audit: 'gongsuan_audit',
} as const;

/** What the supervisor remembers between starts: kept in `server.json`, mode 0600. */
export type Credentials = {
  readonly port: number;
  /** True once roles and the database exist. */
  readonly prepared: boolean;
  readonly passwords: Readonly<Record<keyof typeof accounts, string>>;
};

const fileOf = (dataDir: string) => join(dataDir, 'server.json');

/** Path of the password file, for messages. */
export const credentialsPath = fileOf;

/** Random passwords of 192 bits each. */
export function newCredentials(port: number): Credentials {
  const word = () => randomBytes(24).toString('base64url');
  return {
    port,
    prepared: false,
    passwords: { admin: word(), owner: word(), web: word(), audit: word() },
  };
}

/** What was remembered, or `null` when the file is absent or damaged. */
export function readCredentials(dataDir: string): Credentials | null {
  try {
    const read = JSON.parse(readFileSync(fileOf(dataDir), 'utf8')) as Credentials;
    return Number.isInteger(read.port) && typeof read.passwords.owner === 'string' ? read : null;
  } catch {
    return null;
  }
}

/** Writes the file whole or not at all. */
export function writeCredentials(dataDir: string, credentials: Credentials): void {
  const draft = `${fileOf(dataDir)}.new`;
  const file = openSync(draft, 'w', 0o600);
  try {
    writeSync(file, JSON.stringify(credentials, null, 2));
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(draft, fileOf(dataDir));
}

/** Connection URL of one login; `database` defaults to the platform's own. */
export function urlOf(
  credentials: Credentials,
  who: keyof typeof accounts,
  database = 'gongsuan',
): string {
  const { passwords, port } = credentials;
  return `postgresql://${accounts[who]}:${passwords[who]}@127.0.0.1:${port}/${database}`;
}

/** The URLs by which a database is reached, one per role. */
export type Access = {
  readonly ownerUrl: string;
  readonly webUrl: string;
  readonly auditUrl: string;
};

/** The URLs of an embedded server. */
export const accessOf = (credentials: Credentials): Access => ({
  ownerUrl: urlOf(credentials, 'owner'),
  webUrl: urlOf(credentials, 'web'),
  auditUrl: urlOf(credentials, 'audit'),
});
