/** Letters with a single-use link: written in the transaction, sent after it. */
import { randomUUID } from 'node:crypto';
import { LINK_LIFE_MS, type AccountId, type Email, type LinkPurpose } from '@gongsuan/core/people';
import { LANGS, type Lang } from '@gongsuan/prelude';
import type { Tx } from '@gongsuan/store';
import { links } from '@gongsuan/store/people';
import { wordsOf } from '@gongsuan/words';
import { hashToken, newToken, type Door } from './door.ts';

const PATHS: Readonly<Record<LinkPurpose, string>> = {
  invitation: '/office/sign-in/invitation',
  password: '/office/sign-in/reset',
  citizen: '/account/confirm',
};

/** Keeps a new link and gives its whole address. */
export async function newLink(
  tx: Tx,
  door: Door,
  link: {
    readonly purpose: LinkPurpose;
    readonly account: AccountId | null;
    readonly email: Email;
    readonly next: string | null;
    readonly lang: Lang;
  },
  now: Date,
): Promise<string> {
  const token = newToken();
  const { purpose, account, email, next, lang } = link;
  const expires = new Date(now.getTime() + LINK_LIFE_MS[purpose]);
  const kept = { id: randomUUID(), purpose, account, email, next, expires };
  await links.insert(tx, kept, hashToken(token), now);
  return `${door.origin}${lang === 'en' ? '/en' : ''}${PATHS[purpose]}/${token}`;
}

/** Sends a letter with words of this purpose; `false` when it could not be handed over. */
export function sendLetter(
  door: Door,
  purpose: LinkPurpose | 'role',
  to: Email,
  url: string,
  lang: Lang,
): Promise<boolean> {
  const letter = wordsOf(lang).people.letters[purpose];
  return door.mail.send({ to, subject: letter.subject, text: letter.text(url) });
}

export type Notice = keyof ReturnType<typeof wordsOf>['people']['letters']['notices'];

/**
 * Tells the owner of an account that its password or second factor is another one, in both languages:
 * whoever changed it may not be the reader.
 */
export function sendNotice(door: Door, notice: Notice, to: Email): Promise<boolean> {
  const url = `${door.origin}/office/sign-in/forgot`;
  const [zh, en] = LANGS.map((lang) => wordsOf(lang).people.letters.notices[notice]);
  const subject = `${zh?.subject} / ${en?.subject}`;
  return door.mail.send({ to, subject, text: `${zh?.text(url)}\n${en?.text(url)}` });
}
