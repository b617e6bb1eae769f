import { describe, expect, it } from 'vitest';
import type { Day } from '@gongsuan/prelude';
import fc from 'fast-check';
import type { Phase, PhaseId, Step } from '../plan/index.ts';
import { plainCell } from './cell.ts';
import { keepUntil, parseContact } from './contact.ts';
import { admitFile } from './files.ts';
import { numberOf } from './number.ts';
import { dailyOrder } from './order.ts';
import { changesDue, mayAmend, maySubmit, mayWithdraw, votingOpened } from './phase.ts';
import type { Facts } from './status.ts';

const at = (text: string) => new Date(`${text}+08:00`);
const phase = (step: Step, ordinal: number, opens: string, closes: string): Phase => ({
  ...{ id: step as unknown as PhaseId, step, ordinal, label: null, disabled: false },
  ...{ opens: at(opens), closes: at(closes) },
});
const cycle = {
  phases: [
    phase('gather', 1, '2026-03-01T09:00', '2026-03-31T17:00'),
    phase('route', 2, '2026-03-15T09:00', '2026-04-30T17:00'),
    phase('vote', 3, '2026-06-01T09:00', '2026-06-14T17:00'),
  ],
};
const facts: Facts = {
  submitted: at('2026-03-05T10:00'),
  withdrawn: null,
  version: 1,
  decision: null,
};
const decided = (kind: 'accept' | 'refuse' | 'request-changes'): Facts => ({
  ...facts,
  decision: { kind, version: 1 },
});
const code = (result: { ok: boolean; refusal?: { code: string } }) =>
  result.ok ? 'ok' : result.refusal?.code;

describe('when a proposal can be submitted', () => {
  it('is from the first moment of the phase up to its last', () => {
    expect(code(maySubmit(cycle, at('2026-03-01T08:59:59')))).toBe('gather-not-open-yet');
    expect(code(maySubmit(cycle, at('2026-03-01T09:00:00')))).toBe('ok');
    expect(code(maySubmit(cycle, at('2026-03-31T16:59:59')))).toBe('ok');
    expect(code(maySubmit(cycle, at('2026-03-31T17:00:00')))).toBe('gather-closed');
  });

  it('is never where the cycle gathers nothing', () => {
    expect(code(maySubmit({ phases: [] }, at('2026-03-05T09:00')))).toBe('gather-not-planned');
  });
});

describe('when a submitted proposal can be changed', () => {
  it('is while proposals are taken, and afterwards only when changes were asked for', () => {
    const late = at('2026-04-10T09:00');
    expect(code(mayAmend(cycle, facts, null, at('2026-03-10T09:00')))).toBe('ok');
    expect(code(mayAmend(cycle, facts, null, late))).toBe('gather-closed');
    expect(code(mayAmend(cycle, decided('request-changes'), null, late))).toBe('ok');
  });

  it('is not after the screening has spoken, nor with a set ballot', () => {
    const now = at('2026-03-10T09:00');
    const set = at('2026-03-09T09:00');
    expect(code(mayAmend(cycle, decided('accept'), null, now))).toBe('proposal-not-amendable');
    expect(code(mayAmend(cycle, decided('refuse'), null, now))).toBe('proposal-not-amendable');
    expect(code(mayAmend(cycle, facts, set, now))).toBe('proposal-left-off-ballot');
    const asked = mayAmend(cycle, decided('request-changes'), set, now);
    expect(asked).toEqual({
      ok: false,
      refusal: { code: 'proposal-left-off-ballot', since: set },
    });
  });
});

describe('補正期限 until when changes are waited for', () => {
  it('is the end of the screening that runs, else the opening of the vote', () => {
    expect(changesDue(cycle, at('2026-04-10T09:00'))).toEqual(at('2026-04-30T17:00'));
    expect(changesDue(cycle, at('2026-05-10T09:00'))).toEqual(at('2026-06-01T09:00'));
    expect(changesDue(cycle, at('2026-06-02T09:00'))).toBeNull();
    expect(changesDue({ phases: [] }, at('2026-04-10T09:00'))).toBeNull();
  });
});

describe('撤案 taking a proposal back', () => {
  it('is possible until the ballot is set, and not for what is already over', () => {
    expect(code(mayWithdraw(decided('accept'), null))).toBe('ok');
    expect(code(mayWithdraw(decided('accept'), at('2026-05-20T09:00')))).toBe(
      'proposal-already-on-ballot',
    );
    expect(code(mayWithdraw(decided('refuse'), null))).toBe('proposal-not-withdrawable');
    expect(code(mayWithdraw({ ...facts, withdrawn: at('2026-03-06T09:00') }, null))).toBe(
      'proposal-not-withdrawable',
    );
  });

  it('knows the ballot as set from the moment on which voting opens', () => {
    expect(votingOpened(cycle, at('2026-06-01T08:59:59'))).toBeNull();
    expect(votingOpened(cycle, at('2026-06-01T09:00:00'))).toEqual(at('2026-06-01T09:00:00'));
    expect(votingOpened(cycle, at('2026-12-01T09:00:00'))).toEqual(at('2026-06-01T09:00:00'));
  });
});

