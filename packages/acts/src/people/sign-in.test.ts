import { TOTP, Secret } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Staff, SessionId, TenantId } from '@gongsuan/core/people';
import { inPlatform, ledger, openDb, type Db } from '@gongsuan/store';
import { openPool } from '@gongsuan/store/connect';
import { sessions } from '@gongsuan/store/people';
import { freshDatabase, type FreshDatabase } from '@gongsuan/store/testing';
import type { Letter } from '../mail/index.ts';
import {
  acceptInvitation,
  changePassword,
  confirmCitizenLink,
  createTenant,
  endOtherSessions,
  endSession,
  enrolTotp,
  enterCode,
  enterPassword,
  inviteStaff,
  newTotpSecret,
  openAccount,
  presentOf,
  readCitizenLink,
  readPeople,
  readProfile,
  renameCitizen,
  requestCitizenLink,
  requestReset,
  resetPassword,
  signOut,
  startEnrolment,
  type Door,
  type From,
} from './index.ts';
import { commonPasswords } from './common-passwords.ts';
import { hashToken } from './door.ts';

const machine = { kind: 'machine', name: 'cli' } as const;
const start = new Date('2026-11-21T01:00:00Z');
const later = (minutes: number, from: Date = start) => new Date(from.getTime() + minutes * 60_000);
const password = '四隻貓在屋頂上看月亮呢';
const PASSWORD = `${password} 2`;
const letters: Letter[] = [];
const door: Door = {
  secret: 'a-secret-for-tests-a-secret-for-tests',
  origin: 'https://pb.example',
  mail: {
    place: 'memory',
    send: (letter) => {
      letters.push(letter);
      return Promise.resolve(true);
    },
  },
};
let asked = 0;
/** Every request from a browser of its own, unless the test is about the browser. */
const from = (over: Partial<From> = {}): From => ({
  device: `device-${(asked += 1)}`,
  network: `10.0.${asked % 250}.1`,
  browser: 'Firefox · Linux',
  ...over,
});
const codeAt = (secret: string, at: Date) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at.getTime() });
const tokenIn = (letter: Letter | undefined) =>
  /\/([\w-]{43})\s/.exec(letter?.text ?? '')?.[1] ?? '';

let database: FreshDatabase;
let db: Db;
let number = 0;
const taipei = 'taipei' as TenantId;

