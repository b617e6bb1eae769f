import { expect, test } from 'vitest';
import { masked, withoutValues } from './log.ts';

test('an ID number, a birth date, a mail address and a telephone number never reach the log', () => {
  const said = masked(
    'A123456789 born 1990-01-01 or 79/1/1, wang@example.test, 0912345678, AB12345678',
  );
  expect(said).toBe('[id] born [date] or [date], [mail] [number], [id]');
});

test('the name of a constraint and the kind of an error stay readable', () => {
  const thrown = Object.assign(new Error('duplicate key violates "ballot_pkey"'), {
    code: '23505',
    detail: 'Key (mail)=(wang@example.test) already exists.',
  });
  const kept = withoutValues(thrown);
  expect(kept).toMatchObject({ kind: 'Error', code: '23505', said: thrown.message });
  expect(JSON.stringify(kept)).not.toContain('wang');
});
