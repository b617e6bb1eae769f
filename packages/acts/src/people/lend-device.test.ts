import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SessionId, Staff, TenantId } from '@gongsuan/core/people';
import { openDb, type Db } from '@gongsuan/store';
import { openPool } from '@gongsuan/store/connect';
import { freshDatabase, type FreshDatabase } from '@gongsuan/store/testing';
import {
  createTenant,
  endSession,
  enterCode,
  enterPassword,
  isLent,
  lendDevice,
  newTotpSecret,
  openAccount,
  presentOf,
  readProfile,
  takeDeviceBack,
  type Door,
  type From,
} from './index.ts';

const machine = { kind: 'machine', name: 'cli' } as const;
const start = new Date('2026-11-21T01:00:00Z');
const later = (minutes: number) => new Date(start.getTime() + minutes * 60_000);
const password = '四隻貓在屋頂上看月亮呢 2';
const door: Door = {
  secret: 'a-secret-for-tests-a-secret-for-tests',
  origin: 'https://pb.example',
  mail: { place: 'memory', send: () => Promise.resolve(true) },
};
let asked = 0;
const from = (): From => {
  asked += 1;
  return { device: `device-${asked}`, network: `10.0.1.${asked}`, browser: 'Firefox · Linux' };
};
const codeAt = (secret: string, at: Date) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at.getTime() });
const codes = (results: readonly ({ ok: true } | { ok: false; refusal: { code: string } })[]) =>
  results.map((one) => (one.ok ? 'ok' : one.refusal.code));

const tenant = 'desk' as TenantId;
let database: FreshDatabase;
let db: Db;
let number = 0;

beforeAll(async () => {
  database = await freshDatabase();
  db = openDb(openPool(database.webUrl));
  const name = { zh: '櫃檯市', en: null };
  const town = { id: tenant, parent: null, kind: 'city', name, contact: '', demo: false } as const;
  const made = await createTenant(db, machine, { ...town, intro: { zh: '', en: null } }, start);
  if (!made.ok) throw new Error(made.refusal.code);
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

async function officer() {
  const email = `desk${(number += 1)}@example.test`;
  const secret = newTotpSecret();
  const roles = [{ role: 'desk-officer', organisation: null }] as const;
  const account = { email, home: tenant, name: '承辦', password, totp: secret, roles };
  const made = await openAccount(db, door, machine, account, start);
  if (!made.ok) throw new Error(made.refusal.code);
  return { email, secret };
}

async function signIn(who: { email: string; secret: string }, at: Date): Promise<string> {
  const step = await enterPassword(db, door, { email: who.email, password }, from(), at);
  if (!step.ok) throw new Error(step.refusal.code);
  const typed = { token: step.value.token, code: codeAt(who.secret, at) };
  const done = await enterCode(db, door, typed, from(), at);
  if (!done.ok) throw new Error(done.refusal.code);
  return done.value.token;
}

describe('交付設備 a device in the hands of a voter', () => {
  const lend = async () => {
    const who = await officer();
    const token = await signIn(who, start);
    const present = await presentOf(db, door, 'staff', token, start);
    if (present?.actor.kind !== 'staff') throw new Error('nobody is signed in');
    await lendDevice(db, present.actor, present.session, start);
    return { who, token, actor: present.actor };
  };
  const kindsOf = async (actor: Staff) =>
    (await readProfile(db, actor, start)).events.map(({ kind }) => kind);

  it('opens nothing of the office until a code is shown, and then under another token', async () => {
    const { who, token, actor } = await lend();
    expect(await presentOf(db, door, 'staff', token, start)).toBeUndefined();
    expect(await isLent(db, token, start)).toBe(true);
    const at = later(1);
    const wrong = await takeDeviceBack(db, door, { token, code: '000000' }, from(), at);
    expect(codes([wrong])).toEqual(['code-refused']);
    expect(await presentOf(db, door, 'staff', token, at)).toBeUndefined();

    const typed = { token, code: codeAt(who.secret, at) };
    const back = await takeDeviceBack(db, door, typed, from(), at);
    if (!back.ok) throw new Error(back.refusal.code);
    expect(await presentOf(db, door, 'staff', token, at), 'a copy of the old one').toBeUndefined();
    expect(await presentOf(db, door, 'staff', back.value.token, at)).toBeDefined();
    expect(await isLent(db, back.value.token, at)).toBe(false);
    expect(await kindsOf(actor)).toEqual(
      expect.arrayContaining(['device-lent', 'code-refused', 'device-returned']),
    );
  });

  it('counts wrong codes as failures of signing in, up to the pause', async () => {
    const { who, token } = await lend();
    const answers = [];
    for (let n = 0; n < 5; n += 1)
      answers.push(await takeDeviceBack(db, door, { token, code: '000000' }, from(), later(1)));
    expect(codes(answers)).toEqual([...Array<string>(4).fill('code-refused'), 'sign-in-locked']);
    const right = { token, code: codeAt(who.secret, later(2)) };
    expect(codes([await takeDeviceBack(db, door, right, from(), later(2))])).toEqual([
      'sign-in-locked',
    ]);
  });

  it('is given back with a code for half an hour only, and never when it was not lent', async () => {
    const { who, token } = await lend();
    const late = { token, code: codeAt(who.secret, later(30)) };
    expect(codes([await takeDeviceBack(db, door, late, from(), later(30))])).toEqual([
      'device-not-lent',
    ]);
    const other = await officer();
    const whole = { token: await signIn(other, start), code: codeAt(other.secret, later(1)) };
    expect(codes([await takeDeviceBack(db, door, whole, from(), later(1))])).toEqual([
      'device-not-lent',
    ]);
  });

  it('can be signed out from another device of the officer', async () => {
    const { actor, token } = await lend();
    const lent = (await readProfile(db, actor, start)).sessions.find((one) => one.stage === 'lent');
    expect(lent).toBeDefined();
    expect((await endSession(db, actor, lent?.id as SessionId, start)).ok).toBe(true);
    expect(await isLent(db, token, start)).toBe(false);
  });
});
