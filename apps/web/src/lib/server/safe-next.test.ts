import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeNext } from './safe-next.ts';

describe('登入後的去處', () => {
  it.each(['/office', '/en/office/taipei/ledger?act=role-granted', '/taipei/115/gather/new', '/'])(
    'goes on to %s',
    (path) => expect(safeNext(path)).toBe(path),
  );
  it.each([
    '//evil.example',
    '/\\evil.example',
    '/.//evil.example',
    '/a/..//evil.example',
    '/\t/evil.example',
    'https://evil.example/',
    'javascript:alert(1)',
    'office',
    '',
    '/a\nb',
    `/${'a'.repeat(600)}`,
    null,
    7,
  ])('never to %j', (path) => expect(safeNext(path)).toBeUndefined());

  it('stays on this site whatever is typed', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('/', '\\', '.', 'a', ':', '?', '@', '%') }),
        (text) => {
          const path = safeNext(`/${text}`);
          if (path === undefined) return;
          expect(new URL(path, 'https://pb.example').origin).toBe('https://pb.example');
        },
      ),
    );
  });
});
