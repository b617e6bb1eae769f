/**
 * 人別驗證: from number and birth date to a permit to vote.
 *
 * 004「填身分證號+出生日期」→「戶役政系統」→「資料正確」→「投票」. The number goes to the registry and into
 * the tag; it is not stored, not logged and not in the permit.
 */
import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import { PRIVACY_NOTICE_VERSION } from '@gongsuan/core/people';
import {
  checkAge,
  electorateOf,
  inTime,
  mayAsk,
  parseBirthDate,
  parseIdNumber,
  parsePass,
  triesLeft,
  type CastRefusal,
  type Channel,
  type IdentityRefusal,
  type Identified,
  type Poll,
  type PollId,
} from '@gongsuan/core/vote';
import type { Residency } from '@gongsuan/core/plan';
import { dayOf, ok, refuse, type Day, type Result } from '@gongsuan/prelude';
import { inTenant } from '@gongsuan/store';
import { attempts, box, certifications, connectionLost } from '@gongsuan/store/vote';
import type { Booth } from './booth.ts';
import { PERMIT_MS, writePermit } from './permit.ts';

export interface IdentifyInput {
  readonly poll: PollId;
  readonly idNumber: string;
  readonly birthDate: string;
  /** The pass of the desk, for people outside the registry. */
  readonly pass: string;
  /** The version of rules and privacy notice that was agreed to; '' when nothing was. */
  readonly consent: string;
  /** The random id of the browser; null when there is none. */
  readonly device: string | null;
}

export interface Admitted {
  readonly permit: string;
  readonly residency: Residency;
  readonly expires: Date;
}

export type IdentifyRefusal = IdentityRefusal | CastRefusal;

/** Answers with a permit, or with the reason why there is none. */
export async function identify(
  booth: Booth,
  input: IdentifyInput,
  now: Date,
): Promise<Result<Admitted, IdentifyRefusal>> {
  try {
    return await admit(booth, input, now);
  } catch (error) {
    if (connectionLost(error)) return refuse({ code: 'house-unreachable' });
    throw error;
  }
}

async function admit(
  booth: Booth,
  input: IdentifyInput,
  now: Date,
): Promise<Result<Admitted, IdentifyRefusal>> {
  const poll = await booth.shelf.get(input.poll, now);
  if (!poll) return refuse({ code: 'no-such-poll' });
  const open = inTime(poll, now);
  if (!open.ok) return open;
  if (input.consent !== PRIVACY_NOTICE_VERSION)
    return refuse({ code: 'consent-missing', field: 'consent' });
  const person = readPerson(poll, input, now);
  if (!person.ok) return person;
  const tag = booth.keyring.tag(poll.roll, person.value.number);
  if (!tag) throw new Error(`the key of roll ${poll.roll} is not on this server`);
  const checked = await check(booth, poll, { ...person.value, tag, device: input.device }, now);
  if (!checked.ok) return checked;
  const before = await inTenant(booth.db, poll.tenant, (tx) =>
    box.votedAt(tx, poll.tenant, poll.roll, tag),
  );
  if (before) return refuse({ code: 'already-voted', at: before });
  return ok(permitFor(booth, poll, tag, { ...checked.value, assisted: false }, now));
}

/** The permit for a person whose identity is certain. */
export function permitFor(
  booth: Pick<Booth, 'secret'>,
  poll: Poll,
  tag: Buffer,
  person: { readonly residency: Residency; readonly channel: Channel; readonly assisted: boolean },
  now: Date,
): Admitted {
  const expires = new Date(now.getTime() + PERMIT_MS);
  const permit = writePermit(booth.secret, {
    tenant: poll.tenant,
    poll: poll.id,
    roll: poll.roll,
    tag: tag.toString('hex'),
    ...person,
    electorate: electorateOf(poll.rules, person.residency),
    consentVersion: PRIVACY_NOTICE_VERSION,
    consented: now,
    expires,
  });
  return { permit, residency: person.residency, expires };
}

/** The keyed hash by which the desk's pass is known. */
export function passHash(
  booth: Pick<Booth, 'keyring'>,
  poll: Poll,
  tag: Buffer,
  born: Day,
  pass: string,
): Buffer {
  const hash = booth.keyring.tag(poll.roll, `pass ${tag.toString('hex')} ${born} ${pass}`);
  if (!hash) throw new Error(`the key of roll ${poll.roll} is not on this server`);
  return hash;
}

