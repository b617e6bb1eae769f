/**
 * 許可: what the server gives a person whose identity it has checked: signed, so that no list of who
 * is voting needs to be kept. Who holds it can read it; pages carry it in a sealed cookie. It may be
 * shown again and again; the roll takes one ballot only.
 */
import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { TenantId } from '@gongsuan/core/people';
import type { Residency } from '@gongsuan/core/plan';
import type { Channel, Electorate, PollId, RollId } from '@gongsuan/core/vote';
import { ok, refuse, type Result } from '@gongsuan/prelude';

export interface Permit {
  readonly tenant: TenantId;
  readonly poll: PollId;
  readonly roll: RollId;
  /** 64 hexadecimal digits. */
  readonly tag: string;
  readonly residency: Residency;
  readonly electorate: Electorate;
  readonly channel: Channel;
  readonly assisted: boolean;
  readonly consentVersion: string;
  readonly consented: Date;
  readonly expires: Date;
}

export type PermitRefusal =
  { readonly code: 'permit-missing' } | { readonly code: 'permit-expired' };

/** How long a person may take over the ballot after being identified. */
export const PERMIT_MS = 30 * 60_000;

export function writePermit(secret: string, permit: Permit): string {
  const fields = [
    permit.tenant,
    permit.poll,
    permit.roll,
    permit.tag,
    permit.residency,
    permit.electorate,
    permit.channel,
    permit.assisted,
    permit.consentVersion,
    permit.consented.getTime(),
    permit.expires.getTime(),
  ];
  const body = Buffer.from(JSON.stringify(fields)).toString('base64url');
  return `${body}.${sign(secret, body).toString('base64url')}`;
}

/** Reads a permit of ours that has not expired. */
export function readPermit(secret: string, text: string, now: Date): Result<Permit, PermitRefusal> {
  const dot = text.indexOf('.');
  if (dot < 1 || text.length > 1_000) return refuse({ code: 'permit-missing' });
  const body = text.slice(0, dot);
  const given = Buffer.from(text.slice(dot + 1), 'base64url');
  const right = sign(secret, body);
  if (given.length !== right.length || !timingSafeEqual(given, right))
    return refuse({ code: 'permit-missing' });
  // Signed by us: the fields are what `writePermit` wrote.
  const fields = JSON.parse(Buffer.from(body, 'base64url').toString()) as Fields;
  const [
    tenant,
    poll,
    roll,
    tag,
    residency,
    electorate,
    channel,
    assisted,
    consentVersion,
    consented,
    expires,
  ] = fields;
  if (now.getTime() >= expires) return refuse({ code: 'permit-expired' });
  return ok({
    tenant,
    poll,
    roll,
    tag,
    residency,
    electorate,
    channel,
    assisted,
    consentVersion,
    consented: new Date(consented),
    expires: new Date(expires),
  });
}

type Fields = [
  TenantId,
  PollId,
  RollId,
  string,
  Residency,
  Electorate,
  Channel,
  boolean,
  string,
  number,
  number,
];

const keys = new Map<string, Buffer>();

function sign(secret: string, body: string): Buffer {
  let key = keys.get(secret);
  if (!key)
    keys.set(secret, (key = Buffer.from(hkdfSync('sha256', secret, '', 'gongsuan permit', 32))));
  return createHmac('sha256', key).update(body).digest();
}
