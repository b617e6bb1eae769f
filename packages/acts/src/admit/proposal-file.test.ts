import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { beginDraft, submitProposal, withdrawProposal } from '../gather/index.ts';
import { DURING, scene, SHEET, type Scene } from '../gather/testing/scene.ts';
import { decideProposal } from '../route/index.ts';
import { proposalsCsv, proposalsJson, readOpenProposals } from './index.ts';

let it_: Scene;
beforeAll(async () => {
  it_ = await scene();
  await submitted('=1+1 照明');
  const gone = await submitted('後來撤回');
  await withdrawProposal(it_.db, it_.citizen, { ...gone, reason: '里辦公處已改善' }, DURING);
  await judge(await submitted('私人停車場'), 'exclude');
});
afterAll(() => it_.end());

async function submitted(title: string) {
  const at = { tenant: it_.tenant, cycle: '115' };
  const typed = { ...SHEET, title, village: '天和里', 'name-public': 'on' };
  const begun = await beginDraft(it_.db, it_.citizen, at, typed, DURING);
  if (!begun.ok) throw new Error(begun.refusal.code);
  const where = { tenant: it_.tenant, proposal: begun.value };
  const done = await submitProposal(it_.db, it_.citizen, where, DURING);
  if (!done.ok) throw new Error(done.refusal[0].code);
  return where;
}

async function judge(where: Awaited<ReturnType<typeof submitted>>, kind: string) {
  const given = { kind, reason: '屬私人用途', alternative: '', cost: '', exclusion: 'private' };
  const judgement = { ...given, consent: false, version: 1, decision: 0 };
  const machine = { kind: 'machine', name: 'demo' } as const;
  const done = await decideProposal(it_.db, it_.post, machine, where, judgement, DURING);
  if (!done.ok) throw new Error(done.refusal.code);
}

const read = async () => {
  const open = await readOpenProposals(it_.db, it_.tenant, '115');
  if (!open.ok) throw new Error(open.refusal.code);
  return open.value;
};

describe('提案的開放資料', () => {
  it('gives every submitted proposal with the day of submission and what its page shows', async () => {
    const [first, second] = (await read()).proposals;
    expect(first).toMatchObject({
      ...{ title: '=1+1 照明', submitted: '2026-03-10', status: 'submitted' },
      ...{ area: { zh: '士林區' }, decision: null, ballotNumber: null, result: null },
      text: { content: SHEET.content, place: { village: '天和里' }, estimate: 450_000 },
    });
    expect(second).toMatchObject({ status: 'withdrawn', withdrawn: '里辦公處已改善' });
  });

  it('shows of an excluded one its title and the reason, and no name of anybody', async () => {
    const open = await read();
    expect(open.proposals[2]).toMatchObject({
      ...{ title: '私人停車場', status: 'excluded', text: null },
      decision: { kind: 'exclude', reason: '屬私人用途' },
    });
    expect(proposalsJson(open) + proposalsCsv(open)).not.toContain(SHEET.name);
  });

  it('is a CSV for Excel, with the licence on every line and formulas as text', async () => {
    const lines = proposalsCsv(await read()).split('\r\n');
    expect(lines).toHaveLength(5);
    expect(lines[0]).toMatch(/^\uFEFFnumber,title,area,category,.*,licence$/);
    expect(lines[1]).toContain(",'=1+1 照明,士林區,");
    expect(lines[1]).toMatch(/,審核中,.*政府資料開放授權條款/);
    expect(JSON.parse(proposalsJson(await read()))).toMatchObject({
      licence: 'https://data.gov.tw/license',
      cycle: { slug: '115' },
    });
  });

  it('is there for published cycles alone', async () => {
    const none = await readOpenProposals(it_.db, it_.tenant, 'nothing');
    expect(none).toMatchObject({ refusal: { code: 'no-such-result' } });
  });
});
