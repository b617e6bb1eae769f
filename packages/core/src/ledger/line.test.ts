import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { nextLine, verifyChain, type LedgerLine } from './line.ts';

const at = new Date('2026-11-21T01:00:00Z');

function chain(acts: readonly string[]): LedgerLine[] {
  const lines: LedgerLine[] = [];
  for (const act of acts) {
    const entry = {
      tenant: 't',
      at,
      actor: { kind: 'machine' },
      act,
      subject: 's',
      facts: { act },
    };
    lines.push(nextLine(entry, lines.at(-1)));
  }
  return lines;
}

describe('帳 the chain of the ledger', () => {
  it('finds no fault in a chain as it was written', () => {
    expect(verifyChain(chain(['a', 'b', 'c']))).toEqual([]);
  });

  it('names the line that was altered', () => {
    const lines = chain(['a', 'b', 'c']).map((l) =>
      l.seq === 2 ? { ...l, facts: { act: 'x' } } : l,
    );
    expect(verifyChain(lines)).toEqual([{ kind: 'altered', seq: 2 }]);
  });

  it('names the line that is missing', () => {
    expect(verifyChain(chain(['a', 'b', 'c']).filter((l) => l.seq !== 2))).toEqual([
      { kind: 'missing', seq: 2 },
    ]);
  });

  it('shows a line rewritten with a fresh hash by the broken link after it', () => {
    const lines = chain(['a', 'b', 'c']);
    const forged = chain(['a', 'x', 'c'])[1] as LedgerLine;
    expect(verifyChain([lines[0], forged, lines[2]] as LedgerLine[])).toEqual([
      { kind: 'broken', seq: 3 },
    ]);
  });

  it('finds any single change of any line', () => {
    fc.assert(
      fc.property(fc.nat(4), fc.string({ minLength: 1 }), (index, act) => {
        const lines = chain(['a', 'b', 'c', 'd', 'e']);
        fc.pre(lines[index]?.act !== act);
        const altered = lines.map((l, i) => (i === index ? { ...l, act } : l));
        expect(verifyChain(altered)).not.toEqual([]);
      }),
    );
  });
});