beforeAll(async () => {
  database = await freshDatabase();
  db = openDb(openPool(database.webUrl));
  const made = await createTenant(
    db,
    machine,
    {
      id: 'taipei',
      parent: null,
      kind: 'city',
      name: { zh: '臺北市', en: null },
      intro: { zh: '', en: null },
      contact: '',
      demo: false,
    },
    start,
  );
  expect(made.ok).toBe(true);
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

/** An officer with password and authenticator. */
async function officer(at: Date = start) {
  const email = `officer${(number += 1)}@example.test`;
  const secret = newTotpSecret();
  const made = await openAccount(
    db,
    door,
    machine,
    {
      home: taipei,
      email,
      name: '王小明',
      password: PASSWORD,
      totp: secret,
      roles: [{ role: 'cycle-officer', organisation: null }],
    },
    at,
  );
  if (!made.ok) throw new Error(made.refusal.code);
  return { email, secret, id: made.value };
}

async function signIn(who: { email: string; secret: string }, at: Date): Promise<string> {
  const step = await enterPassword(db, door, { email: who.email, password: PASSWORD }, from(), at);
  if (!step.ok) throw new Error(step.refusal.code);
  const typed = { token: step.value.token, code: codeAt(who.secret, at) };
  const done = await enterCode(db, door, typed, from(), at);
  if (!done.ok) throw new Error(done.refusal.code);
  return done.value.token;
}
const guess = (email: string, at: Date, by: From = from()) =>
  enterPassword(db, door, { email, password: 'not the password' }, by, at);
const codes = (results: readonly ({ ok: true } | { ok: false; refusal: { code: string } })[]) =>
  results.map((one) => (one.ok ? 'ok' : one.refusal.code));

describe('承辦人員登入', () => {
  it('signs in with password and code, whatever the capitals of the address', async () => {
    const who = await officer();
    const token = await signIn({ ...who, email: who.email.toUpperCase() }, start);
    const present = await presentOf(db, door, 'staff', token, start);
    expect(present?.actor).toMatchObject({ kind: 'staff', account: who.id });
    expect((present?.actor as Staff).grants).toEqual([
      { role: 'cycle-officer', tenant: taipei, organisation: null },
    ]);
  });

  it('is not signed in by the password alone', async () => {
    const who = await officer();
    const typed = { email: who.email, password: PASSWORD };
    const step = await enterPassword(db, door, typed, from(), start);
    expect(step).toMatchObject({ ok: true, value: { next: 'code' } });
    if (step.ok)
      expect(await presentOf(db, door, 'staff', step.value.token, start)).toBeUndefined();
  });

  it('locks for 15 minutes at the 5th failure, and lets in after them (附表十)', async () => {
    const who = await officer();
    const answers = [];
    for (let n = 0; n < 6; n += 1) answers.push(await guess(who.email, start));
    expect(codes(answers)).toEqual([
      ...Array<string>(4).fill('sign-in-refused'),
      'sign-in-locked',
      'sign-in-locked',
    ]);
    const right = { email: who.email, password: PASSWORD };
    const early = await enterPassword(db, door, right, from(), new Date(later(15).getTime() - 1));
    expect(early).toMatchObject({ ok: false, refusal: { code: 'sign-in-locked', minutes: 1 } });
    expect((await enterPassword(db, door, right, from(), later(15))).ok).toBe(true);
  });

  it('lets in at the 5th try when the first 4 failed', async () => {
    const who = await officer();
    for (let n = 0; n < 4; n += 1) await guess(who.email, start);
    await expect(signIn(who, start)).resolves.toBeTruthy();
    expect(codes([await guess(who.email, start)])).toEqual(['sign-in-refused']);
  });

  it('lets no more than 5 through when 40 come at once', async () => {
    const who = await officer();
    const answers = await Promise.all(Array.from({ length: 40 }, () => guess(who.email, start)));
    expect(codes(answers).filter((code) => code === 'sign-in-refused')).toHaveLength(4);
    expect(codes(answers).filter((code) => code === 'sign-in-locked')).toHaveLength(36);
  });

  it('answers the same for an address that nobody has, lock included', async () => {
    const who = await officer();
    const known = [];
    const unknown = [];
    for (let n = 0; n < 6; n += 1) {
      known.push(await guess(who.email, start));
      unknown.push(await guess('nobody@example.test', start));
    }
    expect(unknown).toEqual(known);
  });

  it('rests one browser after 20 failures over many addresses, and no other browser', async () => {
    const by = { device: 'one-browser' };
    const answers = [];
    for (let n = 0; n < 21; n += 1)
      answers.push(await guess(`a${n}@example.test`, start, from(by)));
    expect(codes(answers).slice(18)).toEqual([
      'sign-in-refused',
      'sign-in-locked',
      'sign-in-locked',
    ]);
    expect(codes([await guess('a30@example.test', start)])).toEqual(['sign-in-refused']);
  });

  it('refuses the same code twice, within its 30 seconds', async () => {
    const who = await officer();
    await signIn(who, start);
    const at = new Date(start.getTime() + 5_000);
    const typed = { email: who.email, password: PASSWORD };
    const step = await enterPassword(db, door, typed, from(), at);
    if (!step.ok) throw new Error(step.refusal.code);
    const code = { token: step.value.token, code: codeAt(who.secret, start) };
    const again = await enterCode(db, door, code, from(), at);
    expect(again).toEqual({ ok: false, refusal: { code: 'code-replayed', field: 'code' } });
    const next = later(0.5);
    const fresh = { token: step.value.token, code: codeAt(who.secret, next) };
    expect((await enterCode(db, door, fresh, from(), next)).ok).toBe(true);
  });

  it('lets one of two identical codes through when both come at once', async () => {
    const who = await officer();
    const typed = { email: who.email, password: PASSWORD };
    const steps = await Promise.all(
      [0, 1].map(() => enterPassword(db, door, typed, from(), start)),
    );
    const answers = await Promise.all(
      steps.map((step) =>
        step.ok
          ? enterCode(
              db,
              door,
              { token: step.value.token, code: codeAt(who.secret, start) },
              from(),
              start,
            )
          : step,
      ),
    );
    expect(codes(answers).sort()).toEqual(['code-replayed', 'ok']);
  });

  it('counts wrong codes as failures, and a new password step does not wash them away', async () => {
    const who = await officer();
    const answers = [];
    for (let n = 0; n < 5; n += 1) {
      const typed = { email: who.email, password: PASSWORD };
      const step = await enterPassword(db, door, typed, from(), start);
      if (!step.ok) throw new Error(step.refusal.code);
      const wrong = { token: step.value.token, code: '000000' };
      answers.push(await enterCode(db, door, wrong, from(), start));
    }
    expect(codes(answers)).toEqual([...Array<string>(4).fill('code-refused'), 'sign-in-locked']);
    const typed = { email: who.email, password: PASSWORD };
    expect(codes([await enterPassword(db, door, typed, from(), start)])).toEqual([
      'sign-in-locked',
    ]);
  });

  it('begins again when the code comes after 10 minutes', async () => {
    const who = await officer();
    const typed = { email: who.email, password: PASSWORD };
    const step = await enterPassword(db, door, typed, from(), start);
    if (!step.ok) throw new Error(step.refusal.code);
    const late = later(10);
    const code = { token: step.value.token, code: codeAt(who.secret, late) };
    expect(codes([await enterCode(db, door, code, from(), late)])).toEqual([
      'sign-in-step-expired',
    ]);
  });
});

describe('第二因素', () => {
  it('is set up at the first sign-in, with ten codes that work once each', async () => {
    const invited = await inviteStaff(
      db,
      door,
      machine,
      {
        tenant: taipei,
        organisation: null,
        email: 'new@example.test',
        name: '新同仁',
        role: 'auditor',
        lang: 'zh-Hant-TW',
      },
      start,
    );
    expect(invited).toMatchObject({ ok: true, value: { sent: true } });
    const token = tokenIn(letters.at(-1));
    const typed = { token, name: '新同仁', password: PASSWORD, repeat: PASSWORD };
    const step = await acceptInvitation(db, typed, from(), start);
    expect(step).toMatchObject({ ok: true, value: { next: 'enrol' } });
    expect(await acceptInvitation(db, typed, from(), start)).toEqual({
      ok: false,
      refusal: { code: 'link-spent' },
    });
    if (!step.ok) return;

    const half = step.value.token;
    const shown = await startEnrolment(db, door, { token: half, code: null }, from(), start);
    const again = await startEnrolment(db, door, { token: half, code: null }, from(), start);
    expect(again).toEqual(shown);
    if (!shown.ok) return;
    const code = codeAt(shown.value.secret, start);
    const enrolled = await enrolTotp(db, door, { token: half, code }, from(), start);
    if (!enrolled.ok) throw new Error(enrolled.refusal.code);
    expect(enrolled.value.recoveryCodes).toHaveLength(10);
    expect(new Set(enrolled.value.recoveryCodes).size).toBe(10);
    expect(await presentOf(db, door, 'staff', enrolled.value.token, start)).toBeDefined();

    const recovery = enrolled.value.recoveryCodes[3] ?? '';
    const use = async () => {
      const typedAgain = { email: 'new@example.test', password: PASSWORD };
      const half2 = await enterPassword(db, door, typedAgain, from(), start);
      if (!half2.ok) throw new Error(half2.refusal.code);
      const lower = { token: half2.value.token, code: recovery.toLowerCase() };
      return enterCode(db, door, lower, from(), start);
    };
    expect(await use()).toMatchObject({ ok: true, value: { codesLeft: 9 } });
    expect(codes([await use()])).toEqual(['code-refused']);
  });

  it('is changed only by showing a code of the present one', async () => {
    const who = await officer();
    const token = await signIn(who, start);
    const without = await startEnrolment(db, door, { token, code: '000000' }, from(), start);
    expect(codes([without])).toEqual(['code-refused']);
    const at = later(1);
    const code = codeAt(who.secret, at);
    const shown = await startEnrolment(db, door, { token, code }, from(), at);
    if (!shown.ok) throw new Error(shown.refusal.code);
    const fresh = codeAt(shown.value.secret, at);
    expect((await enrolTotp(db, door, { token, code: fresh }, from(), at)).ok).toBe(true);
    expect(letters.at(-1)).toMatchObject({ to: who.email });
    expect(letters.at(-1)?.subject).toContain('a new authenticator was set up');
    await expect(signIn(who, later(2))).rejects.toThrow('code-refused');
    await expect(signIn({ ...who, secret: shown.value.secret }, later(3))).resolves.toBeTruthy();
  });
});

describe('示範帳號', () => {
  const open: Door = { ...door, demo: true };
  const loader = { kind: 'machine', name: 'demo' } as const;
  const tenantOf = (id: string, demo: boolean) => ({
    id,
    parent: null,
    kind: 'city',
    name: { zh: id, en: null },
    intro: { zh: '', en: null },
    contact: '',
    demo,
  });
  const operator = {
    home: null,
    email: 'demo-operator@example.test',
    name: '示範維運',
    password: PASSWORD,
    totp: newTotpSecret(),
    roles: [{ role: 'platform-operator', organisation: null }],
  };
  const typed = { email: operator.email, password: PASSWORD };

  it('signs in while the demonstration is on, for demonstration tenants alone', async () => {
    const shown = await createTenant(db, loader, tenantOf('shown', true), start);
    expect(shown.ok).toBe(true);
    expect((await openAccount(db, door, loader, operator, start)).ok).toBe(true);
    const step = await enterPassword(db, open, typed, from(), start);
    if (!step.ok) throw new Error(step.refusal.code);
    const code = { token: step.value.token, code: codeAt(operator.totp, start) };
    const done = await enterCode(db, open, code, from(), start);
    if (!done.ok) throw new Error(done.refusal.code);
    const present = await presentOf(db, open, 'staff', done.value.token, start);
    if (present?.actor.kind !== 'staff') throw new Error('not signed in');
    expect(present.actor.grants).toEqual([
      { role: 'platform-operator', tenant: 'shown', organisation: null },
    ]);
    const made = await createTenant(db, present.actor, tenantOf('more', true), start);
    expect(codes([made])).toEqual(['not-allowed']);
    const here = await readPeople(db, present.actor, 'shown' as TenantId, start);
    const there = await readPeople(db, present.actor, taipei, start);
    expect(codes([here, there])).toEqual(['ok', 'not-allowed']);

    // The same session, when the platform is started without the demonstration.
    expect(await presentOf(db, door, 'staff', done.value.token, start)).toBeUndefined();
  });

  it('does not sign in while the demonstration is off, by the password, a code or a letter', async () => {
    const refused = await enterPassword(db, door, typed, from(), later(1));
    expect(codes([refused])).toEqual(['demonstration-off']);
    expect(codes([await guess(operator.email, later(1))])).toEqual(['sign-in-refused']);
    const step = await enterPassword(db, open, typed, from(), later(1));
    if (!step.ok) throw new Error(step.refusal.code);
    const code = { token: step.value.token, code: codeAt(operator.totp, later(1)) };
    expect(codes([await enterCode(db, door, code, from(), later(1))])).toEqual([
      'sign-in-step-expired',
    ]);
    const before = letters.length;
    await requestReset(db, door, { email: operator.email, lang: 'en' }, from(), later(1));
    expect(letters).toHaveLength(before);
  });
});

describe('工作階段', () => {
  it('ends after 30 minutes without a request, and not before', async () => {
    const token = await signIn(await officer(), start);
    expect(await presentOf(db, door, 'staff', token, later(29))).toBeDefined();
    expect(await presentOf(db, door, 'staff', token, later(58))).toBeDefined();
    expect(await presentOf(db, door, 'staff', token, later(88))).toBeUndefined();
  });

  it('ends 12 hours after signing in, however busy', async () => {
    const token = await signIn(await officer(), start);
    for (let minutes = 20; minutes < 720; minutes += 20) {
      expect(await presentOf(db, door, 'staff', token, later(minutes)), `${minutes}`).toBeDefined();
    }
    expect(await presentOf(db, door, 'staff', token, later(720))).toBeUndefined();
  });

  it('is kept as a hash: the database alone signs nobody in', async () => {
    const token = await signIn(await officer(), start);
    const kept = await inPlatform(db, (tx) => sessions.byToken(tx, token));
    expect(kept).toBeUndefined();
    expect(await inPlatform(db, (tx) => sessions.byToken(tx, hashToken(token)))).toBeDefined();
  });

  it('can be ended one by one, all at once, and by nobody else', async () => {
    const who = await officer();
    const tokens = [];
    for (const n of [0, 1, 2, 3]) tokens.push(await signIn(who, later(n)));
    const [first = '', second = '', third = '', here = ''] = tokens;
    const present = await presentOf(db, door, 'staff', here, later(3));
    const other = await presentOf(db, door, 'staff', first, later(3));
    const stranger = await presentOf(
      db,
      door,
      'staff',
      await signIn(await officer(), start),
      start,
    );
    if (!present || !other || !stranger) throw new Error('not signed in');
    expect((await readProfile(db, present.actor, later(3))).sessions).toHaveLength(4);

    const foreign = await endSession(db, stranger.actor, other.session.id, later(3));
    expect(foreign).toEqual({ ok: false, refusal: { code: 'no-such-session' } });
    expect((await endSession(db, present.actor, other.session.id, later(3))).ok).toBe(true);
    expect(await presentOf(db, door, 'staff', first, later(3))).toBeUndefined();
    expect(await endOtherSessions(db, present.actor, present.session.id, later(3))).toBe(2);
    expect(await presentOf(db, door, 'staff', second, later(3))).toBeUndefined();
    expect(await presentOf(db, door, 'staff', third, later(3))).toBeUndefined();
    await signOut(db, here, later(3));
    expect(await presentOf(db, door, 'staff', here, later(3))).toBeUndefined();
  });
});

describe('密碼', () => {
  const changed = '完全不同的另一句話 39';

  it('ends all other sessions when it is changed', async () => {
    const who = await officer();
    const elsewhere = await signIn(who, start);
    const here = await signIn(who, later(1));
    const present = await presentOf(db, door, 'staff', here, later(1));
    if (present?.actor.kind !== 'staff') throw new Error('not signed in');
    const change = (current: string, to: string, session: SessionId) =>
      changePassword(
        db,
        door,
        present.actor as Staff,
        session,
        { current, password: to, repeat: to },
        from(),
        later(1),
      );
    const { id } = present.session;
    expect(codes([await change('wrong', changed, id)])).toEqual(['password-wrong']);
    expect(codes([await change(PASSWORD, PASSWORD, id)])).toEqual(['password-used-before']);
    expect(codes([await change(PASSWORD, 'short', id)])).toEqual(['password-short']);
    expect((await change(PASSWORD, changed, id)).ok).toBe(true);
    expect(await presentOf(db, door, 'staff', elsewhere, later(1))).toBeUndefined();
    expect(await presentOf(db, door, 'staff', here, later(1))).toBeDefined();
    expect(codes([await change(changed, PASSWORD, id)])).toEqual(['password-used-before']);
  });

  it('cannot be guessed by who found a browser signed in: five failures count as at the door', async () => {
    const who = await officer();
    const present = await presentOf(db, door, 'staff', await signIn(who, start), start);
    if (present?.actor.kind !== 'staff') throw new Error('not signed in');
    const { actor, session } = present;
    const attempt = (current: string, at: Date) => {
      const typed = { current, password: changed, repeat: changed };
      return changePassword(db, door, actor, session.id, typed, from(), at);
    };
    const answers = [];
    for (let n = 0; n < 6; n += 1) answers.push(await attempt(`wrong ${n}`, start));
    expect(codes(answers)).toEqual([
      ...Array<string>(4).fill('password-wrong'),
      'sign-in-locked',
      'sign-in-locked',
    ]);
    expect(codes([await attempt(PASSWORD, later(1))])).toEqual(['sign-in-locked']);
    const { events } = await readProfile(db, actor, later(1));
    expect(events.filter(({ kind }) => kind === 'password-refused')).toHaveLength(5);
    expect(events.map(({ kind }) => kind)).toContain('locked');
    expect((await attempt(PASSWORD, later(15))).ok).toBe(true);
  });

  it('that was changed or reset is told to its owner by letter, in both languages', async () => {
    const who = await officer();
    const present = await presentOf(db, door, 'staff', await signIn(who, start), start);
    if (present?.actor.kind !== 'staff') throw new Error('not signed in');
    const typed = { current: PASSWORD, password: changed, repeat: changed };
    await changePassword(db, door, present.actor, present.session.id, typed, from(), start);
    const letter = letters.at(-1);
    expect(letter?.to).toBe(who.email);
    expect(letter?.subject).toMatch(/密碼已變更.*your password was changed/);
    expect(letter?.text).toContain('https://pb.example/office/sign-in/forgot');
    await requestReset(db, door, { email: who.email, lang: 'en' }, from(), start);
    const again = { password: `${changed}0`, repeat: `${changed}0` };
    const token = tokenIn(letters.at(-1));
    expect((await resetPassword(db, door, { ...again, token }, from(), start)).ok).toBe(true);
    expect(letters.at(-1)?.subject).toBe(letter?.subject);
    expect(letters.at(-1)?.text).not.toContain(token);
  });

  it('is none of the thousands that are tried first everywhere, nor one of them made longer', async () => {
    const list = [...(await commonPasswords())];
    expect(list.length).toBeGreaterThan(10_000);
    const who = await officer();
    await requestReset(db, door, { email: who.email, lang: 'en' }, from(), start);
    const token = tokenIn(letters.at(-1));
    const long = list.filter(({ length }) => length >= 12).slice(0, 20);
    for (const password of [...long, 'monkey2026!!', 'Dragon-1234567', '!!LiverPool9876']) {
      const typed = { token, password, repeat: password };
      const answer = await resetPassword(db, door, typed, from(), start);
      expect(codes([answer]), password).toEqual(['password-common']);
    }
  });

  it('is reset by a link that works once, for one hour, and only for who has an account', async () => {
    const who = await officer();
    const before = letters.length;
    const typed = (email: string) => ({ email, lang: 'zh-Hant-TW' }) as const;
    const unknown = await requestReset(db, door, typed('nobody2@example.test'), from(), start);
    const known = await requestReset(db, door, typed(who.email), from(), start);
    expect(unknown).toEqual(known);
    expect(letters.slice(before).map((letter) => letter.to)).toEqual([who.email]);
    const spent = tokenIn(letters.at(-1));
    await requestReset(db, door, typed(who.email), from(), start);
    const token = tokenIn(letters.at(-1));
    const early = { token: spent, password: changed, repeat: changed };
    expect(codes([await resetPassword(db, door, early, from(), later(1))])).toEqual(['link-spent']);
    const session = await signIn(who, start);
    const to = { token, password: changed, repeat: changed };
    expect(codes([await resetPassword(db, door, to, from(), later(60))])).toEqual(['link-spent']);
    expect(codes([await resetPassword(db, door, to, from(), later(1))])).toEqual(['ok']);
    expect(codes([await resetPassword(db, door, to, from(), later(1))])).toEqual(['link-spent']);
    expect(await presentOf(db, door, 'staff', session, later(1))).toBeUndefined();
  });
});

describe('民眾登入', () => {
  const ask = (email: string, at = start, by = from()) =>
    requestCitizenLink(db, door, { email, next: '/taipei', lang: 'zh-Hant-TW' }, by, at);

  it('signs in by a link that is used up by the button, not by looking at it', async () => {
    expect((await ask('Citizen@Example.test')).ok).toBe(true);
    const token = tokenIn(letters.at(-1));
    const shown = { ok: true, value: { email: 'C…n@Example.test' } };
    expect(await readCitizenLink(db, token, start)).toEqual(shown);
    expect(await readCitizenLink(db, token, start)).toEqual(shown);
    const done = await confirmCitizenLink(db, token, from(), later(1));
    if (!done.ok) throw new Error(done.refusal.code);
    expect(done.value.next).toBe('/taipei');
    expect(codes([await confirmCitizenLink(db, token, from(), later(1))])).toEqual(['link-spent']);
    const present = await presentOf(db, door, 'citizen', done.value.token, later(2));
    expect(present?.actor.kind).toBe('citizen');
    expect(await presentOf(db, door, 'staff', done.value.token, later(2))).toBeUndefined();

    await ask('citizen@example.TEST', later(20));
    const again = await confirmCitizenLink(db, tokenIn(letters.at(-1)), from(), later(21));
    if (!again.ok) throw new Error(again.refusal.code);
    const same = await presentOf(db, door, 'citizen', again.value.token, later(21));
    expect(same?.actor.account).toBe(present?.actor.account);
  });

  it('may take another name, which the ledger notes without saying it', async () => {
    await ask('renamed@example.test');
    const done = await confirmCitizenLink(db, tokenIn(letters.at(-1)), from(), start);
    const token = done.ok ? done.value.token : '';
    const present = await presentOf(db, door, 'citizen', token, start);
    if (present?.actor.kind !== 'citizen') throw new Error('not signed in');
    expect((await renameCitizen(db, present.actor, '士林小草', start)).ok).toBe(true);
    const [line] = await inPlatform(db, (tx) => ledger.recent(tx, ledger.PLATFORM, { limit: 1 }));
    const subject = `account:${present.actor.account}`;
    expect(line).toMatchObject({ act: 'citizen-renamed', subject, facts: {} });
    expect(JSON.stringify(line)).not.toContain('士林小草');
  });

  it('refuses the link after 10 minutes', async () => {
    await ask('late@example.test');
    const token = tokenIn(letters.at(-1));
    expect((await readCitizenLink(db, token, later(9))).ok).toBe(true);
    expect(codes([await confirmCitizenLink(db, token, from(), later(10))])).toEqual(['link-spent']);
  });

  it('makes the earlier link useless when another one is asked for, and no other reader’s', async () => {
    await ask('other@example.test');
    const others = tokenIn(letters.at(-1));
    await ask('twice@example.test');
    const first = tokenIn(letters.at(-1));
    await ask('Twice@example.test', later(1));
    const second = tokenIn(letters.at(-1));
    const use = (token: string) => confirmCitizenLink(db, token, from(), later(2));
    expect(codes([await use(first), await use(second), await use(others)])).toEqual([
      'link-spent',
      'ok',
      'ok',
    ]);
  });

  it('stays signed in for 12 hours', async () => {
    await ask('long@example.test');
    const done = await confirmCitizenLink(db, tokenIn(letters.at(-1)), from(), start);
    if (!done.ok) throw new Error(done.refusal.code);
    expect(await presentOf(db, door, 'citizen', done.value.token, later(719))).toBeDefined();
    expect(await presentOf(db, door, 'citizen', done.value.token, later(720))).toBeUndefined();
  });

  it('sends at most 3 letters to one address in 15 minutes', async () => {
    const answers = [];
    for (let n = 0; n < 4; n += 1) answers.push(await ask('many@example.test'));
    expect(codes(answers)).toEqual(['ok', 'ok', 'ok', 'too-many-letters']);
    expect(codes([await ask('many@example.test', later(15))])).toEqual(['ok']);
  });

  it('refuses what is no address', async () => {
    expect(codes([await ask('not an address')])).toEqual(['email-malformed']);
  });
});
