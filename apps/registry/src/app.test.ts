import { describe, expect, it } from 'vitest';
import { parseIdNumber } from '@gongsuan/core/vote';
import { registryApp } from './app.ts';
import { residents } from './residents.ts';

const secret = 'a-secret-of-the-test';
const shilin = {
  ...{ caseCode: 'T-1', towns: ['63000110'], minAge: 16, maxAge: null, ageOn: '2026-11-01' },
  registeredBy: null,
};
const cases = [shilin];
const everybody = residents();
const inShilin = everybody.filter((one) => one.townCode === '63000110');

function ask(app: ReturnType<typeof registryApp>, path: string, body: unknown, key = secret) {
  return app.request(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-registry-secret': key },
    body: JSON.stringify(body),
  });
}

describe('戶役政模擬 the registry’s stand-in', () => {
  const [first] = inShilin;
  const question = { caseCode: 'T-1', idNumber: first?.idNumber, birthDate: first?.birthDate };

  it('invents residents in every district whose numbers have right check digits, each once', () => {
    expect(new Set(everybody.map((one) => one.idNumber)).size).toBe(everybody.length);
    expect(everybody.every((one) => parseIdNumber(one.idNumber).ok)).toBe(true);
    expect(
      new Set(everybody.filter((one) => one.townCode.startsWith('63')).map((one) => one.town)).size,
    ).toBe(12);
  });
  it('answers case code, number and correct, and nothing else', async () => {
    const app = registryApp({ secret, cases });
    const answer = await ask(app, '/checks', question);
    expect(await answer.json()).toEqual({
      caseCode: 'T-1',
      idNumber: first?.idNumber,
      correct: true,
    });
  });
  it('says incorrect for another birth date, another district, a child, an unknown case', async () => {
    const app = registryApp({ secret, cases });
    const child = inShilin.at(-1);
    const elsewhere = everybody.find((one) => one.townCode === '63000010');
    for (const wrong of [
      { ...question, birthDate: '1901-01-01' },
      { ...question, idNumber: elsewhere?.idNumber, birthDate: elsewhere?.birthDate },
      { ...question, idNumber: child?.idNumber, birthDate: child?.birthDate },
      { ...question, caseCode: 'T-2' },
    ]) {
      expect(await (await ask(app, '/checks', wrong)).json()).toMatchObject({ correct: false });
    }
  });
  it('says incorrect for who registered in the district after the day that the case names', async () => {
    const newcomer = inShilin.find((one) => one.registeredSince === '2026-10-01');
    const asked = { ...question, idNumber: newcomer?.idNumber, birthDate: newcomer?.birthDate };
    const answer = async (registeredBy: string | null) => {
      const app = registryApp({ secret, cases: [{ ...shilin, registeredBy }] });
      return (await (await ask(app, '/checks', asked)).json()) as { readonly correct: boolean };
    };
    expect((await answer('2026-09-30')).correct).toBe(false);
    expect((await answer('2026-10-01')).correct).toBe(true);
    expect((await answer(null)).correct).toBe(true);
  });
  it('answers nobody without the secret', async () => {
    expect((await ask(registryApp({ secret, cases }), '/checks', question, 'wrong')).status).toBe(
      401,
    );
  });
  it('misbehaves on demand', async () => {
    const app = registryApp({ secret, cases });
    await ask(app, '/behaviour', { kind: 'down' });
    expect((await ask(app, '/checks', question)).status).toBe(503);
    await ask(app, '/behaviour', { kind: 'wrong' });
    expect(await (await ask(app, '/checks', question)).json()).toMatchObject({ correct: false });
    await ask(app, '/behaviour', { kind: 'rate-limited' });
    expect((await ask(app, '/checks', question)).status).toBe(429);
  });
});
