import { describe, expect, it } from 'vitest';
import { openFiles } from './files.ts';
import type { Content, FileId } from './proposal.ts';
import type { Facts } from './status.ts';

const version = (ordinal: number, ...files: string[]) => ({
  ordinal,
  content: { files: files.map((id) => ({ id: id as FileId, caption: '' })) } as unknown as Content,
});
const day = new Date('2026-11-01T00:00:00Z');
const facts = (newest: number, decision: Facts['decision']): Facts => ({
  ...{ submitted: day, withdrawn: null, version: newest, decision },
});

describe('照片與文件 what everybody may open', () => {
  it('is nothing before an officer has decided', () => {
    expect(openFiles(facts(1, null), [version(1, 'a')])).toEqual([]);
  });

  it('is what the decided version has, whatever the decision', () => {
    for (const kind of ['accept', 'request-changes', 'assess', 'refuse'] as const) {
      expect(openFiles(facts(1, { kind, version: 1 }), [version(1, 'a', 'b')])).toEqual(['a', 'b']);
    }
  });

  it('is not what a later version brings, until an officer has decided on that one', () => {
    const versions = [version(1, 'a', 'b'), version(2, 'b', 'c')];
    const asked = facts(2, { kind: 'request-changes', version: 1 });
    expect(openFiles(asked, versions)).toEqual(['b']);
    expect(openFiles(facts(2, { kind: 'accept', version: 2 }), versions)).toEqual(['b', 'c']);
  });

  it('is nothing of what was excluded, nor of a draft', () => {
    const excluded = facts(1, { kind: 'exclude', version: 1 });
    expect(openFiles(excluded, [version(1, 'a')])).toEqual([]);
    expect(openFiles({ ...facts(0, null), submitted: null }, [])).toEqual([]);
  });
});
