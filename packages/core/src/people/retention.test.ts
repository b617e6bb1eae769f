import { describe, expect, it } from 'vitest';
import { LINK_LIFE_MS } from './session.ts';
import { forgettingDue, lettersBefore } from './retention.ts';

const now = new Date('2026-07-01T12:00:00Z');

describe('保存期限', () => {
  it('keeps letters for 30 days, longer than any link in them lives', () => {
    expect(lettersBefore(now)).toEqual(new Date('2026-06-01T12:00:00Z'));
    const longest = Math.max(...Object.values(LINK_LIFE_MS));
    expect(now.getTime() - lettersBefore(now).getTime()).toBeGreaterThan(longest);
  });

  it('looks at the start and then once an hour', () => {
    expect(forgettingDue(null, now)).toBe(true);
    expect(forgettingDue(new Date('2026-07-01T11:00:01Z'), now)).toBe(false);
    expect(forgettingDue(new Date('2026-07-01T11:00:00Z'), now)).toBe(true);
  });
});
