import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  afterTry,
  deviceName,
  IDLE_DAYS,
  isAlive,
  isIdle,
  isReservedTenantId,
  judgePassword,
  leavesNobody,
  LETTER_LIMITS,
  maskEmail,
  may,
  mayGrant,
  minutesUntil,
  parseCode,
  parseEmail,
  parseRecoveryCode,
  passwordDue,
  restingUntil,
  SIGN_IN_LIMITS,
  writeRecoveryCode,
  type Account,
  type AccountId,
  type Count,
  type Email,
  type GrantId,
  type OrganisationId,
  type Role,
  type RoleGrant,
  type Session,
  type SessionId,
  type Staff,
  type TenantId,
} from './index.ts';

const now = new Date('2026-11-21T01:00:00Z');
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const taipei = 'taipei' as TenantId;
const tainan = 'tainan' as TenantId;
const city = 'city' as OrganisationId;
const bureau = 'bureau' as OrganisationId;
const shilin = 'shilin' as OrganisationId;

function officer(role: Role, tenant: TenantId | null, organisation: OrganisationId | null): Staff {
  const grants = [{ role, tenant, organisation }];
  return { kind: 'staff', account: 'me' as AccountId, name: '林示範', grants };
}

describe('電子郵件', () => {
  it.each(['a@b.tw', 'wang.xiaoming+pb@mail.gov.taipei', ' 　ＡＢＣ@example.test', '王@例子.台灣'])(
    'reads %s',
    (text) => expect(parseEmail(text)).toBeDefined(),
  );
  it.each([
    '',
    'a',
    'a@b',
    'a@@b.tw',
    'a b@c.tw',
    '<a@b.tw>',
    'a@b..tw',
    '.a@b.tw',
    'a@-b.tw',
    'a\n@b.tw',
  ])('refuses %j', (text) => expect(parseEmail(text)).toBeUndefined());
  it('shows enough of an address to recognise one’s own', () => {
    expect(maskEmail('wang.xiaoming@example.test' as Email)).toBe('w…g@example.test');
    expect(maskEmail('ab@example.test' as Email)).toBe('a…@example.test');
  });
});

describe('密碼', () => {
  const common = new Set(['password', 'iloveyou', '1qaz2wsx3edc', '1qaz2wsx', 'abc']);
  const person = { email: 'lin.shifan@example.test', name: '林示範' };
  const code = (password: string) => {
    const judged = judgePassword(password, person, common);
    return judged.ok ? 'ok' : judged.refusal.code;
  };
  it('wants 12 characters and no more than 128, counted as people see them', () => {
    expect(code('屋頂上四隻貓看著月亮喔')).toBe('password-short');
    expect(code('屋頂上四隻貓看著月亮喔喔')).toBe('ok');
    expect(code('紅綠藍黑白1😀😀😀😀😀')).toBe('password-short');
    expect(code('abcdefgh'.repeat(16) + 'x')).toBe('password-long');
  });
  it.each([
    'password1234',
    'PASSWORD!!!!',
    '1qaz2wsx3edc',
    'taiwan123456',
    'ji32k7au4a83',
    '123456789012',
    '987654321098',
    'abcabcabcabc',
    'aaaaaaaaaaaa',
    'ｐａｓｓｗｏｒｄ１２３４',
    'iloveyou2026!',
    '1qaz2wsx2026!',
    '2026!password',
    'hualien-2026-',
  ])('refuses the common %s', (password) => expect(code(password)).toBe('password-common'));
  it.each(['lin.shifan2026', 'example.test123', '林示範林示範林示範一二三'])(
    'refuses %s, which is the person',
    (password) => expect(code(password)).toBe('password-like-you'),
  );
  it('takes three letters of a common word among many signs', () => {
    expect(code('8492-7361-05-abc')).toBe('ok');
  });
  it('takes a long sentence that holds the name', () => {
    expect(code('林示範每天騎車經過基隆河')).toBe('ok');
  });
});

