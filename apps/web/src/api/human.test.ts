import { describe, expect, it } from 'vitest';
import { checkTicket, newTicket, type Spend } from './human.ts';

const secret = 'a-secret-of-the-tests-0123456789abcdef';
const made = new Date('2026-07-01T10:00:00+08:00');
const later = (ms: number) => new Date(made.getTime() + ms);
const sender = (device: string, address = device) => ({ device, address });
const code = (result: { ok: true } | { ok: false; refusal: { code: string } }) =>
  result.ok ? 'ok' : result.refusal.code;

/** Remembers what has been used. */
function book(): Spend {
  const used = new Set<string>();
  return (id) => {
    const fresh = !used.has(id.toString('hex'));
    used.add(id.toString('hex'));
    return Promise.resolve(fresh);
  };
}

describe('沒有程式碼時的單次憑單 tickets', () => {
  const spend = book();
  const check = (ticket: string, who = sender('a'), at = later(5_000)) =>
    checkTicket(spend, secret, ticket, who, at).then(code);

  it('count once, after five seconds, within the hour', async () => {
    const ticket = newTicket(secret, 'a', made);
    expect(await check(ticket, sender('a'), later(4_999))).toBe('too-quick');
    expect(await check(ticket)).toBe('ok');
    expect(await check(ticket)).toBe('human-check-failed');
    expect(await check(newTicket(secret, 'a', made), sender('a'), later(3_600_000))).toBe(
      'human-check-failed',
    );
    expect(await check('')).toBe('human-check-missing');
  });

  it('are of one browser: who drops its cookie needs another', async () => {
    expect(await check(newTicket(secret, 'b', made), sender('c'))).toBe('human-check-failed');
  });

  it('a ticket sent a thousand times takes nothing from anybody', async () => {
    const at = later(600_000);
    const ticket = newTicket(secret, 'replay', later(590_000));
    for (let i = 0; i < 1_000; i += 1) await check(ticket, sender('replay'), at);
    expect(await check(newTicket(secret, 'voter', later(590_000)), sender('voter'), at)).toBe('ok');
  });

  it('let six a minute of one browser pass, and a hall of voters behind one address', async () => {
    const at = later(1_200_000);
    const fresh = (device: string) => newTicket(secret, device, later(1_190_000));
    for (let i = 0; i < 6; i += 1)
      expect(await check(fresh('one'), sender('one', 'hall'), at)).toBe('ok');
    expect(await check(fresh('one'), sender('one', 'hall'), at)).toBe('too-many-requests');
    for (let i = 0; i < 294; i += 1)
      expect(await check(fresh(`v${i}`), sender(`v${i}`, 'hall'), at)).toBe('ok');
    expect(await check(fresh('last'), sender('last', 'hall'), at)).toBe('too-many-requests');
    expect(await check(fresh('other'), sender('other', 'home'), at)).toBe('ok');
  });
});
