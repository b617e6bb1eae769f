import type { AccountId } from '@gongsuan/core/people';
import { refuse } from '@gongsuan/prelude';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { log } from './log.ts';
import { orError, refused } from './refusals.ts';

const warn = vi.spyOn(log, 'warn').mockImplementation(() => undefined);
afterEach(() => warn.mockClear());

const account = '00000000-0000-0000-0000-000000000001' as AccountId;
const event = {
  route: { id: '/office/[tenant]/people' },
  locals: {
    lang: 'en',
    request: 'cafe',
    actor: { kind: 'staff', account, name: '林示範', grants: [] },
  },
} as const;
const denied = { code: 'not-allowed', verb: 'manage-accounts' } as const;

describe('被拒絕的權限', () => {
  it('leaves one line in the log, with ids and the right, without the name', () => {
    refused(event, denied, { email: 'wang@example.test' });
    expect(() => orError(event, refuse(denied))).toThrow();
    expect(warn).toHaveBeenCalledTimes(2);
    const noted = {
      request: 'cafe',
      route: '/office/[tenant]/people',
      code: 'not-allowed',
      verb: 'manage-accounts',
      account,
    };
    for (const [facts] of warn.mock.calls) expect(facts).toEqual(noted);
  });

  it('says nothing of what was only typed wrongly', () => {
    refused(event, { code: 'email-malformed', field: 'email' });
    expect(warn).not.toHaveBeenCalled();
  });
});