describe('鎖定', () => {
  const rule = SIGN_IN_LIMITS.address;
  const failures = (times: readonly number[]) =>
    times.reduce<Count | undefined>((count, at) => afterTry(count, rule, later(at)), undefined);

  it('rests at the 5th failure for 15 minutes, to the millisecond', () => {
    expect(restingUntil(failures([0, 1, 2, 3]), later(3))).toBeNull();
    const five = failures([0, 1, 2, 3, 4]);
    expect(restingUntil(five, new Date(later(19).getTime() - 1))).toEqual(later(19));
    expect(restingUntil(five, later(19))).toBeNull();
  });
  it('does not forget failures by waiting less than a rest', () => {
    expect(restingUntil(failures([0, 1000, 2000, 3000, 4000]), later(4001))).not.toBeNull();
  });
  it('counts from one again after the rest', () => {
    expect(failures([0, 0, 0, 0, 0, 15])).toMatchObject({ tries: 1, restUntil: null });
  });
  it('forgets the tries of a device after its window', () => {
    const old = { tries: 19, since: now, restUntil: null };
    expect(afterTry(old, SIGN_IN_LIMITS.device, later(14)).restUntil).not.toBeNull();
    expect(afterTry(old, SIGN_IN_LIMITS.device, later(15))).toMatchObject({ tries: 1 });
  });
  it('never lets more than the limit through within its window', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20), { maxLength: 60 }), (steps) => {
        let at = 0;
        let count: Count | undefined;
        const through: number[] = [];
        for (const step of steps) {
          at += step;
          if (restingUntil(count, later(at))) continue;
          count = afterTry(count, LETTER_LIMITS.address, later(at));
          through.push(at);
        }
        for (const one of through) {
          const near = through.filter((other) => other >= one && other < one + 15);
          // Two windows may meet: at most the tries of both.
          expect(near.length).toBeLessThanOrEqual(2 * LETTER_LIMITS.address.tries - 1);
        }
      }),
    );
  });
  it('tells whole minutes, one at least', () => {
    expect(minutesUntil(later(15), now)).toBe(15);
    expect(minutesUntil(new Date(now.getTime() + 1), now)).toBe(1);
  });
});

describe('工作階段', () => {
  const session = (over: Partial<Session>): Session => ({
    id: 's' as SessionId,
    account: 'a' as AccountId,
    kind: 'staff',
    stage: 'full',
    device: '',
    created: now,
    seen: now,
    ended: null,
    ...over,
  });
  it('of staff ends after 30 idle minutes or 12 hours', () => {
    expect(isAlive(session({}), later(29.9))).toBe(true);
    expect(isAlive(session({}), later(30))).toBe(false);
    expect(isAlive(session({ seen: later(719) }), later(719.9))).toBe(true);
    expect(isAlive(session({ seen: later(719) }), later(720))).toBe(false);
  });
  it('of a citizen lasts 12 hours; a half one 10 minutes; an ended one not at all', () => {
    expect(isAlive(session({ kind: 'citizen' }), later(719))).toBe(true);
    expect(isAlive(session({ kind: 'citizen' }), later(720))).toBe(false);
    expect(isAlive(session({ stage: 'password' }), later(9.9))).toBe(true);
    expect(isAlive(session({ stage: 'password' }), later(10))).toBe(false);
    expect(isAlive(session({ ended: now }), now)).toBe(false);
  });
  it('names a browser by what it says', () => {
    const chrome = 'Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36';
    expect(deviceName(chrome)).toBe('Chrome · Windows');
    expect(deviceName('curl/8')).toBe('');
  });
});

describe('第二因素', () => {
  it('reads codes as people type them', () => {
    expect(parseCode(' 123 456 ')).toBe('123456');
    expect(parseCode('１２３４５６')).toBe('123456');
    expect([parseCode('12345'), parseCode('1234567'), parseCode('abcdef')]).toEqual(
      Array(3).fill(undefined),
    );
    expect(parseRecoveryCode(writeRecoveryCode('ABCDE23456'))).toBe('ABCDE23456');
    expect(parseRecoveryCode('abcde 23456')).toBe('ABCDE23456');
    expect(parseRecoveryCode('ABCDE-0IL1O')).toBeUndefined();
  });
});

