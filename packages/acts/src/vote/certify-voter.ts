/**
 * 現場認證: an officer at the desk sees a proof and certifies a voter: with a pass for voting
 * online, or by opening the ballot on the station at once. One tag per person, whatever the way.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { PRIVACY_NOTICE_VERSION, type Actor, type TenantId } from '@gongsuan/core/people';
import { signature } from '@gongsuan/core/ledger';
import type { Residency } from '@gongsuan/core/plan';
import {
  checkAge,
  mayCertify,
  mayCertifyNow,
  parseBirthDate,
  parseIdNumber,
  passFrom,
  registrationDay,
  type AgeRefusal,
  type BirthRefusal,
  type CertifyRefusal,
  type IdRefusal,
  type NotOpenRefusal,
  type OverRefusal,
  type Poll,
  type PollId,
  type Shown,
} from '@gongsuan/core/vote';
import { dayOf, ok, refuse, type Result } from '@gongsuan/prelude';
import { inTenant, ledger } from '@gongsuan/store';
import { box, certifications } from '@gongsuan/store/vote';
import type { Booth } from './booth.ts';
import { passHash, permitFor, type Admitted } from './identify.ts';
import { pollFor, type AccessRefusal } from './place.ts';

export interface CertifyInput extends Shown {
  readonly idNumber: string;
  readonly birthDate: string;
}

export type CertifyVoterRefusal =
  | AccessRefusal
  | IdRefusal
  | BirthRefusal
  | AgeRefusal
  | CertifyRefusal
  | OverRefusal
  | NotOpenRefusal
  | { readonly code: 'already-voted'; readonly at: Date };

/** The pass is shown once; a new certification of the same person makes the earlier pass void. */
export async function certifyVoter(
  booth: Booth,
  actor: Actor,
  tenant: TenantId,
  id: PollId,
  input: CertifyInput,
  now: Date,
): Promise<Result<{ readonly pass: string }, CertifyVoterRefusal>> {
  const certified = await certify(booth, actor, tenant, id, input, 'pass', now);
  return certified.ok ? ok({ pass: certified.value.pass }) : certified;
}

/** Certifies and lets the person vote on the station's own screen. */
export async function openStation(
  booth: Booth,
  actor: Actor,
  tenant: TenantId,
  id: PollId,
  input: CertifyInput & { readonly assisted: boolean; readonly consent: string },
  now: Date,
): Promise<
  Result<
    Admitted,
    CertifyVoterRefusal | { readonly code: 'consent-missing'; readonly field: 'consent' }
  >
> {
  if (input.consent !== PRIVACY_NOTICE_VERSION)
    return refuse({ code: 'consent-missing', field: 'consent' });
  const certified = await certify(booth, actor, tenant, id, input, 'station', now);
  if (!certified.ok) return certified;
  const { poll, tag, residency } = certified.value;
  const person = {
    residency,
    channel: 'station',
    assisted: input.assisted,
  } as const;
  return ok(permitFor(booth, poll, tag, person, now));
}

async function certify(
  booth: Booth,
  actor: Actor,
  tenant: TenantId,
  id: PollId,
  input: CertifyInput,
  use: 'pass' | 'station',
  now: Date,
): Promise<
  Result<
    {
      readonly poll: Poll;
      readonly tag: Buffer;
      readonly pass: string;
      readonly residency: Residency;
    },
    CertifyVoterRefusal
  >
> {
  return inTenant(booth.db, tenant, async (tx) => {
    const found = await pollFor(tx, actor, 'certify-voter', tenant, id);
    if (!found.ok) return found;
    const poll = found.value;
    const timely = mayCertifyNow(poll, use, now);
    if (!timely.ok) return timely;
    const person = parseIdNumber(input.idNumber);
    if (!person.ok) return person;
    const born = parseBirthDate(input.birthDate, dayOf(now));
    if (!born.ok) return born;
    const age = checkAge(poll.rules, born.value);
    if (!age.ok) return age;
    const certified = mayCertify(poll.rules, person.value.kind, input);
    if (!certified.ok) return certified;
    const { residency, proof } = certified.value;
    const tag = booth.keyring.tag(poll.roll, person.value.number);
    if (!tag) throw new Error(`the key of roll ${poll.roll} is not on this server`);
    const before = await box.votedAt(tx, tenant, poll.roll, tag);
    if (before) return refuse({ code: 'already-voted', at: before });
    const pass = drawPass();
    await certifications.insert(tx, tenant, {
      id: randomUUID(),
      roll: poll.roll,
      poll: poll.id,
      tag,
      residency,
      proof,
      passHash: passHash(booth, poll, tag, born.value, pass),
      officer: signature(actor),
      at: now,
    });
    const registeredBy = registrationDay(poll.rules, residency);
    await ledger.write(tx, tenant, {
      actor,
      at: now,
      act: 'voter-certified',
      subject: `poll:${id}`,
      facts: {
        residency,
        proof,
        use,
        ...(registeredBy && { registeredBy }),
      },
    });
    return ok({ poll, tag, pass, residency });
  });
}

function drawPass(): string {
  for (;;) {
    const pass = passFrom(randomBytes(16));
    if (pass !== undefined) return pass;
  }
}