interface Person extends Identified {
  readonly born: Day;
  /** The desk's pass, where one was given. */
  readonly pass: string | null;
}

function readPerson(poll: Poll, input: IdentifyInput, now: Date): Result<Person, IdentityRefusal> {
  const id = parseIdNumber(input.idNumber);
  if (!id.ok) return id;
  const born = parseBirthDate(input.birthDate, dayOf(now));
  if (!born.ok) return born;
  const age = checkAge(poll.rules, born.value);
  if (!age.ok) return age;
  const person = { ...id.value, born: born.value };
  if (input.pass.trim() !== '') return ok({ ...person, pass: input.pass });
  if (poll.rules.identity === 'on-site-only')
    return refuse({ code: 'on-site-only', field: 'pass' });
  if (person.kind === 'resident') return refuse({ code: 'ui-number-on-site', field: 'idNumber' });
  return ok({ ...person, pass: null });
}

type Checked = Result<
  { readonly residency: Residency; readonly channel: Channel },
  IdentityRefusal
>;

/** Asks under the lock of five wrong answers; notes what came of it. */
async function check(
  booth: Booth,
  poll: Poll,
  person: Person & { readonly tag: Buffer; readonly device: string | null },
  now: Date,
): Promise<Checked> {
  const { tenant, roll } = poll;
  const device = person.device === null ? null : hashDevice(booth.secret, person.device);
  const question = { id: randomUUID(), roll, tag: person.tag, device };
  const asked = await inTenant(booth.db, tenant, async (tx) => {
    await attempts.lock(tx, question);
    const identity = await attempts.ofIdentity(tx, tenant, question, now);
    const allowed = mayAsk(
      identity,
      device && (await attempts.ofDevice(tx, tenant, device, now)),
      now,
    );
    if (!allowed.ok) return allowed;
    await attempts.ask(tx, tenant, question, now);
    return ok(identity.wrong);
  });
  if (!asked.ok) return asked;
  const answer = await (person.pass === null
    ? askRegistry(booth, poll, person)
    : checkPass(booth, poll, { ...person, pass: person.pass }));
  const outcome = answer === 'none' ? 'unanswered' : answer === 'wrong' ? 'wrong' : 'right';
  await inTenant(booth.db, tenant, (tx) => attempts.settle(tx, tenant, question.id, outcome, now));
  if (answer === 'none') return refuse({ code: 'registry-unavailable' });
  if (answer !== 'wrong') return ok(answer);
  const left = triesLeft(asked.value) - 1;
  return person.pass === null
    ? refuse({ code: 'identity-wrong', field: 'idNumber', left })
    : refuse({ code: 'pass-wrong', field: 'pass', left });
}

type Answer = 'none' | 'wrong' | { readonly residency: Residency; readonly channel: Channel };

async function askRegistry(booth: Booth, poll: Poll, person: Person): Promise<Answer> {
  const { caseCode } = poll.rules;
  if (caseCode === null) return 'none';
  const answer = await booth.registry.ask({
    caseCode,
    idNumber: person.number,
    birthDate: person.born,
  });
  if (answer === 'none') return 'none';
  return answer === 'correct' ? { residency: 'registered', channel: 'online' } : 'wrong';
}

async function checkPass(
  booth: Booth,
  poll: Poll,
  person: Person & { readonly tag: Buffer; readonly pass: string },
): Promise<Answer> {
  const pass = parsePass(person.pass);
  const certified = await inTenant(booth.db, poll.tenant, (tx) =>
    certifications.newest(tx, poll.tenant, poll.id, poll.roll, person.tag),
  );
  if (!pass || !certified) return 'wrong';
  const given = passHash(booth, poll, person.tag, person.born, pass);
  return timingSafeEqual(given, certified.passHash)
    ? { residency: certified.residency, channel: 'certified' }
    : 'wrong';
}

const hashDevice = (secret: string, device: string): Buffer =>
  createHmac('sha256', secret).update(`device ${device}`).digest();