describe('授權', () => {
  const at = (...path: OrganisationId[]) => ({ tenant: taipei, path });
  it('counts at the node where a role was given and below, not above or beside', () => {
    const head = officer('cycle-officer', taipei, bureau);
    expect(may(head, 'plan-cycle', at(city, bureau))).toBe(true);
    expect(may(head, 'plan-cycle', at(city, bureau, 'section' as OrganisationId))).toBe(true);
    expect(may(head, 'plan-cycle', at(city))).toBe(false);
    expect(may(head, 'plan-cycle', at(city, shilin))).toBe(false);
    expect(may(head, 'plan-cycle', at())).toBe(false);
  });
  it('counts in no other tenant', () => {
    const admin = officer('tenant-admin', taipei, null);
    expect(may(admin, 'plan-cycle', at(city))).toBe(true);
    expect(may(admin, 'plan-cycle', { tenant: tainan, path: [] })).toBe(false);
  });
  it('lets administrators give roles in their part only, and never the platform’s own', () => {
    const admin = officer('tenant-admin', taipei, null);
    const local = officer('tenant-admin', taipei, shilin);
    const platform = { tenant: null, path: [] };
    expect(mayGrant(admin, 'auditor', at()).ok).toBe(true);
    expect(mayGrant(admin, 'platform-operator', at()).ok).toBe(false);
    expect(mayGrant(admin, 'platform-operator', platform).ok).toBe(false);
    expect(mayGrant(admin, 'auditor', { tenant: tainan, path: [] }).ok).toBe(false);
    expect(mayGrant(local, 'desk-officer', at(city, shilin)).ok).toBe(true);
    expect(mayGrant(local, 'desk-officer', at(city)).ok).toBe(false);
    expect(mayGrant(local, 'tenant-admin', at()).ok).toBe(false);
    const operator = officer('platform-operator', null, null);
    expect(mayGrant(operator, 'platform-operator', platform).ok).toBe(true);
    expect(mayGrant(operator, 'tenant-admin', at()).ok).toBe(true);
    expect(mayGrant(operator, 'platform-operator', at()).ok).toBe(false);
    const citizen = { kind: 'citizen', account: 'c' as AccountId, name: '' } as const;
    expect(mayGrant(citizen, 'auditor', at()).ok).toBe(false);
  });

  const grant = (over: Partial<RoleGrant>): RoleGrant => ({
    id: 'g' as GrantId,
    account: 'a' as AccountId,
    role: 'tenant-admin',
    tenant: taipei,
    organisation: null,
    granted: now,
    revoked: null,
    ...over,
  });
  const holder = (id: string, over: Partial<Account> = {}): Account => ({
    id: id as AccountId,
    kind: 'staff',
    email: `${id}@example.test` as Email,
    name: '',
    home: taipei,
    demo: false,
    hasPassword: true,
    passwordSet: now,
    hasTotp: true,
    created: now,
    lastSignIn: null,
    disabled: null,
    ...over,
  });
  const a = holder('a');
  const b = holder('b');
  const one = grant({});
  const two = grant({ id: 'h' as GrantId, account: b.id });
  const ending = (g: RoleGrant) => g.id === one.id;
  it('keeps the last administrator of a tenant', () => {
    const local = grant({ id: 'i' as GrantId, organisation: shilin });
    const gone = grant({ id: 'j' as GrantId, account: b.id, revoked: now });
    expect(leavesNobody([one], [a], ending)).toBe(true);
    expect(leavesNobody([one, local, gone], [a, b], ending)).toBe(true);
    expect(leavesNobody([one, two], [a, b], ending)).toBe(false);
    expect(leavesNobody([two], [b], ending)).toBe(false);
    expect(leavesNobody([], [], ending)).toBe(false);
  });
  it('counts no colleague who is disabled or has not taken up the invitation', () => {
    for (const over of [{ disabled: now }, { hasPassword: false, passwordSet: null }]) {
      expect(leavesNobody([one, two], [a, holder('b', over)], ending)).toBe(true);
      expect(leavesNobody([two, one], [holder('a', over), b], ending)).toBe(false);
    }
  });
  it('keeps the last operator of the platform, whom one of the demonstration does not replace', () => {
    const operator = { role: 'platform-operator', tenant: null } as const;
    const own = grant(operator);
    const other = grant({ ...operator, id: 'h' as GrantId, account: b.id });
    const last = (holders: readonly Account[]) => leavesNobody([own, other], holders, ending);
    expect(leavesNobody([own], [a], ending)).toBe(true);
    expect(last([a, b])).toBe(false);
    expect(last([a, holder('b', { demo: true })])).toBe(true);
  });
});

describe('帳號', () => {
  const day = 24 * 60;
  it(`is idle after ${IDLE_DAYS} days without signing in, unless it is disabled`, () => {
    const account = { created: now, lastSignIn: null, disabled: null };
    expect(isIdle(account, later(90 * day - 1))).toBe(false);
    expect(isIdle(account, later(90 * day))).toBe(true);
    expect(isIdle({ ...account, lastSignIn: later(day) }, later(90 * day))).toBe(false);
    expect(isIdle({ ...account, disabled: now }, later(90 * day))).toBe(false);
  });
  it('should change its password after 180 days', () => {
    expect(passwordDue({ passwordSet: now }, later(180 * day - 1))).toBe(false);
    expect(passwordDue({ passwordSet: now }, later(180 * day))).toBe(true);
    expect(passwordDue({ passwordSet: null }, later(999 * day))).toBe(false);
  });
  it('keeps the addresses of the site itself from tenants', () => {
    expect(
      ['office', 'account', 'api', 'en', 'sitemap'].every((id) =>
        isReservedTenantId(id as TenantId),
      ),
    ).toBe(true);
    expect(isReservedTenantId(taipei)).toBe(false);
  });
});
