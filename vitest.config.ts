import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.journey.ts'],
    // A busy machine is no failure: several of these start the whole program.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    restoreMocks: true,
    maxWorkers: 2,
    // The program is loaded once by each worker, and embedded databases are used again: half the time. A test leaves nothing behind.
    isolate: false,
    expect: { poll: { timeout: 20_000 } },
    globalSetup: 'test/support/global-setup.ts',
    setupFiles: 'test/support/seeded-properties.ts',
  },
});