describe('提案編號 the number', () => {
  it('is written like case 106030037 of Taipei', () => {
    expect(numberOf(2017, 3, 37)).toBe('106030037');
    expect(numberOf(2010, 12, 1)).toBe('099120001');
  });
});

describe('files', () => {
  const MB = 1024 * 1024;
  it('are admitted by what they are', () => {
    expect(admitFile({ name: 'a.exe', bytes: 10, found: 'image/png' }, [])).toEqual({
      ok: true,
      value: 'photo',
    });
  });

  it('are refused when a photo’s name hides a program, or nothing known', () => {
    for (const found of ['application/x-msdownload', null, 'text/html', 'image/svg+xml']) {
      expect(code(admitFile({ name: 'photo.jpg', bytes: 10, found }, []))).toBe(
        'file-kind-refused',
      );
    }
  });

  it('are refused over 10 MB, whatever they are', () => {
    expect(code(admitFile({ name: 'p', bytes: 10 * MB, found: 'image/jpeg' }, []))).toBe('ok');
    expect(code(admitFile({ name: 'p', bytes: 50 * MB, found: 'image/jpeg' }, []))).toBe(
      'file-too-large',
    );
    expect(code(admitFile({ name: 'p', bytes: 50 * MB, found: null }, []))).toBe('file-too-large');
  });

  it('are refused beyond six photos or three documents', () => {
    const six = Array.from({ length: 6 }, () => ({ kind: 'photo' as const }));
    expect(code(admitFile({ name: 'p', bytes: 1, found: 'image/png' }, six))).toBe(
      'too-many-files',
    );
    expect(code(admitFile({ name: 'p', bytes: 1, found: 'application/pdf' }, six))).toBe('ok');
  });
});

describe('who proposes', () => {
  const now = at('2026-03-05T09:00');
  it('is kept for a year after the last phase', () => {
    expect(keepUntil(cycle, now)).toBe('2027-06-14');
  });

  it('is kept longer when the last phase is prolonged, and shorter when it is cut', () => {
    const closing = (closes: Date) => ({
      phases: cycle.phases.map((phase) => (phase.step === 'vote' ? { ...phase, closes } : phase)),
    });
    expect(keepUntil(closing(at('2026-07-14T17:00')), now)).toBe('2027-07-14');
    expect(keepUntil(closing(at('2026-06-10T17:00')), now)).toBe('2027-06-10');
  });

  it('is kept for a year after the submission when no phase is left, and not for ever', () => {
    expect(keepUntil({ phases: [] }, now)).toBe('2027-03-05');
    const off = cycle.phases.map((phase) => ({ ...phase, disabled: true }));
    expect(keepUntil({ phases: off }, now)).toBe('2027-03-05');
  });

  it('needs a name, and at the counter a way to reach the person', () => {
    expect(parseContact({ name: '林示範' }, 'online')).toEqual({
      ok: true,
      value: { name: '林示範', reach: '', namePublic: false },
    });
    const counter = parseContact({ name: '林示範' }, 'counter');
    expect(counter.ok ? [] : counter.refusal.map((r) => r.field)).toEqual(['reach']);
  });
});

describe('the order of a public list', () => {
  const keys = fc.uniqueArray(fc.uuid(), { maxLength: 30 });
  it('is the same for everybody on one day, whatever order the proposals come in', () => {
    fc.assert(
      fc.property(keys, (ids) => {
        const order = (list: readonly string[]) =>
          dailyOrder(list, (id) => id, '2026-03-05' as Day);
        expect(order(ids.toReversed())).toEqual(order(ids));
        expect(order(ids).toSorted()).toEqual(ids.toSorted());
      }),
    );
  });

  it('puts everyone first about equally often over the days', () => {
    const ids = ['a', 'b', 'c', 'd', 'e'];
    const firsts = new Map<string | undefined, number>();
    for (let n = 0; n < 1000; n += 1) {
      const on = new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10) as Day;
      const first = dailyOrder(ids, (id) => id, on)[0];
      firsts.set(first, (firsts.get(first) ?? 0) + 1);
    }
    for (const id of ids) expect(firsts.get(id)).toBeGreaterThan(140);
  });
});

describe('a cell of an export', () => {
  it('is never a formula', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(/^[=+\-@\t\r]/.test(plainCell(text))).toBe(false);
        expect(plainCell(text).endsWith(text)).toBe(true);
      }),
    );
    expect(plainCell('=HYPERLINK("x")')).toBe('\'=HYPERLINK("x")');
  });
});
