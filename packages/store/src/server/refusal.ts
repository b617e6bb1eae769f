/** Why the embedded database server did not start. Facts only; `sentence` gives the words. */
export type ServerRefusal =
  | {
      readonly code: 'already-running';
      readonly pid: number;
      readonly dataDir: string;
      readonly since: string;
      readonly url: string | null;
    }
  | { readonly code: 'not-running'; readonly dataDir: string }
  | { readonly code: 'url-malformed' }
  | { readonly code: 'disk-full'; readonly path: string }
  | { readonly code: 'disk-read-only'; readonly path: string }
  | { readonly code: 'no-permission'; readonly path: string }
  | { readonly code: 'unsafe-place'; readonly path: string }
  | { readonly code: 'no-account' }
  | { readonly code: 'no-binaries'; readonly platform: string }
  | { readonly code: 'no-credentials'; readonly path: string }
  | {
      readonly code: 'other-version';
      readonly path: string;
      readonly found: string;
      readonly needed: string;
    }
  | { readonly code: 'did-not-start'; readonly log: string; readonly lastLine: string };

/** The same statement in the two languages of the house. */
export type Sentence = { readonly zh: string; readonly en: string };

/** What a person who typed `npm start` reads when the database server refuses. */
export function serverSentence(refusal: ServerRefusal): Sentence {
  switch (refusal.code) {
    case 'already-running':
      return {
        zh: `共算已經在執行中（行程 ${refusal.pid}，自 ${refusal.since} 起，資料目錄 ${refusal.dataDir}${refusal.url === null ? '' : `，網址 ${refusal.url}`}）。同一資料目錄一次只能啟動一個；請先停止它，或以 GONGSUAN_DATA 指定另一個目錄。`,
        en: `Gongsuan is already running (process ${refusal.pid}, since ${refusal.since}, data directory ${refusal.dataDir}${refusal.url === null ? '' : `, at ${refusal.url}`}). One data directory serves one instance; stop that one first, or set GONGSUAN_DATA to another directory.`,
      };
    case 'not-running':
      return {
        zh: `資料目錄 ${refusal.dataDir} 的資料庫尚未啟動。請先執行 npm start，或設定 DATABASE_URL。`,
        en: `No database is running for the data directory ${refusal.dataDir}. Run npm start first, or set DATABASE_URL.`,
      };
    case 'url-malformed':
      return {
        zh: 'DATABASE_URL 不是資料庫的網址，寫法如 postgresql://使用者:密碼@主機:5432/資料庫。',
        en: 'DATABASE_URL is no address of a database; it is written like postgresql://user:password@host:5432/database.',
      };
    case 'disk-full':
      return {
        zh: `磁碟空間已滿，資料庫無法寫入 ${refusal.path}。請騰出空間後再啟動；既有資料沒有更動。`,
        en: `The disk is full: the database cannot write to ${refusal.path}. Free some space and start again; existing data is unchanged.`,
      };
    case 'disk-read-only':
      return {
        zh: `${refusal.path} 位於唯讀的磁碟，資料庫無法寫入。請以 GONGSUAN_DATA 指定可寫入的目錄，或設定 DATABASE_URL。`,
        en: `${refusal.path} is on a read-only disk, so the database cannot be written there. Set GONGSUAN_DATA to a writable directory, or set DATABASE_URL.`,
      };
    case 'no-permission':
      return {
        zh: `沒有寫入 ${refusal.path} 的權限。請調整該目錄的權限，或以 GONGSUAN_DATA 指定另一個目錄。`,
        en: `No permission to write to ${refusal.path}. Change the directory's permissions, or set GONGSUAN_DATA to another directory.`,
      };
    case 'unsafe-place':
      return {
        zh: `${refusal.path} 屬於其他使用者，或其他使用者可以寫入，不宜存放資料庫。請以 GONGSUAN_DATA 指定另一個目錄。`,
        en: `${refusal.path} belongs to another user, or other users can write to it, so the database is not placed there. Set GONGSUAN_DATA to another directory.`,
      };
    case 'no-account':
      return {
        zh: 'PostgreSQL 不能以 root 身分執行，而這台機器沒有 postgres 或 nobody 帳號可以代替。請改用一般使用者啟動，或設定 DATABASE_URL。',
        en: 'PostgreSQL does not run as root, and this machine has neither a postgres nor a nobody account to run it as. Start as an ordinary user, or set DATABASE_URL.',
      };
    case 'no-binaries':
      return {
        zh: `這個平臺（${refusal.platform}）沒有內建的 PostgreSQL。請以 DATABASE_URL 指定 PostgreSQL 15 以上的資料庫。`,
        en: `There is no embedded PostgreSQL for this platform (${refusal.platform}). Set DATABASE_URL to a PostgreSQL 15 or newer.`,
      };
    case 'no-credentials':
      return {
        zh: `資料庫存在，但密碼檔 ${refusal.path} 遺失或損毀。請由備份還原該檔；資料沒有更動。`,
        en: `The database exists, but its password file ${refusal.path} is missing or damaged. Restore that file from a backup; the data is unchanged.`,
      };
    case 'other-version':
      return {
        zh: `${refusal.path} 的資料由 PostgreSQL ${refusal.found} 建立，這一版需要 ${refusal.needed}。請先以原版本匯出資料。`,
        en: `The data in ${refusal.path} was made by PostgreSQL ${refusal.found}; this release runs ${refusal.needed}. Export it with the former release first.`,
      };
    case 'did-not-start':
      return {
        zh: `資料庫沒有啟動：${refusal.lastLine}（完整紀錄：${refusal.log}）`,
        en: `The database did not start: ${refusal.lastLine} (full log: ${refusal.log})`,
      };
  }
}

/** Tells an expected failure of the disk from a bug; `null` means a bug, to be thrown on. */
export function fileRefusal(error: unknown, path: string): ServerRefusal | null {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  // 53100: what PostgreSQL itself says of a full disk.
  if (/^(ENOSPC|EDQUOT|53100)$/.test(code)) return { code: 'disk-full', path };
  if (code === 'EROFS') return { code: 'disk-read-only', path };
  if (code === 'EACCES' || code === 'EPERM' || code === 'ENOTDIR')
    return { code: 'no-permission', path };
  return null;
}

/** The same from what PostgreSQL wrote; its messages are asked for in English (LC_MESSAGES=C). */
export function loggedRefusal(text: string, path: string, log: string): ServerRefusal {
  if (/No space left on device|Disk quota exceeded/.test(text)) return { code: 'disk-full', path };
  if (/Read-only file system/.test(text)) return { code: 'disk-read-only', path };
  const lines = text.split('\n').filter((line) => /FATAL|PANIC|error:/.test(line));
  const last = (lines.at(-1) ?? text.trim().split('\n').at(-1) ?? '').replace(
    /^.*?(FATAL|PANIC|error):\s*/,
    '',
  );
  if (/Permission denied/.test(last)) return { code: 'no-permission', path };
  return { code: 'did-not-start', log, lastLine: last === '' ? '—' : last };
}
