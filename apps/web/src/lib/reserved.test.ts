import { globSync, readdirSync } from 'node:fs';
import { isReservedTenantId, parseTenantId } from '@gongsuan/core/people';
import { isReservedSlug } from '@gongsuan/core/plan';
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

test('no cycle can be called as a page that stands beside the cycles, in public or in the office', () => {
  const root = new URL('../routes/', import.meta.url).pathname;
  const places = globSync('**/[[]cycle[]]', { cwd: root }).map((path) => `${root}${path}/..`);
  expect(places.length).toBeGreaterThan(3);
  const beside = places
    .flatMap((place) => readdirSync(place, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('['))
    .map(({ name }) => name);
  expect(beside).toContain('privacy');
  expect(beside.filter((name) => !isReservedSlug(name))).toEqual([]);
});
