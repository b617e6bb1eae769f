import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'rules',
          testTimeout: 60_000,
          include: [
            'packages/{prelude,tally,core,words,look}/**/*.test.ts',
            'apps/web/src/**/*.test.ts',
          ],
          exclude: ['**/node_modules/**'],
        },
      },
      {
        test: {
          name: 'acts',
          include: ['packages/{store,acts}/**/*.test.ts', 'apps/{cli,registry}/**/*.test.ts'],
          exclude: ['**/node_modules/**'],
          globalSetup: ['packages/store/src/testing/global.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'stories',
          include: ['stories/**/*.test.ts'],
          exclude: ['**/node_modules/**'],
          globalSetup: ['packages/store/src/testing/global.ts'],
          testTimeout: 180_000,
          hookTimeout: 240_000,
          maxWorkers: 2,
        },
      },
    ],
  },
});
