import { describe, expect, it } from 'vitest';
import { dueVotes } from './due.ts';
import type { Poll, PollId, RollId, Seal } from './poll.ts';

const closes = new Date('2026-07-13T17:00:00+08:00');
const after = (ms: number) => new Date(closes.getTime() + ms);
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const seal: Seal = {
  at: after(MINUTE),
  ballots: 1,
  ballotDigest: '',
  participations: 1,
  claimDigest: '',
};

function poll(id: string, given: Partial<Poll> = {}): Poll {
  const base = { opens: after(-DAY), closes, extensions: [], seal: null, keyDestroyed: null };
  const rules = { complaintDays: 30 } as Poll['rules'];
  return { ...base, id: id as PollId, roll: 'r' as RollId, rules, ...given } as Poll;
}

describe('到期', () => {
  it('a box is left to the officers for five minutes, then it is sealed', () => {
    const at = (ms: number) => dueVotes([poll('a')], after(ms)).seal;
    expect(at(-1)).toEqual([]);
    expect(at(5 * MINUTE)).toEqual([]);
    expect(at(5 * MINUTE + 10_000 - 1)).toEqual([]);
    expect(at(5 * MINUTE + 10_000)).toEqual(['a']);
  });

  it('a sealed box is left alone', () => {
    expect(dueVotes([poll('a', { seal })], after(DAY)).seal).toEqual([]);
  });

  it('a key is destroyed when the complaint period of every poll on its roll is over, once', () => {
    const both = [poll('a', { seal }), poll('b', { seal, closes: after(DAY) })];
    const at = (ms: number) => dueVotes(both, after(ms)).destroyKey;
    expect(at(30 * DAY)).toEqual([]);
    expect(at(31 * DAY - 1)).toEqual([]);
    expect(at(31 * DAY)).toEqual(['a']);
    const one = [poll('a', { seal }), poll('b')];
    expect(dueVotes(one, after(90 * DAY)).destroyKey).toEqual([]);
  });

  it('each roll has its own time', () => {
    const rolls = [
      poll('a', { seal }),
      poll('b', { roll: 's' as RollId, closes: after(60 * DAY) }),
    ];
    expect(dueVotes(rolls, after(31 * DAY)).destroyKey).toEqual(['a']);
  });

  it('a key that is noted as destroyed is only made sure of', () => {
    const done = poll('a', { seal, keyDestroyed: after(31 * DAY) });
    expect(dueVotes([done], after(40 * DAY))).toEqual({ seal: [], destroyKey: [], gone: ['r'] });
  });
});
