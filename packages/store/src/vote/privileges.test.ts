import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPool } from '../connect.ts';
import { freshDatabase, type FreshDatabase } from '../testing/index.ts';

const POLL = randomUUID();
const ROLL = randomUUID();
let database: FreshDatabase;
let web: Pool;

beforeAll(async () => {
  database = await freshDatabase();
  web = openPool(asTenant('here'), { max: 1 });
  await web.query(
    `insert into vote.participation values ($1, sha256('t'), $2, 'here', sha256('c'), 'online', 'registered', false, '1', now(), now())`,
    [ROLL, POLL],
  );
  await web.query(`insert into vote.ballot values ($1, sha256('b'), 'here', 'all', '{1,2}')`, [
    POLL,
  ]);
});
afterAll(async () => {
  await web.end();
  await database.drop();
});

describe('票匭的權限 what the application may do with the box', () => {
  it.each([
    ['change a ballot', `update vote.ballot set picks = '{3}'`],
    ['take a ballot out', 'delete from vote.ballot'],
    ['empty the box', 'truncate vote.ballot'],
    ['read the box', 'select picks from vote.ballot'],
    ['see in which order ballots came', 'select ctid from vote.ballot'],
    ['see in which transaction a ballot came', 'select xmin from vote.ballot'],
    ['see in which transaction a voter came', 'select xmin from vote.participation'],
    ['see in which order voters came', 'select ctid from vote.participation'],
    ['see when consent was given', 'select consented_at from vote.participation'],
    ['take a voter off the roll', 'delete from vote.participation'],
    ['change a claim', `update vote.participation set claim = sha256('x')`],
    ['seal a box by hand', `insert into vote.seal values ('${POLL}', 'here', now(), 0, '', 0, '')`],
    ['stop a box by hand', `insert into vote.stop values ('${POLL}', 'here', now())`],
    ['lay the ballots anew without stopping the box', `call vote.shake('${POLL}', now())`],
    [
      'put a ballot of another tenant in',
      `insert into vote.ballot values ('${POLL}', sha256('z'), 'there', 'all', '{1}')`,
    ],
    ['change an extension', `update vote.extension set reason = 'x'`],
    ['switch the guards off', 'alter table vote.ballot disable trigger all'],
  ])('may not %s', async (_, statement) => {
    await expect(web.query(statement)).rejects.toMatchObject({
      code: expect.stringMatching(/42501|P0001/),
    });
  });

  it('may not delete a ballot by pretending to shake the box', async () => {
    const client = await web.connect();
    await client.query(`select set_config('gongsuan.shaking', $1, false)`, [POLL]);
    await expect(client.query('delete from vote.ballot')).rejects.toMatchObject({ code: '42501' });
    client.release();
  });

  it('learns of an unsealed box only whether a ballot is there', async () => {
    const found = await web.query(`select vote.find_ballot($1, sha256('b'), '{}') as found`, [
      POLL,
    ]);
    expect(found.rows).toEqual([{ found: 'other' }]);
    const open = await web.query(`select * from vote.open_ballots($1, '', 10)`, [POLL]);
    expect(open.rows).toEqual([]);
  });

  it('finds nothing of another tenant', async () => {
    const there = openPool(asTenant('there'), { max: 1 });
    const found = await there.query(`select vote.find_ballot($1, sha256('b'), '{1,2}') as found`, [
      POLL,
    ]);
    expect(found.rows).toEqual([{ found: null }]);
    expect((await there.query('select tag from vote.participation')).rows).toEqual([]);
    await there.end();
  });

  it('stops, seals and digests no box of another tenant', async () => {
    const owner = openPool(database.ownerUrl, { max: 1 });
    await owner.query(
      `insert into people.tenant (id, kind, name_zh, created_at) values ('here', 'city', '此市', now())`,
    );
    const [organisation, cycle, area, poll, roll] = Array.from({ length: 5 }, () => randomUUID());
    await owner.query(
      `insert into people.organisation (id, tenant_id, kind, name_zh, created_at) values ($1, 'here', 'city', '此市', now())`,
      [organisation],
    );
    await owner.query(
      `insert into plan.cycle (id, tenant_id, slug, organisation_id, kind, year, title_zh, rules, created_at)
       values ($1, 'here', 'y', $2, 'municipal', 2026, '年', '{}', now())`,
      [cycle, organisation],
    );
    await owner.query(
      `insert into plan.area (id, tenant_id, cycle_id, slug, ordinal, name_zh) values ($1, 'here', $2, 'a', 1, '區')`,
      [area, cycle],
    );
    await owner.query(
      `insert into vote.roll (id, tenant_id, cycle_id, created_at) values ($1, 'here', $2, now())`,
      [roll, cycle],
    );
    await owner.query(
      `insert into vote.poll (id, tenant_id, cycle_id, area_id, roll_id, rules_text, rules_hash, opens_at, closes_at, created_at)
       values ($1, 'here', $2, $3, $4, '', encode(sha256(''), 'hex'), now() - interval '2 days', now() - interval '1 day', now())`,
      [poll, cycle, area, roll],
    );
    const there = openPool(asTenant('there'), { max: 1 });
    const stop = `call vote.stop_box('${poll}', now())`;
    const shake = `call vote.shake('${poll}', now())`;
    await expect(there.query(stop)).rejects.toMatchObject({ code: '42501' });
    const stopped = async () => (await owner.query('select poll_id from vote.stop')).rows;
    expect(await stopped()).toEqual([]);
    await web.query(stop);
    expect(await stopped()).toEqual([{ poll_id: poll }]);
    await expect(there.query(shake)).rejects.toMatchObject({ code: 'P0001' });
    expect((await owner.query('select poll_id from vote.seal')).rows).toEqual([]);
    await web.query(shake);
    expect((await owner.query('select poll_id from vote.seal')).rows).toEqual([{ poll_id: poll }]);

    const digest = async (tenant: string) => {
      await owner.query(`select set_config('gongsuan.tenant', $1, false)`, [tenant]);
      return (await owner.query('select vote.ballot_digest($1) as digest', [POLL])).rows[0].digest;
    };
    expect(await digest('there')).not.toBe(await digest('here'));
    await there.end();
    await owner.end();
  });

  it('refuses a change of the box and of the roll to the owner too', async () => {
    const owner = openPool(database.ownerUrl, { max: 1 });
    await expect(owner.query(`update vote.ballot set picks = '{3}'`)).rejects.toMatchObject({
      code: '42501',
    });
    await expect(owner.query('delete from vote.ballot')).rejects.toMatchObject({ code: '42501' });
    await expect(owner.query('truncate vote.ballot')).rejects.toMatchObject({ code: '42501' });
    await expect(owner.query('delete from vote.participation')).rejects.toMatchObject({
      code: '42501',
    });
    await owner.end();
  });
});

/** The application's login, its transactions bound to one tenant. */
function asTenant(tenant: string): string {
  const url = new URL(database.webUrl);
  const given = url.searchParams.get('options') ?? '';
  url.searchParams.set('options', `${given} -c gongsuan.tenant=${tenant}`);
  return url.toString();
}
