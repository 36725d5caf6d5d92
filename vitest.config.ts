import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.journey.ts'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    restoreMocks: true,
    maxWorkers: 2,
    globalSetup: 'test/support/global-setup.ts',
    setupFiles: 'test/support/seeded-properties.ts',
  },
});
