import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Candidate } from './finding.ts';
import { mayCorrect, mayPublish, type PublishCase } from './publish.ts';
import { drawOrder, settle } from './tie.ts';

const costs: Record<string, number> = { a: 300, b: 200, c: 200 };
const candidates: Candidate[] = Object.entries(costs).map(([number, cost]) => ({
  number,
  title: number,
  cost,
  category: null,
}));
const tie = (projects: string[], places = 1) => ({ projects, places, votes: 9 });

describe('同票的處理', () => {
  it('the cheaper goes first where that was announced', () => {
    expect(settle(tie(['a', 'b']), { method: 'lower-cost' }, ['lower-cost'], candidates)).toEqual({
      ok: true,
      value: { method: 'lower-cost', order: ['b', 'a'], seed: null, extra: 0 },
    });
  });

  it('equal costs decide nothing: the next announced step is needed', () => {
    expect(settle(tie(['b', 'c']), { method: 'lower-cost' }, ['lower-cost'], candidates)).toEqual({
      ok: false,
      refusal: { code: 'tie-still-equal', step: 'lower-cost' },
    });
    const next = settle(
      tie(['c', 'b']),
      { method: 'earlier-number' },
      ['lower-cost', 'earlier-number'],
      candidates,
    );
    expect(next).toMatchObject({ ok: true, value: { order: ['b', 'c'] } });
  });

  it('a lot is refused while an announced step decides the tie', () => {
    const note = '115年11月21日公開抽籤';
    const lot = { method: 'public-lot', order: ['a', 'b'], seed: null, note } as const;
    expect(settle(tie(['a', 'b']), lot, ['lower-cost'], candidates)).toMatchObject({
      refusal: { code: 'tie-step-not-announced' },
    });
    expect(
      settle(tie(['b', 'c']), { ...lot, order: ['c', 'b'] }, ['lower-cost'], candidates),
    ).toMatchObject({
      ok: true,
      value: { order: ['c', 'b'] },
    });
  });

  it('a lot names exactly the tied proposals and has its record', () => {
    const ask = (order: string[], note: string) =>
      settle(tie(['b', 'c']), { method: 'public-lot', order, seed: null, note }, [], candidates);
    expect(ask(['b', 'a'], '公開抽籤紀錄，見附件')).toMatchObject({
      refusal: { code: 'lot-names-others' },
    });
    expect(ask(['b', 'b'], '公開抽籤紀錄，見附件')).toMatchObject({
      refusal: { code: 'lot-names-others' },
    });
    expect(ask(['b', 'c'], '抽')).toMatchObject({ refusal: { code: 'lot-needs-record' } });
  });

  it('a lot from a public number is drawn by the number, not by anybody’s hand', () => {
    const ask = (seed: string, order: string[] = []) => {
      const note = '採用115年11月24日大樂透開獎號碼';
      return settle(tie(['b', 'c']), { method: 'public-lot', order, seed, note }, [], candidates);
    };
    for (const seed of ['03 11 19 24 35 41', '7']) {
      const order = drawOrder(['b', 'c'], seed);
      expect(ask(seed)).toEqual({
        ok: true,
        value: { method: 'public-lot', order, seed, extra: 0 },
      });
    }
    expect(ask('7', ['b', 'c'])).toMatchObject({ refusal: { code: 'lot-order-or-seed' } });
  });

  it('admitting all is possible only where it was announced', () => {
    expect(settle(tie(['b', 'c']), { method: 'admit-all' }, [], candidates)).toMatchObject({
      refusal: { code: 'tie-step-not-announced' },
    });
    expect(
      settle(tie(['a', 'b', 'c']), { method: 'admit-all' }, ['admit-all'], candidates),
    ).toMatchObject({
      value: { extra: 2 },
    });
  });

  it('a drawn order can be repeated by anyone and does not depend on the order of the list', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string(), { maxLength: 8 }), fc.string(), (numbers, seed) => {
        expect(drawOrder(numbers.toReversed(), seed)).toEqual(drawOrder(numbers, seed));
      }),
    );
    expect(drawOrder(['1', '2', '3'], '12345678')).toEqual(drawOrder(['3', '1', '2'], '12345678'));
    expect(
      new Set(['1', '2', '3', '4', '5'].map((s) => drawOrder(['1', '2', '3'], s).join())).size,
    ).toBeGreaterThan(1);
  });
});

describe('公告與更正', () => {
  const closes = new Date('2026-06-14T09:00:00Z');
  const after = new Date('2026-06-14T09:00:00Z');
  const it0: PublishCase = { closes, unsealed: [], tied: [], published: null, hash: 'x' };

  it('is published once the polls are closed, to the second', () => {
    expect(mayPublish(it0, new Date(closes.getTime() - 1))).toMatchObject({
      refusal: { code: 'polls-still-open' },
    });
    expect(mayPublish(it0, after)).toMatchObject({ ok: true });
  });
  it('waits until every box is sealed', () => {
    expect(mayPublish({ ...it0, unsealed: ['士林區'] }, after)).toMatchObject({
      refusal: { code: 'boxes-unsealed' },
    });
  });
  it('waits for every tie', () => {
    expect(mayPublish({ ...it0, tied: ['3'] }, after)).toMatchObject({
      refusal: { code: 'tie-unsettled' },
    });
  });
  it('is not published twice; a correction is a new version with a reason and a difference', () => {
    const published = { on: after, hash: 'x' };
    expect(mayPublish({ ...it0, published }, after)).toMatchObject({
      refusal: { code: 'already-published' },
    });
    expect(mayCorrect({ ...it0, published, hash: 'y' }, '算錯', after)).toMatchObject({
      refusal: { code: 'correction-needs-reason' },
    });
    expect(mayCorrect({ ...it0, published }, '第3案經裁定撤案，重新計算', after)).toMatchObject({
      refusal: { code: 'nothing-changed' },
    });
    expect(
      mayCorrect({ ...it0, published, hash: 'y' }, '第3案經裁定撤案，重新計算', after),
    ).toMatchObject({ ok: true });
  });
});
