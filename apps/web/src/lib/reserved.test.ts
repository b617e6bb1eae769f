import { readdirSync } from 'node:fs';
import { isReservedTenantId, parseTenantId } from '@gongsuan/core/people';
import { expect, test } from 'vitest';

test('no tenant can be called as a page of the site itself, or it would be hidden by it', () => {
  const root = new URL('../routes/', import.meta.url);
  const pages = readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('['))
    .map(({ name }) => parseTenantId(name))
    .filter((name) => name !== undefined);
  expect(pages.length).toBeGreaterThan(5);
  expect(pages.filter((name) => !isReservedTenantId(name))).toEqual([]);
});
