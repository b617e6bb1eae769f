import { describe, expect, it } from 'vitest';
import { sealed, unsealed } from './sealed.ts';

const secret = 'a-secret-of-the-tests-a-secret-of-the-tests';

describe('瀏覽器代為保管的資料 sealed for its place', () => {
  const text = sealed(secret, 'receipt 1', { ballotId: 'b' });

  it('opens where it was sealed for', () => {
    expect(unsealed(secret, 'receipt 1', text)).toEqual({ ballotId: 'b' });
  });

  it('says nothing of what it holds', () => {
    expect(Buffer.from(text, 'base64url').toString('latin1')).not.toContain('ballotId');
  });

  it.each([
    ['of another kind', 'draft 1'],
    ['of another vote', 'receipt 2'],
  ])('does not open in a place %s', (_, place) => {
    expect(unsealed(secret, place, text)).toBeUndefined();
  });

  it('does not open when one sign was changed, nor with another secret', () => {
    const changed = `${text.startsWith('A') ? 'B' : 'A'}${text.slice(1)}`;
    expect(unsealed(secret, 'receipt 1', changed)).toBeUndefined();
    expect(unsealed(`${secret}.`, 'receipt 1', text)).toBeUndefined();
    expect(unsealed(secret, 'receipt 1', text.slice(0, 20))).toBeUndefined();
    expect(unsealed(secret, 'receipt 1', '')).toBeUndefined();
  });
});
