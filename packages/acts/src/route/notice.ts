/** Tells a proposer by mail that something was said or decided; after the commit, and once. */
import { parseEmail, type TenantId } from '@gongsuan/core/people';
import type { Tx } from '@gongsuan/store';
import { proposals, type Standing } from '@gongsuan/store/gather';
import { accounts } from '@gongsuan/store/people';
import { wordsOf } from '@gongsuan/words';
import type { Mail } from '../mail/index.ts';

/** Where letters leave, and the address under which the site is reached. */
export interface Post {
  readonly mail: Mail;
  readonly origin: string;
}

/** The address of the proposer; `undefined` when only a telephone, or nothing, is known. */
export async function addressOf(
  tx: Tx,
  tenant: TenantId,
  proposal: Standing,
): Promise<string | undefined> {
  if (proposal.proposer) {
    const account = await accounts.byId(tx, proposal.proposer);
    return account?.disabled ? undefined : account?.email;
  }
  const contact = await proposals.contact(tx, tenant, proposal.id);
  return contact && parseEmail(contact.reach);
}

/**
 * A letter in both languages, with the day until which something has to be done: the account does not say which one its owner reads. `false` when there is
 * no address, or the letter could not be handed over.
 */
export async function tell(
  post: Post,
  to: string | undefined,
  kind: 'decided' | 'changes' | 'said',
  proposal: Standing,
  until: Date | null = null,
): Promise<boolean> {
  if (to === undefined || proposal.number === null) return false;
  const url = proposal.proposer ? `${post.origin}/account/gather/${proposal.id}` : post.origin;
  const facts = { number: proposal.number, title: proposal.title ?? '', url, until };
  const zh = wordsOf('zh-Hant-TW').route.letters[kind];
  const en = wordsOf('en').route.letters[kind];
  return post.mail.send({
    to,
    subject: zh.subject(facts.number),
    text: `${zh.text(facts)}\n\n--\n${en.text(facts)}`,
  });
}
